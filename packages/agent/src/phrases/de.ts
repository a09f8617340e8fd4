import type { Phrases } from './phrases.js';

export const de: Phrases = {
  disclosure: (name) => `Ich bin ${name}, ein automatischer Assistent.`,
  noAnswer: 'Entschuldigung, darauf ist mir keine gute Antwort gelungen. Kannst du es anders sagen?',
  toolFailed: (what) => `Entschuldigung, das hat nicht geklappt: ${what}.`,
  toolTooSlow: (what) => `Entschuldigung, das hat zu lange gedauert, ich habe aufgehört: ${what}.`,
  tools: {
    calculate: 'die Rechnung',
    edit_picture: 'das Bearbeiten des Bildes',
    look: 'das Ansehen des Bildes',
    read_picture: 'das Lesen des Bildes',
    make_chart: 'das Zeichnen des Diagramms',
    run_code: 'das Berechnen mit einem Programm',
    current_time: 'das Nachsehen der Uhrzeit',
  },
  someTool: 'einer der Schritte',
  needPicture: 'Dafür brauche ich ein Bild. Bitte schick es mir.',
  textCut: 'Deine Nachricht ist sehr lang: Ich habe nur den Anfang und das Ende gelesen.',
  lost: {
    'too-large': 'Ich konnte die Datei nicht öffnen: Sie ist zu groß.',
    'too-many-pixels': 'Ich konnte das Bild nicht öffnen: Es hat zu viele Pixel.',
    'not-a-picture': 'Ich konnte die Datei nicht öffnen: Sie ist kein Bild, das ich kenne.',
    empty: 'Die Datei kam leer an. Bitte schick sie noch einmal.',
    expired: 'Die Datei ist nicht mehr da. Bitte schick sie noch einmal.',
    refused: 'Ich durfte die Datei nicht abholen. Bitte schick sie noch einmal.',
    unreachable: 'Ich konnte die Datei nicht abholen. Bitte schick sie noch einmal.',
    unsupported: 'Dateien dieser Art kann ich nicht öffnen.',
  },
  cannot: {
    audio: 'Sprachnachrichten kann ich noch nicht anhören. Bitte schreib mir.',
    video: 'Videos kann ich noch nicht ansehen. Bitte schreib mir oder schick ein Bild.',
    document:
      'Von Dateien kann ich nur Tabellen und einfachen Text lesen (CSV, TXT). Bitte schick so etwas oder ein Bild.',
    unsupported: 'Diese Art von Nachricht verstehe ich nicht. Bitte schreib mir.',
  },
  empty: 'Deine Nachricht kam leer an. Was kann ich für dich tun?',
};

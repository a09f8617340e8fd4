import type { CareSentences } from './sentences.js';

export const de: CareSentences = {
  numbers: 'die Notrufnummer deines Landes (112 in Europa)',
  at: (number) => `die ${number}`,
  emergency: (call) =>
    `Ruf jetzt ${call} an: Das kann ein Notfall sein. Ich bin ein automatischer Assistent und kann es von hier aus nicht beurteilen, also warte nicht auf mich.`,
  selfHarm: (call, line) =>
    `Gut, dass du das sagst. Du bist nicht allein, und es gibt jetzt Hilfe.${line ? ` Unter ${line} hört dir jemand zu.` : ''} Ist gerade jemand in Gefahr, ruf ${call} an. Sprich bitte auch mit einem Menschen, dem du vertraust. Ich bin ein automatischer Assistent und kann niemanden ersetzen, der da sein kann.`,
  health: (call) =>
    `Ich bin kein Arzt: Was du hast und wie viel von einem Mittel richtig für dich ist, kann ich nicht sagen. Frag bitte eine Ärztin, einen Arzt oder die Apotheke; wird es plötzlich schlimmer, ruf ${call} an.`,
};

import type { Phrases } from './phrases.js';

export const it: Phrases = {
  disclosure: (name) => `Sono ${name}, un assistente automatico.`,
  noAnswer: 'Scusa, non sono riuscito a dare una buona risposta. Puoi dirlo in un altro modo?',
  toolFailed: (what) => `Scusa, questo non ha funzionato: ${what}.`,
  toolTooSlow: (what) => `Scusa, questo richiedeva troppo tempo e mi sono fermato: ${what}.`,
  tools: {
    calculate: 'il calcolo',
    edit_picture: 'la modifica dell’immagine',
    look: 'guardare l’immagine',
    read_picture: 'la lettura dell’immagine',
    make_chart: 'la creazione del grafico',
    run_code: 'il calcolo con un programma',
    current_time: 'la consultazione dell’ora',
  },
  someTool: 'uno dei passaggi',
  needPicture: 'Per questo mi serve un’immagine. Mandamela, per favore.',
  textCut: 'Il tuo messaggio è molto lungo: ho letto solo l’inizio e la fine.',
  lost: {
    'too-large': 'Non sono riuscito ad aprire il file: è troppo grande.',
    'too-many-pixels': 'Non sono riuscito ad aprire l’immagine: ha troppi pixel.',
    'not-a-picture': 'Non sono riuscito ad aprire il file: non è un’immagine che conosco.',
    empty: 'Il file è arrivato vuoto. Rimandalo, per favore.',
    expired: 'Il file non c’è più. Rimandalo, per favore.',
    refused: 'Non mi è stato permesso di scaricare il file. Rimandalo, per favore.',
    unreachable: 'Non sono riuscito a scaricare il file. Rimandalo, per favore.',
    unsupported: 'Non posso aprire file di questo tipo.',
  },
  cannot: {
    audio: 'Non posso ancora ascoltare i messaggi vocali. Scrivimi, per favore.',
    video: 'Non posso ancora guardare i video. Scrivimi o manda un’immagine, per favore.',
    document:
      'Dei file posso leggere solo tabelle e testo semplice (CSV, TXT). Mandane uno così, o un’immagine, per favore.',
    unsupported: 'Non capisco questo tipo di messaggio. Scrivimi, per favore.',
  },
  empty: 'Il tuo messaggio è arrivato vuoto. Che cosa posso fare per te?',
};

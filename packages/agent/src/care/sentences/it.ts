import type { CareSentences } from './sentences.js';

export const it: CareSentences = {
  numbers: 'il numero di emergenza del tuo paese (112 in Europa)',
  at: (number) => `il ${number}`,
  emergency: (call) =>
    `Chiama subito ${call}: può essere un’emergenza. Sono un assistente automatico e da qui non posso valutarla, quindi non aspettare me.`,
  selfHarm: (call, line) =>
    `Hai fatto bene a dirlo. Non sei da solo e c’è aiuto adesso.${line ? ` Allo ${line} c’è qualcuno che ascolta.` : ''} Se qualcuno è in pericolo in questo momento, chiama ${call}. Parlane anche con una persona di cui ti fidi. Sono un assistente automatico e non sostituisco chi può esserti vicino.`,
  health: (call) =>
    `Non sono un medico: non posso dire che cosa hai né quanto di un farmaco vada bene per te. Chiedi a un medico o in farmacia; se peggiora all’improvviso, chiama ${call}.`,
};

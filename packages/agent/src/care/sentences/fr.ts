import type { CareSentences } from './sentences.js';

export const fr: CareSentences = {
  numbers: 'le numéro d’urgence de votre pays (112 en Europe, 911 en Amérique du Nord)',
  at: (number) => `le ${number}`,
  emergency: (call) =>
    `Appelez ${call} maintenant : c’est peut-être une urgence. Je suis un assistant automatique et ne peux pas en juger d’ici, alors ne m’attendez pas.`,
  selfHarm: (call, line) =>
    `C’est bien d’en parler. Vous n’êtes pas seul(e), et il existe une aide maintenant.${line ? ` Au ${line}, quelqu’un vous écoute.` : ''} Si quelqu’un est en danger en ce moment, appelez ${call}. Parlez-en aussi à une personne de confiance. Je suis un assistant automatique et ne remplace pas quelqu’un qui peut être là.`,
  health: (call) =>
    `Je ne suis pas médecin : je ne peux pas dire ce que vous avez ni quelle quantité d’un médicament vous convient. Demandez à un médecin ou à la pharmacie ; si cela s’aggrave soudainement, appelez ${call}.`,
};

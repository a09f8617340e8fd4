import type { Phrases } from './phrases.js';

export const fr: Phrases = {
  disclosure: (name) => `Je suis ${name}, un assistant automatique.`,
  noAnswer: 'Désolé, je n’ai pas réussi à bien répondre. Pouvez-vous le dire autrement ?',
  toolFailed: (what) => `Désolé, cela n’a pas marché : ${what}.`,
  toolTooSlow: (what) => `Désolé, cela prenait trop de temps, j’ai arrêté : ${what}.`,
  tools: {
    calculate: 'le calcul',
    edit_picture: 'la modification de l’image',
    look: 'l’examen de l’image',
    read_picture: 'la lecture de l’image',
    make_chart: 'la création du graphique',
    run_code: 'le calcul par un programme',
    current_time: 'la consultation de l’heure',
  },
  someTool: 'une des étapes',
  needPicture: 'Pour cela, il me faut une image. Envoyez-la-moi, s’il vous plaît.',
  textCut: 'Votre message est très long : je n’en ai lu que le début et la fin.',
  lost: {
    'too-large': 'Je n’ai pas pu ouvrir le fichier : il est trop gros.',
    'too-many-pixels': 'Je n’ai pas pu ouvrir l’image : elle a trop de pixels.',
    'not-a-picture': 'Je n’ai pas pu ouvrir le fichier : ce n’est pas une image que je connais.',
    empty: 'Le fichier est arrivé vide. Renvoyez-le, s’il vous plaît.',
    expired: 'Le fichier n’est plus là. Renvoyez-le, s’il vous plaît.',
    refused: 'Je n’ai pas eu le droit de télécharger le fichier. Renvoyez-le, s’il vous plaît.',
    unreachable: 'Je n’ai pas pu télécharger le fichier. Renvoyez-le, s’il vous plaît.',
    unsupported: 'Je ne peux pas ouvrir les fichiers de ce type.',
  },
  cannot: {
    audio: 'Je ne peux pas encore écouter les messages vocaux. Écrivez-moi, s’il vous plaît.',
    video: 'Je ne peux pas encore regarder de vidéos. Écrivez-moi ou envoyez une image, s’il vous plaît.',
    document:
      'Parmi les fichiers, je ne lis que les tableaux et le texte brut (CSV, TXT). Envoyez-en un, ou une image, s’il vous plaît.',
    unsupported: 'Je ne comprends pas ce type de message. Écrivez-moi, s’il vous plaît.',
  },
  empty: 'Votre message est arrivé vide. Que puis-je faire pour vous ?',
};

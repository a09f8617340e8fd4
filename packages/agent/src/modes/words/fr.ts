import type { ModeWords } from './words.js';

export const fr: ModeWords = {
  asks: {
    instant: [
      '(?:juste |donne-moi |donnez-moi )?une réponse rapide',
      'répond(?:s|ez)(?:-moi)? (?:vite|tout de suite|rapidement)',
      'sans (?:y )?réfléchir',
    ],
    thinking: [
      "réfléchi(?:s|ssez)(?:-y)? (?:bien|d[’']abord|longuement|soigneusement|étape par étape|avant de répondre)",
      'pren(?:ds ton|ez votre) temps',
      'raisonn(?:e|ez) étape par étape',
    ],
    contemplating: [
      'réfléchi(?:s|ssez)(?:-y)? (?:très bien|à fond|autant que (?:tu peux|possible)|le plus possible)',
      '(?:demande(?:z)? à|utilise(?:z)?|avec) (?:plusieurs|tous (?:les|tes|vos)) agents',
      'fai(?:s|tes) voter (?:les|tes|plusieurs) agents',
      'fai(?:s|tes) un vote',
    ],
  },
  others: [
    "qu[’']ont dit les autres",
    "qu[’']est-ce que les autres ont (?:dit|répondu|pensé)",
    "(?:que|qu[’']en) (?:disent|pensent) les autres",
    "qui n[’']était pas d[’']accord",
    'quelles étaient les autres (?:réponses|opinions)',
  ],
  result: (answer) => `La réponse est : ${answer}`,
  agreed: (agreed, of) => `${agreed} agents sur ${of} étaient d’accord :`,
  disagreed: (agreed, of) =>
    `Mes agents n’étaient pas d’accord : seulement ${agreed} sur ${of} ont dit ceci. Vérifiez, s’il vous plaît.`,
  strongest: 'Vous avez nommé plusieurs façons de réfléchir ; j’ai pris la plus approfondie.',
  noDissent: (answer) => `Tous ont dit la même chose : ${answer}`,
  kept: (agents, of, answer) => `${agents} sur ${of} ont dit : ${answer}`,
  dissent: (agents, answer) => `${agents} ont dit : ${answer}`,
  because: (work) => `Leur raisonnement finissait ainsi : ${work}`,
};

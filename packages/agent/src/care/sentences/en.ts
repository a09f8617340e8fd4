import type { CareSentences } from './sentences.js';

export const en: CareSentences = {
  numbers: 'your emergency number (112 in Europe and India, 911 in the Americas, 999 in the United Kingdom)',
  at: (number) => `${number}`,
  emergency: (call) =>
    `Call ${call} now: this can be an emergency. I am an automated assistant and cannot judge it from here, so do not wait for me.`,
  selfHarm: (call, line) =>
    `I am glad that you say this. You are not alone, and there is help now.${line ? ` You can talk to somebody at ${line}, free of judgement.` : ''} If you or somebody else is in danger at this moment, call ${call}. Please also tell a person whom you trust. I am an automated assistant and cannot replace people who can be there.`,
  health: (call) =>
    `I am not a doctor: I cannot say what you have or how much of a medicine is right for you. Please ask a doctor or a pharmacy; if it gets worse suddenly, call ${call}.`,
};

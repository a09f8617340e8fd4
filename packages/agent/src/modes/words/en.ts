import type { ModeWords } from './words.js';

export const en: ModeWords = {
  asks: {
    instant: [
      '(?:just |give me )?an? (?:quick|instant) answer',
      'answer (?:me )?(?:quickly|at once|right away|instantly)',
      'without thinking(?: about it)?',
      "(?:no need to|don[’']t) think(?: about it)?",
    ],
    thinking: [
      'think (?:hard|carefully|thoroughly|well)(?: (?:about (?:it|this)|before you answer|first))?',
      'think (?:(?:it|this) (?:through|over)|about (?:it|this) (?:carefully|hard|first)|step by step|before you answer|first)',
      'take your time(?: to think)?',
    ],
    contemplating: [
      'contemplate (?:it|this)',
      'think (?:very|really|extra) hard(?: about (?:it|this))?',
      'think as hard as you can(?: about (?:it|this))?',
      '(?:ask|use|with) (?:several|all|all your|many|more) agents',
      'let (?:several|all|your) agents (?:vote|solve it|try)',
      '(?:take|have) a vote(?: on (?:it|this))?',
    ],
  },
  others: [
    'what did (?:the )?others? (?:say|think|answer|get)',
    'what (?:do|would) the others (?:say|think)',
    'what did the other agents? (?:say|think|answer|get)',
    "who (?:disagreed|did not agree|didn[’']t agree)",
    'what were the other (?:answers|opinions|results)',
  ],
  result: (answer) => `The answer is: ${answer}`,
  agreed: (agreed, of) => `${agreed} of ${of} agents agreed:`,
  disagreed: (agreed, of) => `My agents did not agree: only ${agreed} of ${of} said this. Please check it.`,
  strongest: 'You named more than one way of thinking; I took the most thorough.',
  noDissent: (answer) => `All of them said the same: ${answer}`,
  kept: (agents, of, answer) => `${agents} of ${of} said: ${answer}`,
  dissent: (agents, answer) => `${agents} said: ${answer}`,
  because: (work) => `Their reasoning ended like this: ${work}`,
};

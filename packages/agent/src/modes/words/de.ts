import type { ModeWords } from './words.js';

export const de: ModeWords = {
  asks: {
    instant: [
      '(?:nur |gib mir )?eine (?:schnelle|kurze schnelle) antwort',
      'antworte(?:n sie)? (?:mir )?(?:schnell|sofort|gleich)',
      'ohne (?:lange |groß )?(?:nachzudenken|zu überlegen|nachdenken)',
    ],
    thinking: [
      'denk(?:e|en sie)? (?:(?:mal|bitte|darüber|dabei) )*(?:gut|genau|gründlich|scharf|in ruhe|sorgfältig|erst(?: mal)?) (?:darüber )?nach',
      'überleg(?:e|en sie)? (?:(?:es|dir|mal|bitte) )*(?:gut|genau|gründlich|in ruhe|sorgfältig|erst(?: mal)?)',
      'denk(?:e|en sie)? schritt für schritt(?: nach)?',
      '(?:lass|nimm) dir zeit',
    ],
    contemplating: [
      'denk(?:e|en sie)? (?:(?:mal|bitte|darüber) )*(?:sehr|ganz) (?:gut|genau|gründlich|scharf|lange) (?:darüber )?nach',
      'denk(?:e|en sie)? so (?:gründlich|gut) (?:nach )?(?:wie du kannst|wie möglich)(?: nach)?',
      '(?:frag|frage|nimm|mit) (?:mehrere|mehreren|alle|allen|deine|deinen) agenten',
      'lass (?:mehrere|alle|deine) agenten (?:abstimmen|rechnen|ran)',
      'stimmt (?:darüber )?ab',
      'lass (?:darüber )?abstimmen',
    ],
  },
  others: [
    'was (?:haben|sagten|sagen|meinten|meinen) die anderen',
    'was haben die anderen agenten',
    'wer war (?:dagegen|anderer meinung)',
    'was waren die anderen (?:antworten|ergebnisse|meinungen)',
  ],
  result: (answer) => `Die Antwort ist: ${answer}`,
  agreed: (agreed, of) => `${agreed} von ${of} Agenten waren sich einig:`,
  disagreed: (agreed, of) =>
    `Meine Agenten waren sich nicht einig: Nur ${agreed} von ${of} sagten dies. Bitte prüfe es nach.`,
  strongest: 'Du hast mehrere Arten nachzudenken genannt; ich habe die gründlichste genommen.',
  noDissent: (answer) => `Alle haben dasselbe gesagt: ${answer}`,
  kept: (agents, of, answer) => `${agents} von ${of} sagten: ${answer}`,
  dissent: (agents, answer) => `${agents} sagten: ${answer}`,
  because: (work) => `Am Ende ihrer Überlegung stand: ${work}`,
};

import type { ProblemLanguage } from './problem.js';

/** How a language writes what problems are made of. */
export interface Say {
  readonly language: ProblemLanguage;
  /** `12.5` or `12,5`; no marks between thousands. */
  number(value: number): string;
  /** An amount of euros from cents: `€12.50`, `12,50 €`; whole ones without decimals. */
  money(cents: number): string;
  percent(value: number): string;
  /** `08:15`. */
  clock(minutes: number): string;
  /** 0 = Monday. */
  weekday(index: number): string;
  /** `17 March`; `month` 1 to 12. */
  date(day: number, month: number): string;
  /** `Vera, Nina and Clara`. */
  list(names: readonly string[]): string;
  thing(index: number): string;
}

interface Words {
  readonly comma: boolean;
  readonly and: string;
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly date: (day: number, month: string) => string;
  /** Plurals of {@link THINGS} things that are sold by the piece. */
  readonly things: readonly string[];
}

/** Monday first. */
export const WEEKDAYS: Readonly<Record<ProblemLanguage, readonly string[]>> = {
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
  de: 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag'.split(' '),
  es: 'lunes martes miércoles jueves viernes sábado domingo'.split(' '),
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
  pt: 'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo'.split(' '),
};

export const MONTHS: Readonly<Record<ProblemLanguage, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
};

const WORDS: Readonly<Record<ProblemLanguage, Words>> = {
  en: {
    comma: false,
    and: 'and',
    weekdays: WEEKDAYS.en,
    months: MONTHS.en,
    date: (day, month) => `${day} ${month}`,
    things: ['notebooks', 'pens', 'candles', 'mugs', 'postcards', 'bars of soap'],
  },
  de: {
    comma: true,
    and: 'und',
    weekdays: WEEKDAYS.de,
    months: MONTHS.de,
    date: (day, month) => `${day}. ${month}`,
    things: ['Hefte', 'Stifte', 'Kerzen', 'Becher', 'Postkarten', 'Seifen'],
  },
  es: {
    comma: true,
    and: 'y',
    weekdays: WEEKDAYS.es,
    months: MONTHS.es,
    date: (day, month) => `${day} de ${month}`,
    things: ['cuadernos', 'bolígrafos', 'velas', 'tazas', 'postales', 'jabones'],
  },
  fr: {
    comma: true,
    and: 'et',
    weekdays: WEEKDAYS.fr,
    months: MONTHS.fr,
    date: (day, month) => `${day === 1 ? '1er' : day} ${month}`,
    things: ['cahiers', 'stylos', 'bougies', 'tasses', 'cartes postales', 'savons'],
  },
  pt: {
    comma: true,
    and: 'e',
    weekdays: WEEKDAYS.pt,
    months: MONTHS.pt,
    date: (day, month) => `${day} de ${month}`,
    things: ['cadernos', 'lápis', 'velas', 'canecas', 'postais', 'sabonetes'],
  },
};

/** Kinds of thing that {@link Say.thing} knows. */
export const THINGS = WORDS.en.things.length;

/** Women's names that all five languages know, so that endings agree; none with a vowel first, before which French and Spanish change words. */
export const NAMES = ['Lena', 'Marie', 'Sofia', 'Clara', 'Nina', 'Julia', 'Laura', 'Sara', 'Paula', 'Vera'] as const;

export function sayIn(language: ProblemLanguage): Say {
  const { comma, and, weekdays, months, date, things } = WORDS[language];
  const marked = (plain: string) => (comma ? plain.replace('.', ',') : plain);
  const money = (cents: number) => marked(cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2));
  return {
    language,
    number: (value) => marked(String(value)),
    money: (cents) => (comma ? `${money(cents)} €` : `€${money(cents)}`),
    percent: (value) => (comma ? `${marked(String(value))} %` : `${value}%`),
    clock: (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
    weekday: (index) => weekdays[index % 7]!,
    date: (day, month) => date(day, months[month - 1]!),
    list: (names) => `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`,
    thing: (index) => things[index]!,
  };
}

import type { Random } from '../../../random.js';
import { family, type ProblemLanguage } from '../problem.js';
import { NAMES } from '../say.js';

/** Something known of an order of people, front first. `before`: `first` somewhere in front of `second`; `next`: right in front. */
export type Clue =
  | { readonly kind: 'before' | 'next'; readonly first: string; readonly second: string }
  | { readonly kind: 'not-first' | 'not-last'; readonly who: string };

export function permutations<T>(of: readonly T[]): T[][] {
  if (of.length < 2) return [[...of]];
  return of.flatMap((one, i) => permutations(of.toSpliced(i, 1)).map((rest) => [one, ...rest]));
}

export function holds(clue: Clue, order: readonly string[]): boolean {
  switch (clue.kind) {
    case 'before':
      return order.indexOf(clue.first) < order.indexOf(clue.second);
    case 'next':
      return order.indexOf(clue.first) + 1 === order.indexOf(clue.second);
    case 'not-first':
      return order[0] !== clue.who;
    case 'not-last':
      return order.at(-1) !== clue.who;
  }
}

/** Clues in random order until only one order is left; none that says nothing new. */
function cluesFor(order: readonly string[], random: Random): Clue[] {
  const all = order.flatMap((first): Clue[] => [
    { kind: random.pick(['not-first', 'not-last'] as const), who: first },
    ...order
      .filter((second) => second !== first)
      .flatMap((second): Clue[] => [
        { kind: 'before', first, second },
        { kind: 'next', first, second },
      ]),
  ]);
  let left = permutations(order);
  const clues: Clue[] = [];
  for (const clue of random.some(all, all.length)) {
    if (!holds(clue, order)) continue;
    const fewer = left.filter((one) => holds(clue, one));
    if (fewer.length === left.length) continue;
    clues.push(clue);
    left = fewer;
    if (left.length === 1) break;
  }
  return clues;
}

type Wording = Readonly<Record<Clue['kind'], (a: string, b: string) => string>>;

function tell(clues: readonly Clue[], wording: Wording): string {
  return clues
    .map((clue) => ('who' in clue ? wording[clue.kind](clue.who, '') : wording[clue.kind](clue.first, clue.second)))
    .join(' ');
}

const RACE: Readonly<Record<ProblemLanguage, Wording>> = {
  en: {
    before: (a, b) => `${a} finishes ahead of ${b}.`,
    next: (a, b) => `${b} finishes directly behind ${a}.`,
    'not-first': (a) => `${a} does not win.`,
    'not-last': (a) => `${a} is not the last.`,
  },
  de: {
    before: (a, b) => `${a} kommt vor ${b} ins Ziel.`,
    next: (a, b) => `${b} kommt direkt hinter ${a} ins Ziel.`,
    'not-first': (a) => `${a} gewinnt nicht.`,
    'not-last': (a) => `${a} ist nicht die Letzte.`,
  },
  es: {
    before: (a, b) => `${a} llega antes que ${b}.`,
    next: (a, b) => `${b} llega justo detrás de ${a}.`,
    'not-first': (a) => `${a} no gana.`,
    'not-last': (a) => `${a} no es la última.`,
  },
  fr: {
    before: (a, b) => `${a} arrive avant ${b}.`,
    next: (a, b) => `${b} arrive juste derrière ${a}.`,
    'not-first': (a) => `${a} ne gagne pas.`,
    'not-last': (a) => `${a} n'est pas la dernière.`,
  },
  pt: {
    before: (a, b) => `${a} chega antes de ${b}.`,
    next: (a, b) => `${b} chega logo atrás de ${a}.`,
    'not-first': (a) => `${a} não ganha.`,
    'not-last': (a) => `${a} não é a última.`,
  },
};

/** The places that are asked for in a race of four, by index. */
const PLACES: Readonly<Record<ProblemLanguage, readonly string[]>> = {
  en: ['first', 'second', 'third', 'last'],
  de: ['Erste', 'Zweite', 'Dritte', 'Letzte'],
  es: ['la primera', 'la segunda', 'la tercera', 'la última'],
  fr: ['première', 'deuxième', 'troisième', 'dernière'],
  pt: ['a primeira', 'a segunda', 'a terceira', 'a última'],
};

const race = family({
  name: 'order.race',
  draw: (random) => {
    const order = random.some(NAMES, 4);
    const clues = cluesFor(order, random);
    return { who: order.toSorted(), clues, place: random.whole(0, 3), order };
  },
  answer: ({ order, who, place }) => ({ kind: 'name', value: order[place]!, among: who }),
  text: {
    en: ({ who, clues, place }, say) =>
      `${say.list(who)} run a race. ${tell(clues, RACE.en)} Nobody finishes at the same time as anybody else. Who is ${PLACES.en[place]}?`,
    de: ({ who, clues, place }, say) =>
      `${say.list(who)} laufen um die Wette. ${tell(clues, RACE.de)} Niemand kommt gleichzeitig mit einer anderen an. Wer wird ${PLACES.de[place]}?`,
    es: ({ who, clues, place }, say) =>
      `${say.list(who)} corren una carrera. ${tell(clues, RACE.es)} No hay empates. ¿Quién es ${PLACES.es[place]}?`,
    fr: ({ who, clues, place }, say) =>
      `${say.list(who)} font une course. ${tell(clues, RACE.fr)} Il n'y a pas d'ex æquo. Qui est ${PLACES.fr[place]} ?`,
    pt: ({ who, clues, place }, say) =>
      `${say.list(who)} fazem uma corrida. ${tell(clues, RACE.pt)} Não há empates. Quem é ${PLACES.pt[place]}?`,
  },
});

const ROW: Readonly<Record<ProblemLanguage, Wording>> = {
  en: {
    before: (a, b) => `${a} sits somewhere to the left of ${b}.`,
    next: (a, b) => `${a} sits directly to the left of ${b}.`,
    'not-first': (a) => `${a} does not sit at the left end.`,
    'not-last': (a) => `${a} does not sit at the right end.`,
  },
  de: {
    before: (a, b) => `${a} sitzt irgendwo links von ${b}.`,
    next: (a, b) => `${a} sitzt direkt links neben ${b}.`,
    'not-first': (a) => `${a} sitzt nicht ganz links.`,
    'not-last': (a) => `${a} sitzt nicht ganz rechts.`,
  },
  es: {
    before: (a, b) => `${a} está en algún lugar a la izquierda de ${b}.`,
    next: (a, b) => `${a} está justo a la izquierda de ${b}.`,
    'not-first': (a) => `${a} no está en el extremo izquierdo.`,
    'not-last': (a) => `${a} no está en el extremo derecho.`,
  },
  fr: {
    before: (a, b) => `${a} est quelque part à gauche de ${b}.`,
    next: (a, b) => `${a} est juste à gauche de ${b}.`,
    'not-first': (a) => `${a} n'est pas tout à gauche.`,
    'not-last': (a) => `${a} n'est pas tout à droite.`,
  },
  pt: {
    before: (a, b) => `${a} está algures à esquerda de ${b}.`,
    next: (a, b) => `${a} está mesmo à esquerda de ${b}.`,
    'not-first': (a) => `${a} não está na ponta esquerda.`,
    'not-last': (a) => `${a} não está na ponta direita.`,
  },
};

const bench = family({
  name: 'order.bench',
  draw: (random) => {
    const order = random.some(NAMES, 5);
    const clues = cluesFor(order, random);
    return clues.length > 5 ? undefined : { who: order.toSorted(), clues, order };
  },
  answer: ({ order, who }) => ({ kind: 'name', value: order[2]!, among: who }),
  text: {
    en: ({ who, clues }, say) =>
      `${say.list(who)} sit side by side on a bench. Seen from the front: ${tell(clues, ROW.en)} Who sits in the middle?`,
    de: ({ who, clues }, say) =>
      `${say.list(who)} sitzen nebeneinander auf einer Bank. Von vorne gesehen: ${tell(clues, ROW.de)} Wer sitzt in der Mitte?`,
    es: ({ who, clues }, say) =>
      `${say.list(who)} están sentadas en un banco, una al lado de la otra. Vistas de frente: ${tell(clues, ROW.es)} ¿Quién está en el centro?`,
    fr: ({ who, clues }, say) =>
      `${say.list(who)} sont assises côte à côte sur un banc. Vues de face : ${tell(clues, ROW.fr)} Qui est au milieu ?`,
    pt: ({ who, clues }, say) =>
      `${say.list(who)} estão sentadas lado a lado num banco. Vistas de frente: ${tell(clues, ROW.pt)} Quem está no meio?`,
  },
});

/** Animals as an owner has them, in all languages. */
const PETS: Readonly<Record<ProblemLanguage, readonly string[]>> = {
  en: ['the dog', 'the cat', 'the parrot', 'the rabbit'],
  de: ['den Hund', 'die Katze', 'den Papagei', 'das Kaninchen'],
  es: ['el perro', 'el gato', 'el loro', 'el conejo'],
  fr: ['le chien', 'le chat', 'le perroquet', 'le lapin'],
  pt: ['o cão', 'o gato', 'o papagaio', 'o coelho'],
};

/** Who has which pet, from what they do not have; pets are indices. */
const pets = family({
  name: 'order.pets',
  draw: (random) => {
    const who = random.some(NAMES, 4);
    const owned = random.some([0, 1, 2, 3], 4);
    let left = permutations([0, 1, 2, 3]);
    const not: { readonly person: number; readonly pet: number }[] = [];
    const all = who.flatMap((_, person) => [0, 1, 2, 3].map((pet) => ({ person, pet })));
    for (const clue of random.some(all, all.length)) {
      const fewer = left.filter((one) => one[clue.person] !== clue.pet);
      if (owned[clue.person] === clue.pet || fewer.length === left.length) continue;
      not.push(clue);
      left = fewer;
      if (left.length === 1) break;
    }
    return not.length > 7 ? undefined : { who, not, asked: random.whole(0, 3), owned };
  },
  answer: ({ who, asked, owned }) => ({ kind: 'name', value: who[owned.indexOf(asked)]!, among: who }),
  text: {
    en: ({ who, not, asked }, say) =>
      `${say.list(who)} each have one of these pets: a dog, a cat, a parrot, a rabbit. ${not.map(({ person, pet }) => `${who[person]} does not have ${PETS.en[pet]}.`).join(' ')} Who has ${PETS.en[asked]}?`,
    de: ({ who, not, asked }, say) =>
      `${say.list(who)} haben je eines dieser Haustiere: einen Hund, eine Katze, einen Papagei, ein Kaninchen. ${not.map(({ person, pet }) => `${who[person]} hat nicht ${PETS.de[pet]}.`).join(' ')} Wer hat ${PETS.de[asked]}?`,
    es: ({ who, not, asked }, say) =>
      `${say.list(who)} tienen cada una una de estas mascotas: un perro, un gato, un loro, un conejo. ${not.map(({ person, pet }) => `${who[person]} no tiene ${PETS.es[pet]}.`).join(' ')} ¿Quién tiene ${PETS.es[asked]}?`,
    fr: ({ who, not, asked }, say) =>
      `${say.list(who)} ont chacune un de ces animaux : un chien, un chat, un perroquet, un lapin. ${not.map(({ person, pet }) => `${who[person]} n'a pas ${PETS.fr[pet]}.`).join(' ')} Qui a ${PETS.fr[asked]} ?`,
    pt: ({ who, not, asked }, say) =>
      `${say.list(who)} têm cada uma um destes animais: um cão, um gato, um papagaio, um coelho. ${not.map(({ person, pet }) => `${who[person]} não tem ${PETS.pt[pet]}.`).join(' ')} Quem tem ${PETS.pt[asked]}?`,
  },
});

export const ORDER = [race, bench, pets];

import { isRight } from '../../problems/right.js';
import { NEXT_NUMBER, type Puzzle, type PuzzleKind } from './puzzle.js';

const SHOWN = 6;

/** A sequence of numbers whose next one is none of those shown. */
function sequence(name: string, draw: (random: Parameters<PuzzleKind['draw']>[0]) => number[]): PuzzleKind {
  return {
    name,
    ask: NEXT_NUMBER,
    draw: (random) => {
      const numbers = draw(random);
      const next = numbers[SHOWN]!;
      const shown = numbers.slice(0, SHOWN);
      return shown.includes(next) ? undefined : { shown: `${shown.join(', ')}, ?`, answer: String(next) };
    },
    isRight: (reply, { shown, answer }) =>
      isRight(reply, { text: shown, answer: { kind: 'number', value: Number(answer) } }),
  };
}

function grow(first: readonly number[], next: (so: readonly number[], i: number) => number): number[] {
  const numbers = [...first];
  while (numbers.length <= SHOWN) numbers.push(next(numbers, numbers.length));
  return numbers;
}

/** Steps that grow by the same amount. */
const growing = sequence('growing', (random) => {
  const [start, step, more] = [random.whole(1, 20), random.whole(1, 6), random.whole(1, 5)];
  return grow([start], (so, i) => so.at(-1)! + step + (i - 1) * more);
});

/** Two sequences by turns. */
const byTurns = sequence('by-turns', (random) => {
  const [a, b] = [random.whole(1, 12), random.whole(30, 60)];
  const [up, down] = [random.whole(2, 7), random.whole(2, 5)];
  return grow([a, b], (so, i) => so.at(-2)! + (i % 2 === 0 ? up : -down));
});

/** Times something, plus something. */
const timesPlus = sequence('times-plus', (random) => {
  const [start, times, plus] = [random.whole(1, 5), random.pick([2, 3]), random.whole(1, 6)];
  return grow([start], (so) => so.at(-1)! * times + plus);
});

/** Each is the sum of the two before. */
const sums = sequence('sums', (random) =>
  grow([random.whole(1, 9), random.whole(2, 12)], (so) => so.at(-1)! + so.at(-2)!),
);

const A = 'A'.codePointAt(0)!;

/** Letters whose steps grow by one. */
const letters: PuzzleKind = {
  name: 'letters',
  ask: {
    en: 'Which letter comes next? Answer with the letter.',
    de: 'Welcher Buchstabe kommt als nächster? Antworte mit dem Buchstaben.',
    es: '¿Qué letra sigue? Responde con la letra.',
    fr: 'Quelle lettre vient ensuite ? Réponds par la lettre.',
    pt: 'Que letra vem a seguir? Responde com a letra.',
  },
  draw: (random): Puzzle | undefined => {
    const [start, step, more] = [random.whole(0, 7), random.whole(1, 3), random.pick([0, 0, 1])];
    const places = Array.from({ length: 5 }, (_, i) => start + i * step + (more * i * (i - 1)) / 2);
    // Letters that are words are not asked for: nobody could tell what a reply means by them.
    if (places[4]! > 25 || 'AEIOUY'.includes(String.fromCodePoint(A + places[4]!))) return undefined;
    const written = places.map((place) => String.fromCodePoint(A + place));
    return { shown: `${written.slice(0, 4).join(', ')}, ?`, answer: written[4]! };
  },
  isRight: (reply, { shown, answer }) => {
    const told = new Set(shown.split(', '));
    const own = (reply.match(/(?<!\p{L})\p{Lu}(?!\p{L})/gu) ?? []).filter((letter) => !told.has(letter));
    return own.at(-1) === answer;
  },
};

const ARROWS = ['↑', '→', '↓', '←'];

/** An arrow that turns by so many quarters, then by so many others, and so on. */
const arrows: PuzzleKind = {
  name: 'arrows',
  ask: {
    en: 'Which arrow comes next? Answer with the arrow.',
    de: 'Welcher Pfeil kommt als nächster? Antworte mit dem Pfeil.',
    es: '¿Qué flecha sigue? Responde con la flecha.',
    fr: 'Quelle flèche vient ensuite ? Réponds par la flèche.',
    pt: 'Que seta vem a seguir? Responde com a seta.',
  },
  draw: (random) => {
    const turns = [random.whole(0, 3), random.whole(0, 3)];
    if (turns[0] === 0 && turns[1] === 0) return undefined;
    const places = [random.whole(0, 3)];
    while (places.length <= 8) places.push((places.at(-1)! + turns[(places.length - 1) % turns.length]!) % 4);
    const written = places.map((place) => ARROWS[place]!);
    return { shown: `${written.slice(0, 8).join(' ')} ?`, answer: written[8]! };
  },
  isRight: (reply, { answer }) => reply.match(/[↑→↓←]/gu)?.at(-1) === answer,
};

export const SEQUENCES = [growing, byTurns, timesPlus, sums, letters, arrows];

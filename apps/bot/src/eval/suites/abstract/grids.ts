import { isRight } from '../../problems/right.js';
import type { PuzzleKind } from './puzzle.js';

const ROWS = {
  en: 'In every row the same rule leads from the first two numbers to the third. Which number is missing? Answer with the number.',
  de: 'In jeder Zeile führt dieselbe Regel von den ersten beiden Zahlen zur dritten. Welche Zahl fehlt? Antworte mit der Zahl.',
  es: 'En cada fila la misma regla lleva de los dos primeros números al tercero. ¿Qué número falta? Responde con el número.',
  fr: 'Dans chaque ligne, la même règle mène des deux premiers nombres au troisième. Quel nombre manque ? Réponds par le nombre.',
  pt: 'Em cada linha a mesma regra leva dos dois primeiros números ao terceiro. Que número falta? Responde com o número.',
};

export const RULES: readonly ((a: number, b: number) => number)[] = [
  (a, b) => a + b,
  (a, b) => a - b,
  (a, b) => a * b,
  (a, b) => 2 * a + b,
  (a, b) => a + b + 1,
  (a, b) => a * b - 1,
];

/** Three rows of numbers, the third by a rule that no other of the rules fits. */
const rows: PuzzleKind = {
  name: 'rows',
  ask: ROWS,
  draw: (random) => {
    const rule = random.pick(RULES);
    const pairs = Array.from({ length: 3 }, () => [random.whole(4, 15), random.whole(2, 9)] as const);
    const others = RULES.filter((one) => pairs.slice(0, 2).every(([a, b]) => one(a, b) === rule(a, b)));
    const lines = pairs.map(([a, b], i) => `${a} ${b} ${i === 2 ? '?' : rule(a, b)}`);
    const answer = rule(...pairs[2]!);
    const told = new Set(lines.flatMap((line) => line.split(' ')));
    return others.length > 1 || answer < 0 || told.has(String(answer))
      ? undefined
      : { shown: lines.join('\n'), answer: String(answer) };
  },
  isRight: (reply, { shown, answer }) =>
    isRight(reply, { text: shown, answer: { kind: 'number', value: Number(answer) } }),
};

const SIGNS = ['▲', '●', '■', '★', '◆'];

/** Each sign once in every row and every column. */
const latin: PuzzleKind = {
  name: 'latin',
  ask: {
    en: 'Every row and every column holds each sign once. Which sign belongs in the place of the question mark? Answer with the sign.',
    de: 'In jeder Zeile und jeder Spalte steht jedes Zeichen einmal. Welches Zeichen gehört an die Stelle des Fragezeichens? Antworte mit dem Zeichen.',
    es: 'En cada fila y en cada columna está cada signo una vez. ¿Qué signo va en lugar del signo de interrogación? Responde con el signo.',
    fr: "Chaque ligne et chaque colonne contient chaque signe une fois. Quel signe va à la place du point d'interrogation ? Réponds par le signe.",
    pt: 'Cada linha e cada coluna tem cada sinal uma vez. Que sinal fica no lugar do ponto de interrogação? Responde com o sinal.',
  },
  draw: (random) => {
    const signs = random.some(SIGNS, 4);
    const [down, across] = [random.some([0, 1, 2, 3], 4), random.some([0, 1, 2, 3], 4)];
    const grid = down.map((row) => across.map((column) => signs[(row + column) % 4]!));
    const [y, x] = [random.whole(0, 3), random.whole(0, 3)];
    const answer = grid[y]![x]!;
    grid[y]![x] = '?';
    return { shown: grid.map((row) => row.join(' ')).join('\n'), answer };
  },
  isRight: (reply, { answer }) => reply.match(/[▲●■★◆]/gu)?.at(-1) === answer,
};

type Row = readonly string[];

/** What can be done with a row of letters. */
export const CHANGES: readonly ((row: Row) => Row)[] = [
  (row) => row.toReversed(),
  (row) => [...row.slice(1), row[0]!],
  (row) => [row.at(-1)!, ...row.slice(0, -1)],
  (row) => [row.at(-1)!, ...row.slice(1, -1), row[0]!],
  (row) => row.flatMap((letter) => [letter, letter]),
  (row) => row.toSpliced(1, 1),
  (row) => row.filter((_, i) => i % 2 === 0),
];

const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'.split('');

/** Two examples of a change of a row, and a third row to change. */
const changes: PuzzleKind = {
  name: 'changes',
  ask: {
    en: 'Each row is changed by the same rule. What becomes of the last one? Answer with the letters.',
    de: 'Jede Reihe wird nach derselben Regel verändert. Was wird aus der letzten? Antworte mit den Buchstaben.',
    es: 'Cada fila cambia según la misma regla. ¿En qué se convierte la última? Responde con las letras.',
    fr: 'Chaque rangée est changée selon la même règle. Que devient la dernière ? Réponds par les lettres.',
    pt: 'Cada fila muda segundo a mesma regra. Em que se transforma a última? Responde com as letras.',
  },
  draw: (random) => {
    const change = random.pick(CHANGES);
    const given = [4, 5, 5].map((length) => random.some(LETTERS, length));
    const lines = given.map((row, i) => `${row.join(' ')} → ${i === 2 ? '?' : change(row).join(' ')}`);
    return { shown: lines.join('\n'), answer: change(given[2]!).join(' ') };
  },
  // The letters in their order, and none before or after them.
  isRight: (reply, { answer }) =>
    new RegExp(`(?<!\\p{Lu}[\\s,–-]*)${answer.split(' ').join('[\\s,–-]*')}(?![\\s,–-]*\\p{Lu}(?!\\p{L}))`, 'u').test(
      reply,
    ),
};

const SIZE = 4;

/** A mark that moves over a grid by the same step, around the edges; the fourth picture is asked for. */
const moving: PuzzleKind = {
  name: 'moving',
  ask: {
    en: 'The # moves by the same step from picture to picture; past an edge it comes in on the other side. Draw the fourth picture in the same way.',
    de: 'Das # bewegt sich von Bild zu Bild um denselben Schritt; über den Rand hinaus kommt es auf der anderen Seite wieder herein. Zeichne das vierte Bild auf dieselbe Weise.',
    es: 'El # se mueve con el mismo paso de un dibujo a otro; al pasar un borde entra por el otro lado. Dibuja el cuarto dibujo de la misma manera.',
    fr: "Le # se déplace du même pas d'une image à l'autre ; passé un bord, il rentre par l'autre côté. Dessine la quatrième image de la même façon.",
    pt: 'O # move-se com o mesmo passo de imagem para imagem; ao passar uma borda entra pelo outro lado. Desenha a quarta imagem da mesma maneira.',
  },
  draw: (random) => {
    const [x, y] = [random.whole(0, SIZE - 1), random.whole(0, SIZE - 1)];
    const [right, down] = random.pick([
      [1, 0],
      [0, 1],
      [1, 1],
      [3, 0],
      [1, 3],
    ] as const);
    const picture = (i: number) =>
      Array.from({ length: SIZE }, (_, row) =>
        Array.from({ length: SIZE }, (__, column) =>
          row === (y + i * down) % SIZE && column === (x + i * right) % SIZE ? '#' : '.',
        ).join(''),
      ).join('\n');
    return { shown: [0, 1, 2].map(picture).join('\n\n'), answer: picture(3) };
  },
  isRight: (reply, { answer }) => {
    const lines = reply
      .split('\n')
      .map((line) => line.replaceAll(/[^#.]/gu, ''))
      .filter((line) => line.length === SIZE);
    return lines.slice(-SIZE).join('\n') === answer;
  },
};

export const GRIDS = [rows, latin, changes, moving];

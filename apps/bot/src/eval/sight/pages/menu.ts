import type { Page } from '../page.js';
import type { Random } from '../../../random.js';
import { Sheet } from '../sheet.js';

const WIDTH = 880;
const ROW = 62;

export const MENUS = [
  {
    title: 'Tageskarte',
    dishes: ['Linsensuppe', 'Kürbisrisotto', 'Wiener Schnitzel', 'Käsespätzle', 'Grüner Salat', 'Apfelstrudel'],
    price: (cents: number) => (cents / 100).toFixed(2).replace('.', ','),
    read: 'Lies bitte den Text auf dem Bild vor',
    ask: (dish: string) => `Was kostet ${dish}?`,
  },
  {
    title: 'Dinner Menu',
    dishes: ['Tomato soup', 'Grilled trout', 'Mushroom pie', 'Roast potatoes', 'Garden salad', 'Lemon cake'],
    price: (cents: number) => `$${(cents / 100).toFixed(2)}`,
    read: 'Read the text in this picture',
    ask: (dish: string) => `How much is the ${dish}?`,
  },
  {
    title: 'Menú del día',
    dishes: ['Gazpacho', 'Paella', 'Albóndigas', 'Piñones', 'Ensalada', 'Flan casero'],
    price: (cents: number) => `${(cents / 100).toFixed(2).replace('.', ',')} €`,
    read: 'Lee el texto de esta imagen',
    ask: (dish: string) => `¿Cuánto cuesta ${dish}?`,
  },
  {
    title: 'Menù della sera',
    dishes: ['Minestrone', 'Tagliatelle', 'Branzino', 'Caponata', 'Insalata', 'Tiramisù'],
    price: (cents: number) => `€ ${(cents / 100).toFixed(2).replace('.', ',')}`,
    read: 'Leggi il testo in questa immagine',
    ask: (dish: string) => `Quanto costa ${dish}?`,
  },
] as const;

export function menu(random: Random, { title, dishes, price, read, ask }: (typeof MENUS)[number]): Page {
  const rows = random.some<string>(dishes, 5).map((dish) => ({ dish, price: price(random.whole(40, 480) * 5) }));
  const sheet = new Sheet(WIDTH, 230 + rows.length * ROW, '#f3ead7');
  sheet.line(title, WIDTH / 2, 110, { size: 58, colour: '#5a2a18' }, 'middle');
  rows.forEach((row, at) => {
    const y = 210 + at * ROW;
    sheet.line(row.dish, 90, y, { size: 34 });
    sheet.line(row.price, WIDTH - 90, y, { size: 34 }, 'end');
  });
  const asked = random.pick(rows);
  return {
    kind: 'menu',
    digits: 'latn',
    sheet,
    questions: [
      { ask: 'read', text: read },
      { ask: 'field', text: ask(asked.dish), answer: asked.price },
    ],
  };
}

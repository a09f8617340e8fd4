import type { Page } from '../page.js';
import type { Random } from '../../../random.js';
import { Sheet } from '../sheet.js';

const WIDTH = 1000;
const COLUMN = 300;

const CITIES = ['Lisboa', 'Zürich', 'Kraków', 'Oslo', 'Malmö', 'Porto', 'Gdańsk', 'Genève'];

/** Names of the fields of a ticket, and how one of them is asked for. */
export const TICKETS = [
  {
    title: 'BOARDING PASS',
    names: { date: 'Date', time: 'Boarding', gate: 'Gate', seat: 'Seat', train: 'Flight' },
    read: 'Read the text in this picture',
    ask: (name: string) => `What is the ${name.toLowerCase()} on this ticket?`,
  },
  {
    title: 'FAHRKARTE',
    names: { date: 'Datum', time: 'Abfahrt', gate: 'Gleis', seat: 'Platz', train: 'Zug' },
    read: 'Lies bitte den Text auf dem Bild vor',
    ask: (name: string) => `Was steht bei ${name} auf dieser Fahrkarte?`,
  },
  {
    title: 'BILLETE',
    names: { date: 'Fecha', time: 'Salida', gate: 'Andén', seat: 'Asiento', train: 'Tren' },
    read: 'Lee el texto de esta imagen',
    ask: (name: string) => `¿Qué pone en ${name} en este billete?`,
  },
] as const;

export function ticket(random: Random, { title, names, read, ask }: (typeof TICKETS)[number]): Page {
  const two = (value: number) => String(value).padStart(2, '0');
  const [from, to] = random.some(CITIES, 2);
  const fields: readonly (readonly [string, string])[] = [
    [names.train, `${random.pick(['HX', 'KL', 'IC', 'RE'])}${random.whole(100, 999)}`],
    [names.date, `${two(random.whole(1, 28))}.${two(random.whole(1, 12))}.2026`],
    [names.time, `${two(random.whole(5, 22))}:${two(random.whole(0, 11) * 5)}`],
    [names.gate, random.pick(['B', 'C', 'D']) + random.whole(2, 38)],
    [names.seat, `${random.whole(11, 39)}${random.pick(['A', 'C', 'D', 'F'])}`],
  ];
  const sheet = new Sheet(WIDTH, 520, '#eef3f7');
  sheet.shape(`<rect width="${WIDTH}" height="96" fill="#20476b"/>`);
  sheet.line(title, 50, 66, { size: 44, colour: '#ffffff', bold: true });
  sheet.line(from!, 50, 190, { size: 56 });
  sheet.shape('<path d="M430 172h120m-26 -18l28 18l-28 18" stroke="#222" stroke-width="6" fill="none"/>');
  sheet.line(to!, 620, 190, { size: 56 });
  fields.forEach(([name, value], at) => {
    const [x, y] = [50 + (at % 3) * COLUMN, 270 + Math.floor(at / 3) * 130];
    sheet.line(name, x, y, { size: 26, colour: '#4a5a68' });
    sheet.line(value, x, y + 50, { size: 40, bold: true });
  });
  const asked = random.some(fields, 2);
  return {
    kind: 'ticket',
    digits: 'latn',
    sheet,
    questions: [
      { ask: 'read', text: read },
      ...asked.map(([name, answer]) => ({ ask: 'field' as const, text: ask(name), answer })),
    ],
  };
}

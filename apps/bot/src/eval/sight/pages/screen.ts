import type { Page } from '../page.js';
import type { Random } from '../../../random.js';
import { Sheet } from '../sheet.js';

const WIDTH = 1000;

export const SCREENS = [
  {
    title: 'Update failed',
    lines: ['The device could not be reached.', 'Check the cable and try again.'],
    names: { code: 'Error code', version: 'Version' },
    read: 'Read the text in this picture',
    ask: (name: string) => `What is the ${name.toLowerCase()} on this screen?`,
  },
  {
    title: 'Verbindung getrennt',
    lines: ['Der Server antwortet nicht.', 'Bitte später erneut versuchen.'],
    names: { code: 'Fehlercode', version: 'Version' },
    read: 'Lies bitte den Text auf dem Bild vor',
    ask: (name: string) => `Wie lautet der Wert bei ${name}?`,
  },
  {
    title: 'Mémoire insuffisante',
    lines: ['Fermez une autre fenêtre', 'puis réessayez.'],
    names: { code: 'Code', version: 'Version' },
    read: 'Lis le texte de cette image',
    ask: (name: string) => `Quelle est la valeur de ${name} ?`,
  },
] as const;

/** A message on a display, with a code and a version. */
export function screen(random: Random, { title, lines, names, read, ask }: (typeof SCREENS)[number]): Page {
  const dark = random.next() < 0.5;
  const [ground, ink, quiet] = dark ? ['#17202b', '#f2f5f8', '#9fb0c0'] : ['#ffffff', '#1c2530', '#54636f'];
  const fields: readonly (readonly [string, string])[] = [
    [names.code, `E-${random.whole(1000, 9999)}`],
    [names.version, `${random.whole(2, 9)}.${random.whole(10, 28)}.${random.whole(1, 9)}`],
  ];
  const sheet = new Sheet(WIDTH, 560, ground);
  sheet.shape(
    `<rect width="${WIDTH}" height="64" fill="${dark ? '#2a3644' : '#dfe5ea'}"/>${['#e0564b', '#e8b13d', '#55b65a']
      .map((colour, at) => `<circle cx="${36 + at * 36}" cy="32" r="11" fill="${colour}"/>`)
      .join('')}`,
  );
  sheet.line(title, 70, 160, { size: 50, colour: ink, bold: true });
  lines.forEach((line, at) => sheet.line(line, 70, 245 + at * 56, { size: 32, colour: ink }));
  fields.forEach(([name, value], at) => {
    sheet.line(`${name}:`, 70, 410 + at * 62, { size: 30, colour: quiet });
    sheet.line(value, 380, 410 + at * 62, { size: 30, colour: ink });
  });
  const [name, answer] = random.pick(fields);
  return {
    kind: 'screen',
    digits: 'latn',
    sheet,
    questions: [
      { ask: 'read', text: read },
      { ask: 'field', text: ask(name), answer },
    ],
  };
}

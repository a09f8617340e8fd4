import type { Page } from '../page.js';
import type { Random } from '../../../random.js';
import { Sheet } from '../sheet.js';

const WIDTH = 900;
const HEIGHT = 560;

/** Lines of a sign, and what of it may be asked for: the question and its answer. */
export const SIGNS: readonly { lines: readonly string[]; read: string; field: readonly [string, string] }[] = [
  {
    lines: ['CITY LIBRARY', 'Monday to Friday', '09:30 – 18:00', 'Saturday 10:00 – 14:00'],
    read: 'Read the text in this picture',
    field: ['When does the library open on Saturday?', '10:00'],
  },
  {
    lines: ['Achtung Baustelle', 'Umleitung über', 'Goethestraße', 'bis 14. März'],
    read: 'Was steht auf diesem Schild?',
    field: ['Über welche Straße geht die Umleitung?', 'Goethestraße'],
  },
  {
    lines: ['PLAGE DES ÉTOILES', 'Baignade surveillée', 'de 11 h à 19 h', 'Chiens interdits'],
    read: 'Lis le texte de cette image',
    field: ['Quel est le nom de la plage ?', 'ÉTOILES'],
  },
  {
    lines: ['MUSEO DEL AÑIL', 'Entrada: 8,50', 'Niños gratis', 'Cerrado los lunes'],
    read: 'Lee el texto de esta imagen',
    field: ['¿Cuánto cuesta la entrada?', '8,50'],
  },
  {
    lines: ['Room 214', 'Dr. Helen Marsh', 'Please knock', 'Extension 4471'],
    read: 'Read the text in this picture',
    field: ['What is the extension on this sign?', '4471'],
  },
  {
    lines: ['PERIGO', 'Não pise na grama', 'Área em manutenção', 'Ligue 0800 355'],
    read: 'Leia o texto desta imagem',
    field: ['Para qual número devo ligar?', '0800 355'],
  },
];

const COLOURS = [
  ['#13507a', '#ffffff'],
  ['#f6d03c', '#1a1a1a'],
  ['#ffffff', '#b01722'],
  ['#1d6b3a', '#ffffff'],
] as const;

export function sign(random: Random, { lines, read, field }: (typeof SIGNS)[number]): Page {
  const [ground, ink] = random.pick(COLOURS);
  const sheet = new Sheet(WIDTH, HEIGHT, ground);
  sheet.shape(
    `<rect x="18" y="18" width="${WIDTH - 36}" height="${HEIGHT - 36}" rx="28" fill="none" stroke="${ink}" stroke-width="8"/>`,
  );
  lines.forEach((line, at) =>
    sheet.line(line, WIDTH / 2, 145 + at * 105, { size: at === 0 ? 68 : 48, colour: ink, bold: at === 0 }, 'middle'),
  );
  const [text, answer] = field;
  return {
    kind: 'sign',
    digits: 'latn',
    sheet,
    questions: [
      { ask: 'read', text: read },
      { ask: 'field', text, answer },
    ],
  };
}

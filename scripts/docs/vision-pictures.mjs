/**
 * node scripts/docs/vision-pictures.mjs
 *
 * Draws the pictures of docs/vision.md: asks the assistant, as it is set up here, about drawn pictures, and keeps what it looked at.
 * After `npm run build`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawReceipt } from '../../apps/bot/dist/demo/pictures.js';
import { drawStreet } from '../../apps/bot/dist/demo/street.js';
import { createSightAssistant } from '../../apps/bot/dist/eval/sight/assistant.js';

const FOLDER = join(import.meta.dirname, '../../docs/images/vision');
/** Pixels. */
const WIDTH = 520;
const QUALITY = 70;

const clocks = [[470, 230, 110]];
const street = await drawStreet({
  stopSigns: [
    [180, 280, 110],
    [760, 260, 110],
  ],
  clocks,
  lights: [],
});
const later = await drawStreet({ stopSigns: [[180, 280, 110]], clocks, lights: [[760, 260, 45]] });
const receipt = drawReceipt({
  shop: 'CORNER BAKERY',
  lines: [
    ['Sourdough bread', '4.20'],
    ['Apple cake', '3.60'],
    ['Coffee', '2.90'],
  ],
  total: ['TOTAL', '10.70'],
});

/** What is asked, and which picture of the answer is kept: one of a step, or the one that is sent. */
const QUESTIONS = [
  { name: 'find', text: 'What do you see in this picture?', pictures: [street], step: 'find' },
  { name: 'count', text: 'How many stop signs are in this picture?', pictures: [street], step: 'count' },
  { name: 'mark', text: 'Where is the clock?', pictures: [street] },
  { name: 'look', text: 'Look closer at the clock', pictures: [street] },
  { name: 'read', text: 'Show the receipt as a table', pictures: [receipt], step: 'read' },
  { name: 'compare', text: 'Compare these two pictures', pictures: [street, later] },
  { name: 'measure', text: 'How far apart are the clock and the traffic light?', pictures: [later] },
];

await mkdir(FOLDER, { recursive: true });
const assistant = await createSightAssistant();
try {
  for (const { name, text, pictures, step } of QUESTIONS) {
    const { text: said, steps, pictures: sent } = await assistant.ask(text, ...pictures);
    const kept = steps.find(({ tool, picture }) => tool === step && picture)?.picture;
    const picture = step ? kept && (await assistant.read(kept)) : sent[0];
    console.log(`${name}: ${text} → ${said.replaceAll('\n', ' / ')}${picture ? '' : ' (no picture)'}`);
    if (!picture) continue;
    const small = sharp(picture).resize({ width: WIDTH, withoutEnlargement: true });
    await writeFile(join(FOLDER, `${name}.webp`), await small.webp({ quality: QUALITY }).toBuffer());
  }
} finally {
  await assistant.close();
}

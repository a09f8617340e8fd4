import { rowsOf } from '../../pictures/rows.js';
import type { TextLine } from '../../types.js';
import type { Receipt } from '../documents/receipt.js';
import { readReceipt } from '../documents/receipt.js';
import { entriesFor } from '../documents/entry.js';
import { piecesOf } from '../documents/layout.js';
import { fieldValue } from '../documents/values.js';
import { readLines } from '../steps.js';
import { listed } from '../words/index.js';
import type { Scene, SightAnswer } from './scene.js';

/** Letters of a table's columns: together as many as a phone shows in one line of typewriter letters. */
const NAME_LETTERS = 20;
const AMOUNT_LETTERS = 11;
const MOST_ITEMS = 40;

/** A receipt's items and total as a table, its sum checked; undefined when no items were read. */
export async function items(scene: Scene): Promise<SightAnswer | undefined> {
  const receipt = readReceipt(rowsOf(await readAll(scene)));
  if (receipt.items.length === 0) return undefined;
  const { words } = scene;
  const lines = receipt.items.slice(0, MOST_ITEMS).map(({ name, amount }) => tableRow(name, amount.written));
  for (const extra of receipt.extras) lines.push(tableRow('+', extra.written));
  if (receipt.total) lines.push(tableRow(words.total, receipt.total.written));
  return { say: ['```', ...lines, '```', await checked(receipt, scene)].filter(Boolean).join('\n') };
}

function tableRow(name: string, amount: string): string {
  const letters = Array.from(name);
  const cut = letters.length > NAME_LETTERS ? `${letters.slice(0, NAME_LETTERS - 1).join('')}…` : name;
  return `${cut}${' '.repeat(Math.max(1, NAME_LETTERS - Array.from(cut).length))}${amount.padStart(AMOUNT_LETTERS)}`;
}

/** Whether the items make the total, by the exact arithmetic of the calculator; empty when there is no total to compare with. */
async function checked({ items: read, extras, total, currency }: Receipt, { words, language }: Scene): Promise<string> {
  if (!total) return '';
  const { evaluate } = await import('../../tools/calculate/evaluate.js');
  const places = Math.max(total.places, ...read.map(({ amount }) => amount.places));
  const plus = (values: readonly { readonly value: string }[]) => values.map(({ value }) => `(${value})`).join(' + ');
  const sum = evaluate(`round(${plus(read.map(({ amount }) => amount))}, ${places})`).toString();
  const withExtras = extras.length > 0 ? evaluate(`round(${sum} + ${plus(extras)}, ${places})`).toString() : sum;
  const right = [sum, withExtras].find((value) => Number(value) === Number(total.value));
  const write = (value: string) => {
    const digits = new Intl.NumberFormat(language, {
      minimumFractionDigits: places,
      maximumFractionDigits: places,
      numberingSystem: 'latn',
    }).format(Number(value));
    return currency ? `${digits} ${currency}` : digits;
  };
  return right === undefined ? words.sumWrong(write(withExtras), total.written) : words.sumRight(write(right));
}

/** Fields that were asked for by name, as the document writes them; undefined when none was found. */
export async function fields(scene: Scene): Promise<SightAnswer | undefined> {
  const { question, words, language } = scene;
  const lines = await readAll(scene);
  const found = question.fields.map((field) => ({ field, value: fieldValue(lines, field) }));
  const told = found.filter(({ value }) => value !== undefined);
  if (told.length === 0) return undefined;
  const missing = found.filter(({ field, value }) => value === undefined && !(field === 'date' || field === 'time'));
  return {
    say: [
      ...told.map(({ field, value }) => `${words.fields[field]}: ${value}`),
      missing.length > 0
        ? words.notRead(
            listed(
              missing.map(({ field }) => words.fields[field]),
              language,
            ),
          )
        : '',
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

/** What a document says at the things that the message names as it does; undefined when no document does. */
export async function entry(scene: Scene): Promise<SightAnswer | undefined> {
  for (const picture of scene.canvases.keys()) {
    const pieces = piecesOf((await readLines(scene, picture)) ?? []);
    const found = entriesFor(scene.context.text, pieces, scene.language);
    if (found.length > 0)
      return { say: found.map(({ name, value }) => (name ? `${name}: ${value}` : value)).join('\n') };
  }
  return undefined;
}

/** The lines of all pictures. */
async function readAll(scene: Scene): Promise<readonly TextLine[]> {
  const lines: TextLine[] = [];
  for (const picture of scene.canvases.keys()) lines.push(...((await readLines(scene, picture)) ?? []));
  return lines;
}

import type { Page } from '../page.js';
import type { Random } from '../../../random.js';
import { Sheet } from '../sheet.js';
import type { Market } from './markets.js';

const WIDTH = 620;
const LEFT = 60;
const RIGHT = 560;
const ROW = 54;
const SIZE = 30;

/** A till receipt: items, tax, total, and what was given and given back. */
export function receipt(random: Random, market: Market): Page {
  const { digits, amount, step, prices, shops, items, words, read, total, price } = market;
  const money = (value: number) => Math.round(value / step) * step;
  const rows = random
    .some(items, random.whole(3, 5))
    .map((name) => ({ name, value: money(random.between(...prices)) }));
  const sum = rounded(rows.reduce((all, { value }) => all + value, 0));
  const tax = rounded(Math.round((sum * 7) / step / 100) * step);
  const given = rounded(Math.ceil((sum + step) / (step * 100)) * step * 100);
  const sheet = new Sheet(WIDTH, 260 + (rows.length + 4) * ROW);
  const rightToLeft = digits === 'arab' || digits === 'arabext';

  let y = 90;
  sheet.line(random.pick(shops), WIDTH / 2, y, { size: 42 }, 'middle');
  const rule = () => sheet.shape(`<path d="M${LEFT} ${y - 34}H${RIGHT}" stroke="#222" stroke-width="2"/>`);
  const row = (name: string, value: number, bold = false) => {
    const [nameX, valueX] = rightToLeft ? [RIGHT, LEFT] : [LEFT, RIGHT];
    sheet.line(name, nameX, y, { size: SIZE, bold }, rightToLeft ? 'end' : 'start');
    sheet.line(amount(value), valueX, y, { size: SIZE, bold }, rightToLeft ? 'start' : 'end');
    y += ROW;
  };
  y += 90;
  rule();
  for (const { name, value } of rows) row(name, value);
  y += 12;
  rule();
  row(words.total, sum, true);
  row(words.tax, tax);
  y += 12;
  row(words.cash, given);
  row(words.change, rounded(given - sum));

  const asked = random.pick(rows);
  return {
    kind: 'receipt',
    digits,
    sheet,
    questions: [
      { ask: 'read', text: read },
      { ask: 'total', text: total, amount: sum },
      { ask: 'field', text: price(asked.name), answer: amount(asked.value) },
    ],
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

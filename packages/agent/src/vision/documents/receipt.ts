import { amountsIn, isMoney } from './amounts.js';
import type { Amount } from './amounts.js';
import { FIELD_WORDS } from './fields.js';

export interface Item {
  readonly name: string;
  readonly amount: Amount;
}

/** What a receipt says, as far as its rows tell. */
export interface Receipt {
  readonly items: readonly Item[];
  readonly subtotal?: Amount;
  /** Taxes, tips and services beside the items. */
  readonly extras: readonly Amount[];
  readonly total?: Amount;
  /** The currency named anywhere; empty when none is. */
  readonly currency: string;
}

/** Rows about how it was paid. */
const PAYMENT =
  /(?<![\p{L}\p{M}])(?:cash|change|card|visa|mastercard|paid|tendered|balance|bar|gegeben|rückgeld|wechselgeld|karte|efectivo|cambio|tarjeta|espèces|rendu|carte|dinheiro|troco|cartão|contanti|resto|carta|tunai|kembali(?:an)?|kartu|नकद|वापसी?|نقدا|نقدًا|الباقي|بطاقة|نقد|باقی|کارت)(?![\p{L}\p{M}])/iu;

/**
 * The items and the total of a receipt. Rows hold what stands side by side, texts joined by spaces; an item is a row with a name that ends
 * in an amount, above the total.
 */
export function readReceipt(rows: readonly string[]): Receipt {
  const all = rows.map((row) => ({ row, amounts: amountsIn(row) }));
  const cents = all.some(({ amounts }) => amounts.some(({ places }) => places === 2));
  // In currencies without cents the last whole number of a row is its amount.
  const amountOf = (amounts: readonly Amount[], row: string) =>
    amounts.findLast(isMoney) ?? (cents ? undefined : lastWhole(amounts, row));
  const lines = all.map(({ row, amounts }, i) => {
    const amount = amountOf(amounts, row);
    // A label whose amount stands in the next row by itself.
    const next = all[i + 1];
    const below =
      amount === undefined && next && nameOf(next.row, next.amounts.at(-1)) === ''
        ? next.amounts.findLast(isMoney)
        : undefined;
    return { row, amount: amount ?? below };
  });
  const totalAt = lines.findLastIndex(({ row, amount }) => amount && isTotal(row));
  const items: Item[] = [];
  const extras: Amount[] = [];
  let subtotal: Amount | undefined;
  for (const { row, amount } of totalAt < 0 ? lines : lines.slice(0, totalAt)) {
    if (!amount || isTotal(row)) continue;
    if (FIELD_WORDS.subtotal.test(row)) subtotal ??= amount;
    else if (FIELD_WORDS.tax.test(row) || FIELD_WORDS.tip.test(row)) extras.push(amount);
    else if (!PAYMENT.test(row)) {
      const name = nameOf(row, amount);
      if (name !== '') items.push({ name, amount });
    }
  }
  const total = totalAt < 0 ? undefined : lines[totalAt]!.amount;
  const currency =
    all.flatMap(({ amounts }) => amounts.map((amount) => amount.currency)).find((sign) => sign !== '') ?? '';
  return { items, extras, currency, ...(subtotal && { subtotal }), ...(total && { total }) };
}

function isTotal(row: string): boolean {
  return FIELD_WORDS.total.test(row) && !FIELD_WORDS.subtotal.test(row);
}

function lastWhole(amounts: readonly Amount[], row: string): Amount | undefined {
  const last = amounts.at(-1);
  return last && last.value.length >= 2 && row.trimEnd().length - last.at <= last.written.length + 1 ? last : undefined;
}

/** A row without its amount: empty when no letters are left. */
function nameOf(row: string, amount: Amount | undefined): string {
  const name = (amount ? row.slice(0, amount.at) + row.slice(amount.at + amount.written.length) : row)
    .replace(/[\s.·…:_-]+$/u, '')
    .replace(/\s{2,}/gu, ' ')
    .trim();
  return /(?:\p{L}\p{M}*){2}/u.test(name) ? name : '';
}

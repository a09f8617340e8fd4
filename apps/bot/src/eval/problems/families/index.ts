import { CALENDAR } from './calendar.js';
import { COUNTING } from './counting.js';
import { EVERYDAY } from './everyday.js';
import { MONEY } from './money.js';
import { ORDER } from './order.js';
import { PEOPLE } from './people.js';
import { QUANTITIES } from './quantities.js';
import { RATES } from './rates.js';
import { SHAPES } from './shapes.js';
import { SHOPPING } from './shopping.js';
import { TRAVEL } from './travel.js';

/** All kinds of problem, in an order in which neighbours differ. */
export const FAMILIES = alternating([
  SHOPPING,
  RATES,
  PEOPLE,
  QUANTITIES,
  CALENDAR,
  TRAVEL,
  MONEY,
  SHAPES,
  COUNTING,
  ORDER,
  EVERYDAY,
]);

function alternating<T>(groups: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...groups.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => groups.flatMap((group) => group[i] ?? [])).flat();
}

import { LOOKS, take, type Look, type Taken } from './looks.js';
import type { Page } from './page.js';
import { MARKETS } from './pages/markets.js';
import { MENUS, menu } from './pages/menu.js';
import { receipt } from './pages/receipt.js';
import { SCREENS, screen } from './pages/screen.js';
import { SIGNS, sign } from './pages/sign.js';
import { TICKETS, ticket } from './pages/ticket.js';
import { seeded, type Random } from '../../random.js';

/** A picture of words with what is asked about it. */
export interface PageShot extends Taken, Pick<Page, 'kind' | 'digits' | 'questions'> {
  /** Stable over runs. */
  readonly id: string;
  readonly look: Look;
}

/** Of the figures. Rules are worked out on pages of other seeds. */
const SEED = 20_261_124;

/** How to make each page; with other numbers, other rows and sums. */
const PAGES: readonly { readonly name: string; readonly make: (random: Random) => Page }[] = [
  ...Object.entries(MARKETS).map(([name, market]) => ({
    name: `receipt-${name}`,
    make: (random: Random) => receipt(random, market),
  })),
  ...SIGNS.map((one, at) => ({ name: `sign-${at}`, make: (random: Random) => sign(random, one) })),
  ...MENUS.map((one, at) => ({ name: `menu-${at}`, make: (random: Random) => menu(random, one) })),
  ...TICKETS.map((one, at) => ({ name: `ticket-${at}`, make: (random: Random) => ticket(random, one) })),
  ...SCREENS.map((one, at) => ({ name: `screen-${at}`, make: (random: Random) => screen(random, one) })),
];

/** 108 pictures: every page in every look. The same at every call with the same seed. */
export async function* pageShots(seed = SEED): AsyncGenerator<PageShot> {
  for (const [at, { name, make }] of PAGES.entries()) {
    for (const [lookAt, look] of LOOKS.entries()) {
      const random = seeded(seed + at * 97 + lookAt);
      const { kind, digits, sheet, questions } = make(random);
      const taken = await take({ picture: sheet.draw(), words: sheet.words }, look, random);
      yield { id: `${name}-${look}`, look, kind, digits, questions, ...taken };
    }
  }
}

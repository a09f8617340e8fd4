import type { SimulatedAccount, SimulatedChannel } from './accounts.js';
import { digits, secretWord } from './ids.js';
import type { Identity } from './threads/thread.js';

/** Country prefix of made-up phone numbers: a range kept for fiction. */
const PHONE_PREFIX = '1650555';

/** The person that the playground shows for each account. */
const DEFAULT_NAME = 'Alex Rivera';

/**
 * Makes somebody who can write to the account. `id` and `name` may be given.
 * @throws RangeError when the platform has no such ids.
 */
export function makeIdentity(
  account: SimulatedAccount,
  { id, name = DEFAULT_NAME, hidesNumber }: { id?: string; name?: string; hidesNumber?: boolean } = {},
): Identity {
  if (id !== undefined && account.channel !== 'playground' && !/^\d{3,20}$/.test(id)) {
    throw new RangeError(`ids of people on ${account.channel} are 3 to 20 digits, not ${id}`);
  }
  const make: Record<SimulatedChannel, () => Identity> = {
    'whatsapp-cloud': () => ({
      id: id ?? PHONE_PREFIX + digits(4),
      name,
      userId: `US.${digits(20)}`,
      ...(hidesNumber && { hidesNumber }),
    }),
    messenger: () => ({ id: id ?? digits(16), name }),
    instagram: () => ({ id: id ?? digits(16), name }),
    playground: () => ({ id: id ?? `guest-${secretWord(6)}`, name }),
  };
  return make[account.channel]();
}

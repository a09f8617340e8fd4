import type { SimulatedAccount, ThreadChannel, Which } from './accounts.js';
import type { SendFault } from './faults.js';
import type { MediaFault } from './media/store.js';
import { makeIdentity } from './people.js';
import { platformOf } from './platforms.js';
import { Person } from './threads/person.js';
import type { Correspondent } from './threads/correspondent.js';
import type { World } from './world.js';

/** @throws RangeError when there is no such account. */
export function accountOf(world: World, which: Which): SimulatedAccount {
  const { channel, account } = typeof which === 'string' ? { channel: which, account: undefined } : which;
  const found = world.accounts.find(
    (one) => one.channel === channel && (account === undefined || one.account === account),
  );
  if (!found) throw new RangeError(`no simulated account ${account ?? ''} on ${channel}`);
  return found;
}

/** The account's default person, or the one with this id, made if new. @throws RangeError on an id that cannot be. */
export function personOf(
  world: World,
  which: Which,
  id?: string,
  options: { name?: string; hidesNumber?: boolean } = {},
): Person {
  const account = accountOf(world, which);
  const known = id === undefined ? world.threads.of(account)[0] : world.threads.find(account, id);
  const thread =
    known ?? world.threads.open(account, makeIdentity(account, { ...(id !== undefined && { id }), ...options }));
  return new Person(world, platformOf(account.channel), thread);
}

/**
 * Somebody who writes on any channel: the account's default person, or the one with this id, made if new.
 * @throws RangeError when there is no such account, or the id cannot be
 */
export function correspondentOf(
  world: World,
  { channel, account, person, name }: { channel: ThreadChannel; account?: string; person?: string; name?: string },
): Correspondent {
  const naming = name === undefined ? {} : { name };
  if (channel !== 'whatsapp-web')
    return personOf(world, { channel, ...(account !== undefined && { account }) }, person, naming);
  const page = world.whatsAppWeb;
  if (!page || (account !== undefined && account !== page.phone)) throw new RangeError('no such personal number');
  return page.person(person, naming);
}

/** A fault of the next sends, or by its name of the next received files. */
export function addFault(world: World, which: Which, fault: SendFault | MediaFault, times: number): void {
  const account = accountOf(world, which);
  if (typeof fault === 'string') world.faults.addMedia(account, fault, times);
  else world.faults.addSend(account, fault, times);
}

/** No more faults, and tokens that a fault ended work again. */
export function clearFaults(world: World): void {
  world.faults.clear();
  world.tokens.renew();
  world.whatsAppWeb?.clearFaults();
}

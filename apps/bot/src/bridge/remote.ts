import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../config/user-error.js';
import type { RedisClient } from '../redis/connections.js';
import { tellBridge } from './commands.js';
import { readStatus, type BridgeStatus } from './status.js';

const POLL_MS = 300;
/** A command is heard within a moment; before that the old state still stands there. */
const HEARD_MS = 3000;
const LOG_OUT_MS = 40_000;

/** Has the bridge that works for a number link it, and shows how far that is. @throws UserError when it comes to nothing. */
export async function pairThroughBridge(
  redis: RedisClient,
  account: string,
  byCode: boolean,
  onStatus: (status: BridgeStatus) => void,
): Promise<void> {
  const began = Date.now();
  await tellBridge(redis, { account, act: 'pair', byCode });
  for (;;) {
    const status = await readStatus(redis, account);
    if (!status) throw new UserError('The bridge has ended; see the log, and start again.');
    if (status.state === 'stopped' && Date.now() - began > HEARD_MS) {
      throw new UserError(status.advice ?? 'Pairing has ended.');
    }
    if (status.state !== 'stopped') onStatus(status);
    if (status.state === 'ready') return;
    await sleep(POLL_MS);
  }
}

/** Has the bridge unlink the device. @throws UserError when it does not. */
export async function logOutThroughBridge(redis: RedisClient, account: string): Promise<void> {
  await tellBridge(redis, { account, act: 'log-out', byCode: false });
  for (const deadline = Date.now() + LOG_OUT_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const status = await readStatus(redis, account);
    if (!status || status.state === 'stopped') return;
  }
  throw new UserError('The bridge did not log out; see the log.');
}

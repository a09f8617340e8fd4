import type { BridgeAccount } from '../bridge/accounts.js';
import { tellBridge } from '../bridge/commands.js';
import { readStatus, type BridgeStatus } from '../bridge/status.js';
import type { RedisClient } from '../redis/connections.js';

/** A personal number as the page shows it: its code as a picture. */
export type NumberView = Omit<BridgeStatus, 'qr'> & { /** SVG. */ readonly qr?: string };

/** The personal numbers of this system, for the operator's page. */
export interface Numbers {
  list(): Promise<NumberView[]>;
  /** Shows a code (again), to scan or to type. False: there is no such number here. */
  pair(account: string, byCode: boolean): Promise<boolean>;
}

export function createNumbers(redis: RedisClient, accounts: readonly BridgeAccount[]): Numbers {
  return {
    list: async () => {
      const known = await Promise.all(accounts.map(({ account }) => readStatus(redis, account)));
      return Promise.all(accounts.map((account, index) => viewOf(account, known[index])));
    },
    pair: async (account, byCode) => {
      if (!accounts.some((one) => one.account === account)) return false;
      await tellBridge(redis, { account, act: 'pair', byCode });
      return true;
    },
  };
}

async function viewOf({ account, simulated }: BridgeAccount, status: BridgeStatus | undefined): Promise<NumberView> {
  if (!status) {
    const advice = 'No bridge works for this number yet.';
    return { account, simulated: simulated !== undefined, state: 'starting', advice, restarts: 0, at: Date.now() };
  }
  const { qr, ...facts } = status;
  if (!qr) return facts;
  // Loaded here: most systems never draw a code.
  const { toString } = await import('qrcode');
  return { ...facts, qr: await toString(qr, { type: 'svg', margin: 2, errorCorrectionLevel: 'L' }) };
}

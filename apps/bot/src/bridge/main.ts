import { hostname } from 'node:os';
import type { OpenOptions } from '@hearth/connectors';
import { RECOVERY, type Recovery } from '../queue/recovery.js';
import { describeError } from '../runtime/log.js';
import type { RoleHandle, Runtime } from '../runtime/runtime.js';
import { shareMetrics } from '../runtime/share-metrics.js';
import type { RunFile } from '../supervisor/run-file.js';
import { AccountBridge } from './account-bridge.js';
import { bridgeAccounts } from './accounts.js';
import { hearCommands } from './commands.js';
import { hearTyping } from './distant.js';
import { KEEPER_TIMES, type KeeperTimes } from './keeper.js';
import { LEASE_TIMES, type LeaseTimes } from './lease.js';

export interface BridgeOptions {
  /** The simulated platforms as they are now; they may have moved since the start. */
  readonly simulator?: () => RunFile['simulator'];
  readonly recovery?: Recovery;
  readonly leaseTimes?: LeaseTimes;
  readonly keeperTimes?: Partial<KeeperTimes>;
  readonly limits?: OpenOptions['limits'];
  /** False: the simulated owner does not scan by itself. Default true. */
  readonly scan?: boolean;
}

/**
 * Holds personal numbers: one browser for each, whose messages go into the queue and whose answers go out through it. An account that
 * another process holds is waited for.
 */
export async function startBridge(
  runtime: Runtime,
  {
    simulator = () => undefined,
    recovery = RECOVERY,
    leaseTimes = LEASE_TIMES,
    keeperTimes,
    limits,
    scan = true,
  }: BridgeOptions = {},
): Promise<RoleHandle> {
  const { config, connections, log, metrics, patientRedis } = runtime;
  const current = () => bridgeAccounts(config, simulator());
  const bridges = current().map(
    (first) =>
      new AccountBridge({
        runtime,
        account: () => current().find(({ account }) => account === first.account) ?? first,
        recovery,
        leaseTimes,
        scan,
        keeperTimes: { ...KEEPER_TIMES, ...keeperTimes },
        ...(limits && { limits }),
      }),
  );
  const report = (what: string) => (error: unknown) => log.warn({ what, error: describeError(error) }, 'bridge');
  const each = (what: string, act: (bridge: AccountBridge) => Promise<void>) => {
    for (const bridge of bridges) void act(bridge).catch(report(what));
  };
  const news = connections.patient();
  await hearTyping(news, (wish) => each('typing', (bridge) => bridge.typing(wish)));
  await hearCommands(news, (command) => each('command', (bridge) => bridge.obey(command)));
  await Promise.all(bridges.map((bridge) => bridge.start()));
  const endSharing = shareMetrics(patientRedis, metrics, `bridge-${hostname()}-${process.pid}`, () =>
    Promise.resolve(),
  );
  log.info({ accounts: bridges.map(({ account }) => account) }, 'bridge ready');
  return {
    close: async () => {
      endSharing();
      await Promise.all(bridges.map((bridge) => bridge.close()));
    },
  };
}

import type { WhatsAppWebConnectorConfig } from '@hearth/connectors';
import type { Config } from '../config/schema.js';

/** What of the simulated platforms concerns a personal number. */
interface Simulator {
  readonly controlUrl: string;
  readonly controlToken: string;
  readonly whatsAppWeb?: { readonly account: string; readonly chromiumArgs: readonly string[] } | undefined;
}

/** One personal number. */
export interface BridgeAccount {
  /** Digits of the number. */
  readonly account: string;
  /** What a browser needs to find the simulated page; absent for the real WhatsApp. */
  readonly simulated?: Pick<Simulator, 'controlUrl' | 'controlToken'> & { readonly chromiumArgs: readonly string[] };
}

/** The configured number, and the simulated one of the run file. */
export function bridgeAccounts(config: Config, simulator: Simulator | undefined): BridgeAccount[] {
  const { account } = config.whatsappWeb;
  const page = simulator?.whatsAppWeb;
  return [
    ...(account ? [{ account }] : []),
    ...(simulator && page
      ? [
          {
            account: page.account,
            simulated: {
              chromiumArgs: page.chromiumArgs,
              controlUrl: simulator.controlUrl,
              controlToken: simulator.controlToken,
            },
          },
        ]
      : []),
  ];
}

/** What the connector of the account is told. */
export function connectorConfig(config: Config, { account, simulated }: BridgeAccount): WhatsAppWebConnectorConfig {
  const { groups, groupsOn, groupsOff } = config.whatsappWeb;
  const switches = [
    ...listOf(groupsOn).map((id) => [id, true] as const),
    ...listOf(groupsOff).map((id) => [id, false] as const),
  ];
  return {
    account,
    simulated: simulated !== undefined,
    maxMediaBytes: config.media.maxBytes,
    groups: { answer: groups, switches: Object.fromEntries(switches) },
  };
}

/** The entries of a setting that holds several, separated by commas. */
export function listOf(setting: string): string[] {
  return setting
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
}

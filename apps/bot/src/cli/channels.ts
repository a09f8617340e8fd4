import { ACCOUNT_NAMES, accountOf, completeness, type AccountName } from '../accounts/accounts.js';
import type { Config } from '../config/schema.js';
import type { RunFile } from '../supervisor/run-file.js';

export interface ChannelStatus {
  readonly label: string;
  /** Argument of `./hearth connect`. */
  readonly name: AccountName | 'whatsapp-web';
  readonly status: 'connected' | 'simulated' | 'not set up';
}

/** What a person needs to know of each channel: real accounts come from the configuration, simulated ones from the run file. */
export function channelStatus(config: Config, run: Pick<RunFile, 'simulator'> | undefined): ChannelStatus[] {
  const numbers = run?.simulator?.whatsAppWeb ? 'simulated' : 'not set up';
  return [
    ...ACCOUNT_NAMES.map((name): ChannelStatus => {
      const account = accountOf(config, name);
      const simulated = run?.simulator?.accounts.some(({ channel }) => channel === account.webhook);
      const status = completeness(account) === 'connected' ? 'connected' : simulated ? 'simulated' : 'not set up';
      return { label: account.label, name, status };
    }),
    { label: 'Own number', name: 'whatsapp-web', status: config.whatsappWeb.account ? 'connected' : numbers },
  ];
}

import type { Config } from '../config/schema.js';
import type { RunFile } from '../supervisor/run-file.js';

export interface ChannelStatus {
  readonly label: string;
  /** Argument of `./hearth connect`. */
  readonly name: 'whatsapp' | 'messenger' | 'instagram';
  readonly status: 'connected' | 'simulated' | 'not set up';
}

/** What a person needs to know of each channel: real accounts come from the configuration, simulated ones from the run file. */
export function channelStatus(config: Config, run: Pick<RunFile, 'simulator'> | undefined): ChannelStatus[] {
  const { whatsapp, messenger, instagram } = config;
  const real = {
    whatsapp: Boolean(whatsapp.accessToken && whatsapp.phoneNumberId),
    messenger: Boolean(messenger.accessToken && messenger.pageId),
    instagram: Boolean(instagram.accessToken && instagram.accountId),
  };
  return (
    [
      ['WhatsApp', 'whatsapp', 'whatsapp-cloud'],
      ['Messenger', 'messenger', 'messenger'],
      ['Instagram', 'instagram', 'instagram'],
    ] as const
  ).map(([label, name, channel]) => {
    const simulated = run?.simulator?.accounts.some((account) => account.channel === channel);
    return { label, name, status: real[name] ? 'connected' : simulated ? 'simulated' : 'not set up' };
  });
}

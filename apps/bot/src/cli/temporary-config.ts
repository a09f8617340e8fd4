import type { Config } from '../config/schema.js';

/** Nothing of the operator's: a data folder and ports of its own, simulated platforms, no real account. */
export function temporaryConfig(
  config: Config,
  dataDir: string,
  { personalNumber = false }: { readonly personalNumber?: boolean } = {},
): Config {
  return {
    ...config,
    dataDir,
    redisUrl: '',
    redisSentinels: '',
    redisCluster: false,
    simulator: true,
    gateway: { host: '127.0.0.1', port: 0, metricsToken: '' },
    page: { host: '127.0.0.1', port: 0, password: '' },
    whatsapp: { ...config.whatsapp, accessToken: '' },
    messenger: { ...config.messenger, accessToken: '' },
    instagram: { ...config.instagram, accessToken: '' },
    // Nothing is at risk there, and somebody waits.
    whatsappWeb: {
      ...config.whatsappWeb,
      account: '',
      alertTo: '',
      pacing: 'off-and-risk-the-number',
      simulate: personalNumber,
    },
  };
}

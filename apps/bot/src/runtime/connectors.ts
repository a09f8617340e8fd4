import {
  createInstagramConnector,
  createMessengerConnector,
  createPlaygroundConnector,
  createWhatsAppCloudConnector,
} from '@hearth/connectors';
import type { Connector } from '@hearth/connectors';
import type { Channel } from '@hearth/message';
import { bridgeAccounts, connectorConfig } from '../bridge/accounts.js';
import { distantConnector, type AskForTyping } from '../bridge/distant.js';
import type { Config } from '../config/schema.js';
import { accountOf } from '../queue/items.js';
import type { RunFile } from '../supervisor/run-file.js';

type Simulator = NonNullable<RunFile['simulator']>;
type SimulatedAccount = Simulator['accounts'][number];

/** The accounts this system serves, found by conversation. */
export class ConnectorSet {
  readonly #byAccount = new Map<string, Connector>();

  /** @throws Error when two connectors claim one account. */
  constructor(readonly all: readonly Connector[]) {
    for (const connector of all) {
      const account = accountOf(connector);
      if (this.#byAccount.has(account)) throw new Error(`two connectors for ${account}`);
      this.#byAccount.set(account, connector);
    }
  }

  /** Undefined when the account is no longer configured. */
  of(ref: { readonly channel: Channel; readonly account: string }): Connector | undefined {
    return this.#byAccount.get(accountOf(ref));
  }

  onChannel(channel: string): Connector[] {
    return this.all.filter((connector) => connector.channel === channel);
  }
}

/**
 * Real accounts come from the configuration only, simulated ones from the run file only.
 * @param ask reaches the processes that hold personal numbers.
 */
export function connectorsFrom(config: Config, simulator: Simulator | undefined, ask: AskForTyping): ConnectorSet {
  const limits = { maxMediaBytes: config.media.maxBytes };
  const simulated = simulator?.accounts.map((account) => simulatedConnector(account, simulator, limits)) ?? [];
  const personal = bridgeAccounts(config, simulator).map((account) =>
    distantConnector(connectorConfig(config, account), ask),
  );
  return new ConnectorSet([...realConnectors(config, limits), ...simulated, ...personal]);
}

interface MediaLimits {
  readonly maxMediaBytes: number;
}

function realConnectors(config: Config, limits: MediaLimits): Connector[] {
  const { whatsapp, messenger, instagram } = config;
  const connectors: Connector[] = [];
  const common = (own: Config['whatsapp'] | Config['messenger'] | Config['instagram']) => ({
    ...limits,
    accessToken: own.accessToken,
    appSecrets: own.appSecret.split(',').map((secret) => secret.trim()),
    verifyToken: own.verifyToken,
    graphVersion: own.graphVersion,
    simulated: false,
  });
  if (whatsapp.phoneNumberId && whatsapp.accessToken) {
    connectors.push(createWhatsAppCloudConnector({ ...common(whatsapp), account: whatsapp.phoneNumberId }));
  }
  if (messenger.pageId && messenger.accessToken) {
    connectors.push(createMessengerConnector({ ...common(messenger), account: messenger.pageId }));
  }
  if (instagram.accountId && instagram.accessToken) {
    const { login, accountId, pageId } = instagram;
    connectors.push(createInstagramConnector({ ...common(instagram), account: accountId, login, pageId }));
  }
  return connectors;
}

function simulatedConnector(account: SimulatedAccount, simulator: Simulator, limits: MediaLimits): Connector {
  const facebook = account.login === 'facebook';
  const common = {
    ...limits,
    account: account.account,
    accessToken: account.accessToken,
    appSecrets: [account.appSecret],
    verifyToken: account.verifyToken,
    simulated: true,
  };
  switch (account.channel) {
    case 'whatsapp-cloud':
      return createWhatsAppCloudConnector({ ...common, baseUrl: simulator.graphUrl });
    case 'messenger':
      return createMessengerConnector({ ...common, baseUrl: simulator.graphUrl });
    case 'instagram':
      return createInstagramConnector({
        ...common,
        baseUrl: facebook ? simulator.graphUrl : simulator.instagramUrl,
        login: facebook ? 'facebook' : 'instagram',
        pageId: account.pageId,
      });
    case 'playground':
      return createPlaygroundConnector({ ...common, baseUrl: simulator.graphUrl });
    case 'whatsapp-web':
      throw new Error('a personal WhatsApp number cannot be simulated over HTTP');
  }
}

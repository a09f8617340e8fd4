import {
  createInstagramConnector,
  createMessengerConnector,
  createPlaygroundConnector,
  createWhatsAppCloudConnector,
} from '@hearth/connectors';
import type { Connector } from '@hearth/connectors';
import type { AccountSpec, SimulatedAccount, Simulator } from '@hearth/simulator';

/** What a test may change of an account's configuration. */
export interface Changes {
  readonly appSecrets?: string[];
  readonly verifyToken?: string;
  readonly baseUrl?: string;
  readonly maxMediaBytes?: number;
}

/** One connector under the contract. */
export interface Target {
  readonly name: string;
  readonly spec: AccountSpec;
  connect(account: SimulatedAccount, simulator: Simulator, changes?: Changes): Connector;
  /** A verified body with damaged items around the sound ones of `body`. */
  damage(body: unknown): unknown;
  /** A body with one event of a kind nobody knows. */
  unknownKind(account: SimulatedAccount): unknown;
}

const common = (
  { account, accessToken, appSecret, verifyToken }: SimulatedAccount,
  baseUrl: string,
  changes: Changes = {},
) => ({
  account,
  accessToken,
  appSecrets: [appSecret],
  verifyToken,
  baseUrl,
  simulated: true,
  ...changes,
});

interface Entries {
  readonly object: string;
  readonly entry: readonly { readonly id: string; readonly [list: string]: unknown }[];
}

/** Junk in front of every list called `list`, and an entry that is none. */
function damaged(body: unknown, list: string, junk: readonly unknown[]): unknown {
  const { object, entry } = body as Entries;
  const around = entry.map((one) => ({ ...one, [list]: [...junk, ...(one[list] as unknown[]), ...junk] }));
  return { object, entry: [null, ...around, { id: 7 }, 'entry'] };
}

const MESSAGING_JUNK = [
  null,
  {},
  'item',
  { message: null },
  { sender: null, recipient: null, timestamp: 'x', message: { mid: null, text: 5 } },
  { sender: { user_ref: 'x' }, message: { mid: 'm_broken', attachments: [null, { type: null, payload: null }] } },
];

const messaging = (object: string) => ({
  damage: (body: unknown) => damaged(body, 'messaging', MESSAGING_JUNK),
  unknownKind: ({ account }: SimulatedAccount) => ({
    object,
    entry: [{ id: account, time: 1, messaging: [{ sender: { id: '1' }, recipient: { id: account }, hologram: {} }] }],
  }),
});

const whatsAppJunk = ({ account }: Pick<SimulatedAccount, 'account'>) => [
  null,
  'change',
  { field: 'messages', value: null },
  {
    field: 'messages',
    value: {
      metadata: { phone_number_id: account },
      contacts: null,
      messages: [null, 5, { type: 'text' }, { id: 'wamid.broken', type: 'image', image: null }],
      statuses: [null, { status: 'read' }],
    },
  },
];

export const TARGETS: readonly Target[] = [
  {
    name: 'whatsapp-cloud',
    spec: { channel: 'whatsapp-cloud' },
    connect: (account, simulator, changes) =>
      createWhatsAppCloudConnector(common(account, simulator.graphUrl, changes)),
    damage: (body) => {
      const [change] = (body as { entry: { changes: { value: { metadata: { phone_number_id: string } } }[] }[] })
        .entry[0]!.changes;
      return damaged(body, 'changes', whatsAppJunk({ account: change!.value.metadata.phone_number_id }));
    },
    unknownKind: ({ account }) => ({
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'holograms', value: { metadata: { phone_number_id: account } } }] }],
    }),
  },
  {
    name: 'messenger',
    spec: { channel: 'messenger' },
    connect: (account, simulator, changes) => createMessengerConnector(common(account, simulator.graphUrl, changes)),
    ...messaging('page'),
  },
  {
    name: 'instagram (own log-in)',
    spec: { channel: 'instagram', login: 'instagram' },
    connect: (account, simulator, changes) =>
      createInstagramConnector(common(account, simulator.instagramUrl, changes)),
    ...messaging('instagram'),
  },
  {
    name: 'instagram (Facebook log-in)',
    spec: { channel: 'instagram', login: 'facebook' },
    connect: (account, simulator, changes) =>
      createInstagramConnector({
        ...common(account, simulator.graphUrl, changes),
        login: 'facebook',
        pageId: account.pageId,
      }),
    ...messaging('instagram'),
  },
  {
    name: 'playground',
    spec: { channel: 'playground' },
    connect: (account, simulator, changes) => createPlaygroundConnector(common(account, simulator.graphUrl, changes)),
    damage: (body) => {
      const { events, ...rest } = body as { events: unknown[] };
      return { ...rest, events: [null, 'event', {}, { person: { id: 'x' }, type: 'message' }, ...events, 7] };
    },
    unknownKind: ({ account }) => ({
      object: 'playground',
      account,
      events: [{ person: { id: 'x' }, at: 1, type: 'hologram' }],
    }),
  },
];

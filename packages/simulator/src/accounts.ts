import { digits, hex, secretWord } from './ids.js';

export const SIMULATED_CHANNELS = ['whatsapp-cloud', 'messenger', 'instagram', 'playground'] as const;
export type SimulatedChannel = (typeof SIMULATED_CHANNELS)[number];

/** Channels whose threads are kept here: those with an API and webhooks, and WhatsApp Web, which is a page. */
export const THREAD_CHANNELS = [...SIMULATED_CHANNELS, 'whatsapp-web'] as const;
export type ThreadChannel = (typeof THREAD_CHANNELS)[number];

/** Whom people write to. */
export interface ThreadAccount {
  readonly channel: ThreadChannel;
  /** Phone number id, Page id, Instagram account id, the playground's own id, or a personal phone number. */
  readonly account: string;
  readonly name: string;
}

/** One account of the operator on a platform with an API, with the secrets that the platform's console would show. */
export interface SimulatedAccount extends ThreadAccount {
  readonly channel: SimulatedChannel;
  readonly accessToken: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  /** The app that sends: comes back as `app_id` in echoes. */
  readonly appId: string;
  /** Instagram: which of the two ways the account is connected. */
  readonly login?: 'instagram' | 'facebook';
  /** Instagram with Facebook login: the linked Page, whose token and path are used to send. */
  readonly pageId?: string;
  /** WhatsApp: the business account that the number belongs to, and the number people see. */
  readonly wabaId?: string;
  readonly displayPhoneNumber?: string;
}

/** A channel, or one of its accounts when it has several; without `account`, the first. */
export type Which = SimulatedChannel | { readonly channel: SimulatedChannel; readonly account?: string };

/** What a caller may fix; everything else is made up. */
export type AccountSpec = Pick<SimulatedAccount, 'channel'> & Partial<SimulatedAccount>;

/** The accounts of a simulator that was told nothing: one a channel, and a second Instagram one with the other login. */
export const DEFAULT_ACCOUNTS: readonly AccountSpec[] = [
  { channel: 'whatsapp-cloud' },
  { channel: 'messenger' },
  { channel: 'instagram', login: 'instagram' },
  { channel: 'instagram', login: 'facebook' },
  { channel: 'playground' },
];

/** Completes a spec with random ids and secrets. */
export function makeAccount(spec: AccountSpec): SimulatedAccount {
  const common = {
    account: digits(15),
    name: 'Hearth',
    accessToken: `EAA${secretWord(60)}`,
    appSecret: hex(16),
    verifyToken: secretWord(),
    appId: digits(15),
  };
  const own: Partial<SimulatedAccount> = {
    'whatsapp-cloud': { wabaId: digits(15), displayPhoneNumber: `1555${digits(7)}` },
    messenger: {},
    instagram: spec.login === 'facebook' ? { pageId: digits(15) } : { login: 'instagram' as const },
    playground: { account: 'playground' },
  }[spec.channel];
  return { ...common, ...own, ...spec };
}

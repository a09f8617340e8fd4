import type { Config } from '../config/schema.js';

/** The channels that an operator connects an account of. */
export const ACCOUNT_NAMES = ['whatsapp', 'messenger', 'instagram'] as const;
export type AccountName = (typeof ACCOUNT_NAMES)[number];

/** An account as the configuration describes it, complete or not. */
export interface Account {
  readonly name: AccountName;
  readonly label: string;
  /** Settings without which nothing works, by path, with what each is. */
  readonly needs: readonly { readonly path: string; readonly what: string; readonly value: string }[];
  /** Where the platform tells about the account that the token belongs to. */
  readonly graph: { readonly host: string; readonly path: string; readonly fields: string };
  readonly token: string;
  /** Last part of the webhook's address. */
  readonly webhook: string;
}

const FACEBOOK = 'https://graph.facebook.com';
const INSTAGRAM = 'https://graph.instagram.com';

export function accountOf(config: Config, name: AccountName): Account {
  const own = config[name];
  const shared = [
    { path: `${name}.accessToken`, what: 'access token', value: own.accessToken },
    { path: `${name}.appSecret`, what: 'app secret', value: own.appSecret },
    { path: `${name}.verifyToken`, what: 'verify token', value: own.verifyToken },
  ];
  const { graphVersion, accessToken: token } = own;
  switch (name) {
    case 'whatsapp': {
      const id = config.whatsapp.phoneNumberId;
      return {
        name,
        label: 'WhatsApp',
        needs: [{ path: 'whatsapp.phoneNumberId', what: 'phone number id', value: id }, ...shared],
        graph: { host: FACEBOOK, path: `${graphVersion}/${id}`, fields: 'display_phone_number,verified_name' },
        token,
        webhook: 'whatsapp-cloud',
      };
    }
    case 'messenger': {
      const id = config.messenger.pageId;
      return {
        name,
        label: 'Messenger',
        needs: [{ path: 'messenger.pageId', what: 'Page id', value: id }, ...shared],
        graph: { host: FACEBOOK, path: `${graphVersion}/${id}`, fields: 'name' },
        token,
        webhook: 'messenger',
      };
    }
    case 'instagram': {
      const { accountId, pageId, login } = config.instagram;
      const facebook = login === 'facebook';
      return {
        name,
        label: 'Instagram',
        needs: [
          { path: 'instagram.accountId', what: 'account id', value: accountId },
          ...(facebook ? [{ path: 'instagram.pageId', what: 'id of the linked Page', value: pageId }] : []),
          ...shared,
        ],
        graph: facebook
          ? { host: FACEBOOK, path: `${graphVersion}/${pageId}`, fields: 'name' }
          : { host: INSTAGRAM, path: `${graphVersion}/me`, fields: 'user_id,username' },
        token,
        webhook: 'instagram',
      };
    }
  }
}

/** `connected`: all is there; `partly`: something is missing; `none`: nothing was entered. */
export function completeness({ needs }: Account): 'connected' | 'partly' | 'none' {
  const given = needs.filter(({ value }) => value !== '');
  if (given.length === needs.length) return 'connected';
  return given.length === 0 ? 'none' : 'partly';
}

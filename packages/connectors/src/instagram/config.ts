import { z } from 'zod';
import { metaAccount, requireHttps } from '../meta/config.js';

const HOSTS = { instagram: 'https://graph.instagram.com', facebook: 'https://graph.facebook.com' } as const;

/** One professional Instagram account. `account` is its id, which webhooks carry with either log-in. */
export const instagramConfig = metaAccount
  .extend({
    /** Its own log-in, or the Page it is linked to. */
    login: z.enum(['instagram', 'facebook']).default('instagram'),
    /** Id of the linked Page: the send path with the Facebook log-in. */
    pageId: z
      .string()
      .regex(/^[A-Za-z0-9_-]*$/)
      .default(''),
    /** Default: the host of the log-in. */
    baseUrl: z.url().optional(),
    /** Hosts that serve received media, without the token. */
    mediaHosts: z.array(z.string()).default(['*.fbcdn.net', '*.fbsbx.com', '*.cdninstagram.com']),
  })
  .transform((config) => ({ ...config, baseUrl: config.baseUrl ?? HOSTS[config.login] }))
  .superRefine(requireHttps)
  .superRefine((config, context) => {
    if (config.login === 'instagram' || config.pageId) return;
    context.addIssue({ code: 'custom', path: ['pageId'], message: 'needed with the Facebook log-in' });
  });

export type InstagramConnectorConfig = z.input<typeof instagramConfig>;
export type InstagramAccount = z.output<typeof instagramConfig>;

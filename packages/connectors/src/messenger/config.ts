import { z } from 'zod';
import { metaAccount, requireHttps } from '../meta/config.js';

/** One Facebook Page. `account` is the Page id. */
export const messengerConfig = metaAccount
  .extend({
    baseUrl: z.url().default('https://graph.facebook.com'),
    /** Hosts that serve received media, without the token. */
    mediaHosts: z.array(z.string()).default(['*.fbcdn.net', '*.fbsbx.com']),
  })
  .superRefine(requireHttps);

export type MessengerConnectorConfig = z.input<typeof messengerConfig>;

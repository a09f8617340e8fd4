import { z } from 'zod';
import { metaAccount, requireHttps } from '../meta/config.js';

/** One WhatsApp number on the Cloud API. `account` is its phone number id. */
export const whatsAppCloudConfig = metaAccount
  .extend({
    baseUrl: z.url().default('https://graph.facebook.com'),
    /** Hosts that serve received media; the token goes to them too. */
    mediaHosts: z.array(z.string()).default(['lookaside.fbsbx.com']),
  })
  .superRefine(requireHttps);

export type WhatsAppCloudConnectorConfig = z.input<typeof whatsAppCloudConfig>;
export type WhatsAppCloudAccount = z.output<typeof whatsAppCloudConfig>;

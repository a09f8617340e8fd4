import { z } from 'zod';
import { metaAccount, requireHttps } from '../meta/config.js';

/** One account of the plain channel for programs: webhooks signed as Meta's are, sends to a configured address. */
export const playgroundConfig = metaAccount
  .extend({
    /** Where sends are posted: `<baseUrl>/<version>/<account>/messages`, `/media` and `/presence`. */
    baseUrl: z.url(),
    mediaHosts: z.array(z.string()).default([]),
  })
  .superRefine(requireHttps);

export type PlaygroundConnectorConfig = z.input<typeof playgroundConfig>;

import { z } from 'zod';

/** Largest file that is fetched, in bytes, unless configured: it travels through DevTools as base64, a third larger. */
const MAX_MEDIA_BYTES = 16_000_000;

/** One personal number. `account` names it: the digits of the phone number, or any word. */
export const whatsAppWebConfig = z.object({
  account: z.string().regex(/^[A-Za-z0-9_-]+$/),
  /** True while the session talks to the simulator's page. */
  simulated: z.boolean().default(false),
  maxMediaBytes: z.number().int().positive().default(MAX_MEDIA_BYTES),
  groups: z
    .object({
      /** In groups that no switch names. Messages count that mention the number or reply to it. */
      answer: z.boolean().default(false),
      /** Group id (`<id>@g.us`) → answered or not. */
      switches: z.record(z.string(), z.boolean()).default({}),
    })
    .prefault({}),
});

export type WhatsAppWebConnectorConfig = z.input<typeof whatsAppWebConfig>;
export type WhatsAppWebAccount = z.output<typeof whatsAppWebConfig>;

import { z } from 'zod';
import { SIMULATED_CHANNELS, THREAD_CHANNELS } from '../accounts.js';
import { SEND_FAULTS } from '../faults.js';
import { MEDIA_FAULTS } from '../media/store.js';
import type { AnyThread } from '../threads/book.js';

const id = z.string().min(1);
const text = z.string().min(1).max(100_000);

/** `:channel` of a path, with the account and person that a query may name. */
export const target = z.object({
  channel: z.enum(THREAD_CHANNELS),
  account: id.optional(),
  person: z
    .string()
    .regex(/^[\w.-]{1,128}$/, 'letters, digits, dots, dashes')
    .optional(),
  name: z.string().min(1).max(100).optional(),
});

/** Which threads a reader wants. By default each channel's main one. */
export const selection = z
  .object({
    all: z.enum(['true', 'false']).default('false'),
    channel: z.enum(THREAD_CHANNELS).optional(),
    account: id.optional(),
    person: id.optional(),
  })
  .transform(({ all, channel, account, person }) => (thread: AnyThread): boolean => {
    if (all === 'true') return true;
    if (channel !== undefined && channel !== thread.account.channel) return false;
    if (account !== undefined && account !== thread.account.account) return false;
    return person === undefined ? thread.main || account !== undefined : person === thread.identity.id;
  });

/** Fields of a message; pictures and other files come beside it, as multipart files. */
export const messageFields = z.strictObject({
  text: text.optional(),
  caption: text.optional(),
  quote: id.optional(),
  /** What a file in `file` is. */
  kind: z.enum(['sticker', 'audio', 'voice', 'video', 'document']).optional(),
  /** JSON: `{latitude, longitude, name?, address?}` */
  location: z
    .object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  /** JSON: `{name, phones}` */
  contact: z.object({ name: id, phones: z.array(id).default([]) }).optional(),
  /** A kind that the platform cannot pass on, in its own word. */
  unsupported: id.optional(),
  forwarded: z.boolean().optional(),
});
export type MessageFields = z.infer<typeof messageFields>;

export const reactionBody = z.strictObject({ message: id, emoji: z.string().min(1).nullable() });
export const unsendBody = z.strictObject({ message: id });
export const editBody = z.strictObject({ message: id, text });
export const choiceBody = z.strictObject({ message: id, option: id });
export const colleagueBody = z.strictObject({ text });
export const readBody = z.strictObject({ open: z.boolean().default(false) });

export const faultBody = z
  .strictObject({
    channel: z.enum(SIMULATED_CHANNELS),
    account: id.optional(),
    send: z.enum(SEND_FAULTS).optional(),
    media: z.enum(MEDIA_FAULTS).optional(),
    times: z.number().int().min(1).max(1000).default(1),
    code: z.number().int().optional(),
    subcode: z.number().int().optional(),
    regainMinutes: z.number().int().min(0).optional(),
    delayMs: z.number().int().min(0).max(60_000).optional(),
  })
  .refine((body) => (body.send === undefined) !== (body.media === undefined), 'give either send or media');

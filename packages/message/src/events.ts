import { z } from 'zod';
import { CHANNELS } from './conversation.js';
import { part } from './parts.js';

const conversation = z.object({ channel: z.enum(CHANNELS), account: z.string().min(1), peer: z.string().min(1) });

/** What every inbound event carries. Times are milliseconds since 1970. */
const base = z.object({ conversation, at: z.number() });

/** A person wrote. `id` is the platform's message id (wamid, mid). */
export const messageEvent = base.extend({
  kind: z.literal('message'),
  id: z.string().min(1),
  sender: z.object({ id: z.string(), name: z.string().optional() }),
  parts: z.array(part).min(1),
  /** The message this one answers. Platforms give its id, not its text. */
  quote: z.object({ id: z.string() }).optional(),
  forwarded: z.boolean().optional(),
});

/** A person changed a message of theirs. */
export const editEvent = base.extend({
  kind: z.literal('edit'),
  id: z.string(),
  target: z.string(),
  parts: z.array(part).min(1),
});

/** "Delete for everyone": stored content of `target` goes, and is not answered if it has not been. */
export const unsendEvent = base.extend({ kind: z.literal('unsend'), target: z.string() });

/** `emoji` null = the reaction was taken back. */
export const reactionEvent = base.extend({
  kind: z.literal('reaction'),
  target: z.string(),
  emoji: z.string().nullable(),
});

/**
 * News of a message of ours: accepted by the platform, shown to the person, or failed after all.
 * `target` is the platform's id; `outId` our correlation key when the platform returned it (an echo's metadata, biz_opaque_callback_data).
 * A read watermark has no target: everything up to `watermark` was read.
 */
export const receiptEvent = base.extend({
  kind: z.literal('receipt'),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  target: z.string().optional(),
  outId: z.string().optional(),
  watermark: z.number().optional(),
  /** The platform's error code, when failed. */
  code: z.number().optional(),
});

/** A colleague answered in the platform's own inbox: the assistant must not talk over them. */
export const humanEvent = base.extend({ kind: z.literal('human'), id: z.string(), parts: z.array(part) });

export const inboundEvent = z.discriminatedUnion('kind', [
  messageEvent,
  editEvent,
  unsendEvent,
  reactionEvent,
  receiptEvent,
  humanEvent,
]);

export type MessageEvent = z.infer<typeof messageEvent>;
export type EditEvent = z.infer<typeof editEvent>;
export type UnsendEvent = z.infer<typeof unsendEvent>;
export type ReactionEvent = z.infer<typeof reactionEvent>;
export type ReceiptEvent = z.infer<typeof receiptEvent>;
export type HumanEvent = z.infer<typeof humanEvent>;
export type InboundEvent = z.infer<typeof inboundEvent>;

import { z } from 'zod';
import { part } from './parts.js';

/** One answer of the assistant: parts in reading order. Text is Markdown; the connector turns it into the app's markup. */
export const reply = z.object({
  parts: z.array(part).min(1),
  /** Platform id of the message to quote. */
  quote: z.string().optional(),
});
export type Reply = z.infer<typeof reply>;

import { z } from 'zod';
import { expression } from '../cases/expression.js';

const message = z.strictObject({ role: z.enum(['person', 'assistant']), text: z.string() });

/** A message about health, or one that only looks like it, and what the answer must be like. */
export const careCase = z.strictObject({
  id: z.string(),
  language: z.string(),
  ask: z.string(),
  history: z.array(message).default([]),
  /** The person's number on WhatsApp, digits only; without it they write on Messenger, where nothing tells their country. */
  phone: z.string().optional(),
  /** In the first sentence. */
  first: expression.optional(),
  /** All of these, somewhere. */
  has: z.array(expression).default([]),
  never: z.array(expression).default([]),
  /** Tools that must not be called. */
  tools: z.array(z.string()).default([]),
  /** Modes that it must not be answered in. */
  modes: z.array(z.string()).default([]),
});
export type CareCase = z.infer<typeof careCase>;

import { z } from 'zod';
import { expression } from '../cases/expression.js';

const message = z.strictObject({ role: z.enum(['person', 'assistant']), text: z.string() });

/** A picture with lines of text, drawn when it is needed. */
const picture = z.strictObject({ style: z.enum(['note', 'sign', 'screen']), lines: z.array(z.string()).min(1) });
export type WrittenPicture = z.infer<typeof picture>;

/** What somebody else wants the assistant to do, inside something that the person sends, and what must not come of it. */
export const injectionCase = z.strictObject({
  id: z.string(),
  language: z.string(),
  /** The person's own words; left out when they only pass something on. */
  ask: z.string().optional(),
  history: z.array(message).default([]),
  /** True: a group, whose messages begin with who says them. */
  group: z.boolean().default(false),
  picture: picture.optional(),
  quote: z.strictObject({ text: z.string() }).optional(),
  forwarded: z.string().optional(),
  document: z.strictObject({ name: z.string(), caption: z.string().optional() }).optional(),
  /** A text file that can be opened. */
  file: z.strictObject({ name: z.string(), text: z.string() }).optional(),
  location: z.strictObject({ name: z.string(), address: z.string() }).optional(),
  contact: z.strictObject({ name: z.string(), phones: z.array(z.string()) }).optional(),
  never: z.strictObject({
    /** Tools that must not be called. */
    tools: z.array(z.string()).default([]),
    /** What must stand nowhere in the reply, whatever its spaces and letters' case. */
    secrets: z.array(z.string()).default([]),
    /** What must not be said as the answer: reading out a text that has it in it is none. */
    answers: z.array(z.string()).default([]),
    matches: z.array(expression).default([]),
    /** Modes that the answer must not have been thought about in. */
    modes: z.array(z.string()).default([]),
    /** Kinds of part that must not be sent. */
    parts: z.array(z.string()).default([]),
  }),
  /** What shows that the person's question was answered all the same; not judged. */
  answered: expression.optional(),
});
export type InjectionCase = z.infer<typeof injectionCase>;

import { z } from 'zod';

const text = (max: number) => z.string().min(1).max(max);
const header = z.strictObject({ type: z.literal('text'), text: text(60) }).optional();
const footer = z.strictObject({ text: text(60) }).optional();
const body = (max: number) => z.strictObject({ text: text(max) });

const distinct = (values: readonly string[]) => new Set(values).size === values.length;

const button = z.strictObject({ type: z.literal('reply'), reply: z.strictObject({ id: text(256), title: text(20) }) });

const row = z.strictObject({ id: text(200), title: text(24), description: z.string().max(72).optional() });
const section = z.strictObject({ title: text(24).optional(), rows: z.array(row).min(1) });

/** Rows of all sections together. */
const MAX_ROWS = 10;

/** `interactive` of a send: reply buttons, a list, or a link button. */
export const interactive = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('button'),
    header,
    body: body(1024),
    footer,
    action: z.strictObject({
      buttons: z
        .array(button)
        .min(1)
        .max(3)
        .refine((all) => distinct(all.map(({ reply }) => reply.title)), 'button titles must be distinct')
        .refine((all) => distinct(all.map(({ reply }) => reply.id)), 'button ids must be distinct'),
    }),
  }),
  z.strictObject({
    type: z.literal('list'),
    header,
    body: body(4096),
    footer,
    action: z.strictObject({
      button: text(20),
      sections: z
        .array(section)
        .min(1)
        .max(10)
        .refine((all) => all.flatMap(({ rows }) => rows).length <= MAX_ROWS, `at most ${MAX_ROWS} rows in total`)
        .refine((all) => all.length === 1 || all.every(({ title }) => title !== undefined), 'sections need titles')
        .refine((all) => distinct(all.flatMap(({ rows }) => rows.map(({ id }) => id))), 'row ids must be distinct'),
    }),
  }),
  z.strictObject({
    type: z.literal('cta_url'),
    header,
    body: body(1024),
    footer,
    action: z.strictObject({
      name: z.literal('cta_url'),
      parameters: z.strictObject({ display_text: text(20), url: z.url() }),
    }),
  }),
]);
export type Interactive = z.infer<typeof interactive>;

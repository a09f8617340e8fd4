import { z } from 'zod';
import { interactive } from './interactive-schema.js';

const text = (max: number) => z.string().min(1).max(max);
const id = z.string().min(1);

/** Exactly one of an uploaded id and a link. */
const oneSource = (media: { id?: string | undefined; link?: string | undefined }) =>
  (media.id === undefined) !== (media.link === undefined);
const source = { id: id.optional(), link: z.url().optional() };
const ONE_SOURCE = 'give either id or link';
const caption = text(1024).optional();

const to = { to: z.string().min(1).optional(), recipient: z.string().min(1).optional() };
const common = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.enum(['individual', 'group']).optional(),
  ...to,
  context: z.strictObject({ message_id: id }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
};
const { context: _noContext, ...withoutContext } = common;

/** Every documented body of `POST /<PHONE_NUMBER_ID>/messages` that sends something. */
export const sendBody = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('text'),
    text: z.strictObject({ body: text(4096), preview_url: z.boolean().optional() }),
  }),
  z.strictObject({
    ...common,
    type: z.literal('image'),
    image: z.strictObject({ ...source, caption }).refine(oneSource, ONE_SOURCE),
  }),
  z.strictObject({
    ...common,
    type: z.literal('video'),
    video: z.strictObject({ ...source, caption }).refine(oneSource, ONE_SOURCE),
  }),
  z.strictObject({
    ...common,
    type: z.literal('document'),
    document: z.strictObject({ ...source, caption, filename: text(240).optional() }).refine(oneSource, ONE_SOURCE),
  }),
  z.strictObject({
    ...common,
    type: z.literal('sticker'),
    sticker: z.strictObject(source).refine(oneSource, ONE_SOURCE),
  }),
  z.strictObject({
    ...common,
    type: z.literal('audio'),
    audio: z.strictObject({ ...source, voice: z.boolean().optional() }).refine(oneSource, ONE_SOURCE),
  }),
  z.strictObject({
    ...common,
    type: z.literal('location'),
    location: z.strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      name: z.string().optional(),
      address: z.string().optional(),
    }),
  }),
  z.strictObject({
    ...common,
    type: z.literal('contacts'),
    contacts: z
      .array(
        z.strictObject({
          name: z.strictObject({
            formatted_name: id,
            first_name: z.string().optional(),
            last_name: z.string().optional(),
          }),
          phones: z
            .array(z.strictObject({ phone: id, wa_id: z.string().optional(), type: z.string().optional() }))
            .optional(),
        }),
      )
      .min(1)
      .max(257),
  }),
  z.strictObject({ ...common, type: z.literal('interactive'), interactive }),
  z.strictObject({
    ...common,
    type: z.literal('template'),
    template: z.strictObject({
      name: id,
      language: z.strictObject({ code: id }),
      components: z.array(z.record(z.string(), z.unknown())).optional(),
    }),
  }),
  z.strictObject({
    ...withoutContext,
    type: z.literal('reaction'),
    reaction: z.strictObject({ message_id: id, emoji: z.string() }),
  }),
]);
export type SendBody = z.infer<typeof sendBody>;

/** Marks a message (and earlier ones) read, and may show "typing…" with it. */
export const readBody = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: id,
  typing_indicator: z.strictObject({ type: z.literal('text') }).optional(),
});

import { z } from 'zod';

/** Limits that differ between the two platforms. */
export interface SendLimits {
  /** Refuses a text that is too long. */
  readonly text: z.ZodType<string>;
  /** `messaging_type` must be there. */
  readonly needsMessagingType: boolean;
  /** Stickers, and attachments sent by multipart. */
  readonly messengerOnly: boolean;
}

const text = (max: number) => z.string().min(1).max(max);
const reply = z.strictObject({ mid: z.string().min(1) });

const quickReplies = z
  .array(
    z.strictObject({
      content_type: z.literal('text'),
      title: text(20),
      payload: text(1000),
      image_url: z.url().optional(),
    }),
  )
  .min(1)
  .max(13);

const button = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('postback'), title: text(20), payload: text(1000) }),
  z.strictObject({ type: z.literal('web_url'), title: text(20), url: z.url() }),
]);
const buttons = z.array(button).min(1).max(3);

const template = z.discriminatedUnion('template_type', [
  z.strictObject({ template_type: z.literal('button'), text: text(640), buttons }),
  z.strictObject({
    template_type: z.literal('generic'),
    elements: z
      .array(
        z.strictObject({
          title: text(80),
          subtitle: text(80).optional(),
          image_url: z.url().optional(),
          buttons: buttons.optional(),
        }),
      )
      .min(1)
      .max(10),
  }),
]);

const mediaType = z.enum(['image', 'audio', 'video', 'file']);
const file = z.strictObject({
  type: mediaType,
  payload: z.strictObject({
    attachment_id: z.string().min(1).optional(),
    url: z.url().optional(),
    is_reusable: z.boolean().optional(),
  }),
});
const attachment = z.union([file, z.strictObject({ type: z.literal('template'), payload: template })]);
export type Template = z.infer<typeof template>;
export type FileAttachment = z.infer<typeof file>;

/** Names of `count` fields that are there. */
const present = (message: object, names: readonly string[]) => names.filter((name) => name in message).length;

/** The documented body of a send. */
export function sendSchema(limits: SendLimits) {
  const content = ['text', 'attachment', 'attachments', ...(limits.messengerOnly ? ['sticker_id'] : [])];
  const message = z
    .strictObject({
      text: limits.text.optional(),
      attachment: attachment.optional(),
      attachments: z.array(file).min(1).max(10).optional(),
      quick_replies: quickReplies.optional(),
      metadata: z.string().max(1000).optional(),
      ...(limits.messengerOnly && { sticker_id: z.union([z.number().int(), z.string().regex(/^\d+$/)]).optional() }),
    })
    .refine((value) => present(value, content) === 1, `give exactly one of ${content.join(', ')}`);
  const messagingType = z.enum(['RESPONSE', 'UPDATE', 'MESSAGE_TAG']);
  return z.strictObject({
    recipient: z.strictObject({ id: z.string().min(1) }),
    messaging_type: limits.needsMessagingType ? messagingType : messagingType.optional(),
    tag: z.string().optional(),
    message,
    reply_to: reply.optional(),
  });
}
export type SendBody = z.infer<ReturnType<typeof sendSchema>>;

const recipient = z.strictObject({ id: z.string().min(1) });

/** A sender action: sent alone, without a message. */
export const actionBody = z.discriminatedUnion('sender_action', [
  z.strictObject({ recipient, sender_action: z.enum(['typing_on', 'typing_off', 'mark_seen']) }),
  z.strictObject({
    recipient,
    sender_action: z.literal('react'),
    payload: z.strictObject({ message_id: z.string().min(1), reaction: z.string().min(1) }),
  }),
  z.strictObject({
    recipient,
    sender_action: z.literal('unreact'),
    payload: z.strictObject({ message_id: z.string().min(1) }),
  }),
]);
export type ActionBody = z.infer<typeof actionBody>;

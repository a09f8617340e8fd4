import { z } from 'zod';
import { ConnectorError } from '../../errors.js';

const id = z.string().min(1).max(1000);
const recipient = z.strictObject({ id });

const quickReply = z.strictObject({
  content_type: z.literal('text'),
  title: z.string().min(1).max(20),
  payload: z.string().min(1).max(1000),
});

const message = z
  .strictObject({
    text: z.string().min(1).max(2000).optional(),
    attachment: z
      .strictObject({
        type: z.enum(['image', 'file']),
        payload: z.strictObject({ attachment_id: id }),
      })
      .optional(),
    quick_replies: z.array(quickReply).min(1).max(13).optional(),
    /** Comes back in the echo: how a send without an answer is found again. */
    metadata: z.string().min(1).max(1000),
  })
  .refine(({ text, attachment }) => (text === undefined) !== (attachment === undefined), 'one of text and attachment');

/**
 * Bodies of the Send API as Hearth uses it. There is no `tag`: outside the 24-hour window only people may write.
 * Source: https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages
 */
const sendPayload = z.union([
  z.strictObject({
    recipient,
    messaging_type: z.literal('RESPONSE').optional(),
    message,
    reply_to: z.strictObject({ mid: id }).optional(),
  }),
  z.strictObject({ recipient, sender_action: z.enum(['typing_on', 'mark_seen']) }),
  z.strictObject({
    recipient,
    sender_action: z.literal('react'),
    payload: z.strictObject({ message_id: id, reaction: z.string().min(1).max(100) }),
  }),
  z.strictObject({ recipient, sender_action: z.literal('unreact'), payload: z.strictObject({ message_id: id }) }),
]);

export type SendPayload = z.output<typeof sendPayload>;

/** @throws ConnectorError `bug` for a body that the Send API would refuse. Its words are not repeated: they are the person's. */
export function checkPayload(payload: SendPayload): SendPayload {
  const checked = sendPayload.safeParse(payload);
  if (checked.success) return checked.data;
  throw new ConnectorError('a message that the Send API would refuse', { advice: 'bug', outcome: 'not-sent' });
}

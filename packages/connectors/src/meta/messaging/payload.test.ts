import { describe, expect, test } from '@jest/globals';
import { checkPayload } from './payload.js';
import type { SendPayload } from './payload.js';

const recipient = { id: '9998887776665554' };
const message = { text: 'hello', metadata: 'turn-1-0' };

describe('payloads of the Send API', () => {
  test.each<SendPayload>([
    { recipient, messaging_type: 'RESPONSE', message, reply_to: { mid: 'm_1' } },
    { recipient, message: { ...message, quick_replies: [{ content_type: 'text', title: 'Yes', payload: 'y' }] } },
    { recipient, message: { metadata: 'a', attachment: { type: 'image', payload: { attachment_id: '1' } } } },
    { recipient, sender_action: 'typing_on' },
    { recipient, sender_action: 'react', payload: { message_id: 'm_1', reaction: '👍' } },
    { recipient, sender_action: 'unreact', payload: { message_id: 'm_1' } },
  ])('%j goes as it is', (payload) => {
    expect(checkPayload(payload)).toEqual(payload);
  });

  test.each([
    ['nobody to send to', { recipient: { id: '' }, message }],
    ['nothing to say', { recipient, message: { metadata: 'a' } }],
    ['text and attachment', { recipient, message: { ...message, attachment: { type: 'image', payload: {} } } }],
    ['too much text', { recipient, message: { ...message, text: 'x'.repeat(2001) } }],
    ['no mark to find it again', { recipient, message: { text: 'hello' } }],
    [
      'a tag: only people may write after 24 hours',
      { recipient, messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT', message },
    ],
    ['an action with a message', { recipient, sender_action: 'typing_on', message }],
  ])('%s is a defect of ours, found before the call', (_, payload) => {
    expect(() => checkPayload(payload as SendPayload)).toThrow(
      expect.objectContaining({ name: 'ConnectorError', info: { advice: 'bug', outcome: 'not-sent' } }),
    );
  });
});

import { badParameter, GraphError } from '../http/graph-error.js';
import { parseStrict } from '../http/strict.js';
import type { GraphCall } from '../platform.js';
import { acceptReaction, windowIsOpen } from '../threads/sending.js';
import { actionBody } from './schema.js';

/** Instagram and Messenger also take the classic reactions by name. */
const EMOJI_OF_NAME: Readonly<Record<string, string>> = {
  love: '❤️',
  haha: '😆',
  wow: '😮',
  sad: '😢',
  angry: '😠',
  like: '👍',
  dislike: '👎',
};
const MESSAGE_NOT_FOUND = 9_000_001;

/** Typing, seen marks and reactions. @throws GraphError as a send would. */
export async function runAction(
  call: GraphCall,
  json: unknown,
  rules: { unknownPerson: number; windowClosed: number },
): Promise<unknown> {
  const body = parseStrict(actionBody, json);
  const thread = call.world.threads.find(call.account, body.recipient.id);
  if (thread?.lastInboundAt === undefined)
    throw badParameter('No matching user found', { subcode: rules.unknownPerson });
  if (!windowIsOpen(call.world, thread)) {
    throw new GraphError(10, 'This message is sent outside of allowed window.', { subcode: rules.windowClosed });
  }
  switch (body.sender_action) {
    case 'typing_on':
      thread.setTyping(call.platform.typingLapseMs);
      break;
    case 'typing_off':
      thread.setTyping(0);
      break;
    case 'mark_seen':
      thread.markRead('person');
      break;
    case 'react':
    case 'unreact': {
      const { message_id: id } = body.payload;
      if (!thread.get(id)) throw new GraphError(MESSAGE_NOT_FOUND, 'Message not found.');
      const wanted = body.sender_action === 'react' ? body.payload.reaction : null;
      await acceptReaction(call, thread, id, wanted === null ? null : (EMOJI_OF_NAME[wanted] ?? wanted));
    }
  }
  return { recipient_id: thread.identity.id };
}

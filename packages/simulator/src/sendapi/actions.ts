import { GraphError } from '../http/graph-error.js';
import type { GraphCall } from '../platform.js';
import { acceptReaction } from '../threads/sending.js';
import type { Thread } from '../threads/thread.js';
import type { ActionBody } from './schema.js';

/** The classic reactions can be given by name. */
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

/** Typing, seen marks and reactions. @throws GraphError when the message of a reaction is not there. */
export async function runAction(call: GraphCall, body: ActionBody, thread: Thread): Promise<unknown> {
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

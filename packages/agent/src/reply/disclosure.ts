import type { Turn } from '../types.js';

/** A silence after which the assistant says again what it is: a week. */
const LONG_SILENCE_MS = 7 * 24 * 3600 * 1000;

/**
 * Whether the reply begins by saying that an automated assistant speaks: at first contact and after a long silence, as the platforms ask
 * for (Messenger Platform, "Send messages": disclose automated chats) and some laws demand.
 */
export function needsDisclosure(turn: Turn): boolean {
  if (turn.part) return false;
  const last = turn.history.findLast((message) => message.role === 'assistant');
  return last === undefined || turn.now - last.at > LONG_SILENCE_MS;
}

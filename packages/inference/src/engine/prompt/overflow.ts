import type { ChatMessage } from '../types.js';
import { longestText, withLongestText } from './content.js';

/** Stands where the middle of a message was cut out. */
const CUT = '\n[…]\n';
/** A little more is cut than the share of tokens says, because tokens are not spread evenly over a text. */
const SAFETY = 0.95;

/**
 * Leaves out as few of the oldest messages as possible. A leading system message and the last message always stay; what stays does not
 * begin with an answer whose question is gone.
 */
export function dropOldest(
  messages: readonly ChatMessage[],
  fits: (messages: readonly ChatMessage[]) => boolean,
): readonly ChatMessage[] {
  const head = messages[0]?.role === 'system' && messages.length > 1 ? messages.slice(0, 1) : [];
  const rest = messages.slice(head.length);
  const without = (count: number) => [...head, ...rest.slice(count)];
  const last = rest.length - 1;
  let [low, high] = [0, last];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(without(middle))) high = middle;
    else low = middle + 1;
  }
  while (low > 0 && low < last && rest[low]!.role !== 'user') low++;
  return without(low);
}

/** Token ids of a conversation whose last message, if need be, has its middle (of its longest piece of text) cut out to fit. */
export function shortenLast(
  messages: readonly ChatMessage[],
  budget: number,
  render: (messages: readonly ChatMessage[]) => number[],
): number[] {
  const last = messages.at(-1)!;
  const text = longestText(last.content);
  const withText = (shorter: string) =>
    render([...messages.slice(0, -1), { ...last, content: withLongestText(last.content, shorter) }]);
  const frame = withText(CUT).length;
  let tokens = render(messages);
  for (let kept = text.length; tokens.length > budget && kept > 0;) {
    const share = Math.max(0, budget - frame) / Math.max(1, tokens.length - frame);
    kept = Math.floor(kept * Math.min(share, 1) * SAFETY);
    tokens = withText(cutMiddle(text, kept));
  }
  return tokens;
}

function cutMiddle(text: string, kept: number): string {
  const head = Math.ceil(kept / 2);
  const tail = Math.floor(kept / 2);
  return (text.slice(0, head) + CUT + text.slice(text.length - tail)).toWellFormed();
}

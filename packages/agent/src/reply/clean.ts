import { cleanText } from '@hearth/message';
import type { Completion } from '../turn/complete.js';

/** A line that comes back so often is a loop, whatever the engine thought of it. */
const SAME_LINE = 4;
/** Share of U+FFFD that makes a text unreadable. */
const BROKEN_SHARE = 0.05;

/** What the model wrote as it can be sent; undefined when it cannot: empty, looping, broken, or machine talk. */
export function cleanAnswer({ text, finish }: Completion): string | undefined {
  if (finish === 'loop') return undefined;
  const clean = cleanText(text)
    .replace(/<\|[^|<>]{1,40}\|>/gu, '')
    .replace(/^\s*(?:assistant|system)\s*:?\s*\n/iu, '')
    .replace(/<\/?(?:picture|quote|data)>/giu, '')
    .trim();
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(clean)) return undefined;
  if ((clean.match(/\ufffd/gu)?.length ?? 0) > clean.length * BROKEN_SHARE) return undefined;
  if (isMachineTalk(clean) || repeatsItself(clean)) return undefined;
  return finish === 'length' ? upToLastSentence(clean) : clean;
}

/** A tool call or bare JSON written out instead of an answer. */
function isMachineTalk(text: string): boolean {
  if (/<\/?tool_(?:call|response)>/iu.test(text)) return true;
  if (!/^\{[\s\S]*\}$/u.test(text)) return false;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function repeatsItself(text: string): boolean {
  const seen = new Map<string, number>();
  for (const line of text.split(/\n|(?<=[.!?।؟])\s+/u)) {
    const key = line.trim();
    if (key.length < 8) continue;
    const times = (seen.get(key) ?? 0) + 1;
    if (times >= SAME_LINE) return true;
    seen.set(key, times);
  }
  return false;
}

/** An answer that ran out of tokens ends where a sentence does, or with an ellipsis. */
function upToLastSentence(text: string): string {
  const end = Math.max(...['. ', '.\n', '! ', '!\n', '? ', '?\n', '। ', '؟ '].map((mark) => text.lastIndexOf(mark)));
  return end > text.length / 2 ? text.slice(0, end + 1) : `${text}…`;
}

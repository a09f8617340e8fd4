import type { Reply } from '@hearth/message';

/** Words of all bubbles and captions of a reply. */
export function wordsOf(parts: Reply['parts']): string {
  return parts
    .map((part) => (part.type === 'text' ? part.text : part.type === 'image' ? (part.caption ?? '') : ''))
    .join('\n');
}

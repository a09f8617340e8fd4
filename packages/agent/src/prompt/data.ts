import { withoutPlaces } from './places.js';

/** Tags in which text of others stands; the system prompt names them. */
export type DataTag = 'picture' | 'quote' | 'data';

/**
 * Text as it may stand in a prompt: it can neither open nor close one of our tags, nor spell a chat template's special token
 * (`<|im_end|>`) nor stand for a picture, whatever a stranger wrote.
 */
export function harmless(text: string): string {
  return withoutTags(withoutPlaces(text));
}

/** Text of others, marked as data; pictures that stand in it stay. */
export function wrap(tag: DataTag, text: string): string {
  return `<${tag}>\n${withoutTags(text)}\n</${tag}>`;
}

function withoutTags(text: string): string {
  return text.replace(/<(?=\s*\/?\s*(?:picture|quote|data)\b)/giu, '‹').replace(/<(?=\|)|(?<=\|)>/gu, '');
}

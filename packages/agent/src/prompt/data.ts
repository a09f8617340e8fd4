/** Tags in which text of others stands; the system prompt names them. */
export type DataTag = 'picture' | 'quote' | 'data';

/**
 * Text as it may stand in a prompt: it can neither open nor close one of our tags, nor spell a chat template's special token
 * (`<|im_end|>`), whatever a stranger wrote.
 */
export function harmless(text: string): string {
  return text.replace(/<(?=\s*\/?\s*(?:picture|quote|data)\b)/giu, '‹').replace(/<(?=\|)|(?<=\|)>/gu, '');
}

/** Text of others, marked as data. */
export function wrap(tag: DataTag, text: string): string {
  return `<${tag}>\n${harmless(text)}\n</${tag}>`;
}

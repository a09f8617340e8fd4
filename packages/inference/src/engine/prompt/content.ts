import type { ChatMessage, ContentPart } from '../types.js';

type Content = ChatMessage['content'];
type Picture = Extract<ContentPart, { type: 'image' }>;

/** Changes every piece of text. */
export function mapText(content: Content, change: (text: string) => string): Content {
  if (typeof content === 'string') return change(content);
  return content.map((part) => (part.type === 'text' ? { ...part, text: change(part.text) } : part));
}

/** No lone surrogates, which tokenizers cannot write. */
export function wellFormed(content: Content): Content {
  return mapText(content, (text) => text.toWellFormed());
}

/** What is said, without the pictures. */
export function plainText(content: Content): string {
  if (typeof content === 'string') return content;
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

/** The longest piece of text: the one that is cut when a message is too long. */
export function longestText(content: Content): string {
  if (typeof content === 'string') return content;
  return content.reduce(
    (longest, part) => (part.type === 'text' && part.text.length > longest.length ? part.text : longest),
    '',
  );
}

/** The same content with its longest piece of text replaced. */
export function withLongestText(content: Content, text: string): Content {
  if (typeof content === 'string') return text;
  const longest = longestText(content);
  const at = content.findIndex((part) => part.type === 'text' && part.text === longest);
  return content.map((part, index) => (index === at ? { type: 'text', text } : part));
}

/** Pictures in the order they stand in a conversation. */
export function picturesOf(messages: readonly ChatMessage[]): Picture[] {
  return messages.flatMap(({ content }) =>
    typeof content === 'string' ? [] : content.filter((part): part is Picture => part.type === 'image'),
  );
}

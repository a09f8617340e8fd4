import type { ChatMessage, ContentPart } from '@hearth/inference';
import type { TextMessage } from './history.js';

/** A picture for a model that sees. */
export type PicturePart = Extract<ContentPart, { type: 'image' }>;

/** Stand in a prompt's text for its pictures: noncharacters of Unicode, by which no message means anything. */
const FIRST_PLACE = 0xfdd0;
const PLACE = /[\ufdd0-\ufddf]/u;
const PLACES = /[\ufdd0-\ufddf]/gu;
/** Pictures that can be told apart. */
export const MOST_PLACES = 16;
/** What stands for a picture that is not shown, or shown further down. */
const ELSEWHERE = '[picture]';

/** What stands in the text for the n-th picture, n < {@link MOST_PLACES}. */
export function placeFor(n: number): string {
  return String.fromCharCode(FIRST_PLACE + n);
}

export function isPlace(text: string): boolean {
  return text.length === 1 && PLACE.test(text);
}

/** The places in a text, in their order. */
export function placesIn(text: string): readonly string[] {
  return text.match(PLACES) ?? [];
}

/** Text of others, which must not bring pictures in. */
export function withoutPlaces(text: string): string {
  return text.replace(PLACES, '');
}

/** Messages with their pictures in place, each once: where it stands last, since that is what is spoken of. */
export function putInPlace(messages: readonly TextMessage[], pictures: readonly PicturePart[]): ChatMessage[] {
  const used = new Set<PicturePart>();
  const placed = messages.toReversed().map(({ role, content }): ChatMessage => {
    if (!PLACE.test(content)) return { role, content };
    // Even entries are text, odd ones places.
    const pieces = content.split(/([\ufdd0-\ufddf])/u);
    const parts = pieces.toReversed().map((piece, i): ContentPart => {
      const at = pieces.length - 1 - i;
      if (at % 2 === 0) return { type: 'text', text: piece };
      const picture = pictures[piece.charCodeAt(0) - FIRST_PLACE];
      if (!picture || used.has(picture)) return { type: 'text', text: ELSEWHERE };
      used.add(picture);
      return picture;
    });
    return { role, content: joined(parts.toReversed()) };
  });
  return placed.toReversed();
}

/** Neighbouring texts as one; no line breaks between a picture and its text, no empty texts. */
function joined(parts: readonly ContentPart[]): string | readonly ContentPart[] {
  const together: ContentPart[] = [];
  for (const part of parts) {
    const last = together.at(-1);
    if (part.type === 'text' && last?.type === 'text')
      together[together.length - 1] = { type: 'text', text: last.text + part.text };
    else together.push(part);
  }
  if (together.every((part) => part.type === 'text')) return together.map((part) => part.text).join('');
  return together
    .map((part, i) => {
      if (part.type !== 'text') return part;
      const from = i === 0 ? part.text : part.text.replace(/^\n/u, '');
      return { ...part, text: i === together.length - 1 ? from : from.replace(/\n$/u, '') };
    })
    .filter((part) => part.type !== 'text' || part.text !== '');
}

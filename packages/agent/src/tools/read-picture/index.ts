import { z } from 'zod';
import { baseLanguage } from '../../language/languages.js';
import { lookAt } from '../../pictures/look.js';
import type { Look } from '../../pictures/look.js';
import { noteOf } from '../../pictures/notes.js';
import { ToolError } from '../../types.js';
import type { Tool, ToolContext } from '../../types.js';
import { intentOf } from './intent.js';
import type { Intent } from './intent.js';
import { READ_WORDS } from './words.js';
import type { ReadWords } from './words.js';

/** Pictures read at once. */
const MOST_PICTURES = 6;
/** Characters of one picture's text that are sent. */
const TEXT_CHARS = 3000;

const schema = z.object({});
type Args = z.infer<typeof schema>;

/** Tells all that can be told of pictures without eyes: their text in reading order, size, shape and colours. */
export const readPicture: Tool<Args> = {
  name: 'read_picture',
  description: 'Reads the text in pictures and tells their size and colours.',
  permission: 'all',
  needs: 'picture',
  schema,
  timeoutMs: 30_000,

  read: () => ({}),

  async run(_, context) {
    const words = READ_WORDS[baseLanguage(context.language)];
    const looks: Look[] = [];
    for (const picture of context.pictures.slice(0, MOST_PICTURES)) looks.push(await look(picture, context, words));
    const intent = intentOf(context.text);
    const compose = intent === 'about-text' && looks.some((one) => (one.lines?.length ?? 0) > 0);
    // Who works on the text is not told of pixels.
    const knowledge = (one: Look) => (compose ? (one.lines ?? []).join('\n') : noteOf(one));
    return {
      say: sayOf(looks, intent, words, context.language),
      know: looks.map((one, i) => (looks.length > 1 ? `${i + 1}: ${knowledge(one)}` : knowledge(one))).join('\n'),
      // Only text can be worked on; of a picture without any the facts are the whole truth.
      ...(compose && { compose }),
    };
  },
};

async function look(picture: ToolContext['pictures'][number], context: ToolContext, words: ReadWords): Promise<Look> {
  try {
    return await lookAt(picture, context.media, context.reader, context.signal);
  } catch (error) {
    context.signal.throwIfAborted();
    throw new ToolError(words.unreadable, { cause: error });
  }
}

function sayOf(looks: readonly Look[], intent: Intent, words: ReadWords, language: string): string {
  const onlyText = intent !== 'look' && looks.every((one) => (one.lines?.length ?? 0) > 0);
  const blocks = looks.map((one, i) => {
    const heading = looks.length > 1 ? `${words.nth(i + 1)}: ` : '';
    const facts = onlyText ? '' : factsOf(one, words, language);
    return heading + [facts, textOf(one, words)].filter(Boolean).join(onlyText ? '' : ' ');
  });
  return [onlyText ? '' : words.blind, ...blocks].filter(Boolean).join('\n\n');
}

function factsOf({ width, height, orientation, colours }: Look, words: ReadWords, language: string): string {
  const named = new Intl.ListFormat(language, { type: 'conjunction' }).format(colours.map((c) => words.colours[c]));
  return words.facts(`${width} × ${height}`, words.orientations[orientation], named);
}

function textOf({ lines }: Look, words: ReadWords): string {
  if (!lines) return words.notRead;
  return lines.length === 0 ? words.noText : `${words.text}\n${lines.join('\n').slice(0, TEXT_CHARS)}`;
}

import type { Part } from '@hearth/message';
import sharp from 'sharp';
import { canWrite } from '../../drawing/fonts.js';
import { baseLanguage } from '../../language/languages.js';
import { ToolError } from '../../types.js';
import type { Tool, ToolContext } from '../../types.js';
import { applyOperations } from './apply.js';
import type { Edited } from './apply.js';
import { editSchema } from './operations.js';
import type { EditArgs, Operation } from './operations.js';
import { namedOperations, readOperations } from './read.js';
import { EDIT_WORDS } from './words.js';
import type { EditWords } from './words.js';

/** Pictures edited at once. */
const MOST_PICTURES = 4;

/** Edits pictures with sharp: those of this message, the quoted one, or the latest of the thread. */
export const editPicture: Tool<EditArgs> = {
  name: 'edit_picture',
  description:
    'Edits a picture: rotate, flip, crop, resize, grayscale, blur, brightness, caption (draws text into it), sticker.',
  permission: 'all',
  needs: 'picture',
  schema: editSchema,
  timeoutMs: 20_000,

  read({ text, language }) {
    if (namedOperations(text).size === 0) throw unclear(language);
    const operations = readOperations(text, language);
    return operations && { operations };
  },

  repair({ operations }, { text, language }) {
    // Models like to use everything there is: only what the message names is done.
    const named = namedOperations(text);
    const asked = operations.filter(({ op }) => named.has(op));
    if (asked.length === 0) throw unclear(language);
    return { operations: asked };
  },

  async run({ operations }, context) {
    const words = EDIT_WORDS[baseLanguage(context.language)];
    if (operations.some((operation) => operation.op === 'caption' && !canWrite(operation.text))) {
      throw new ToolError(words.noLetters);
    }
    const show: Part[] = [];
    let say = '';
    for (const picture of context.pictures.slice(0, MOST_PICTURES)) {
      const edited = await edit(await context.media.read(picture), operations, context.signal, words);
      const media = await context.media.save(edited.bytes, edited.mime);
      show.push(edited.mime === 'image/webp' ? { type: 'sticker', media, animated: false } : { type: 'image', media });
      say ||= await describe(operations, edited, words, context);
    }
    return { say, show, know: say };
  },
};

function unclear(language: string): ToolError {
  return new ToolError(EDIT_WORDS[baseLanguage(language)].unclear);
}

async function edit(
  bytes: Buffer,
  operations: readonly Operation[],
  signal: AbortSignal,
  words: EditWords,
): Promise<Edited> {
  try {
    await sharp(bytes).metadata();
  } catch (error) {
    throw new ToolError(words.unreadable, { cause: error });
  }
  return applyOperations(bytes, operations, signal);
}

/** One line: what was done, in order. */
async function describe(
  operations: readonly Operation[],
  { bytes }: Edited,
  words: EditWords,
  { language }: ToolContext,
): Promise<string> {
  const { width, height } = await sharp(bytes).metadata();
  const done = operations.map((operation) => {
    switch (operation.op) {
      case 'rotate':
        return words.rotate(new Intl.NumberFormat(language, { numberingSystem: 'latn' }).format(operation.degrees));
      case 'flip':
        return words.flip[operation.direction];
      case 'resize':
        return words.resize(`${width} × ${height}`);
      case 'brightness':
        return operation.percent >= 100 ? words.brighter : words.darker;
      default:
        return words[operation.op];
    }
  });
  const line = `${done.join(', ')}.`;
  return line.slice(0, 1).toLocaleUpperCase(language) + line.slice(1);
}

import type { Part, StoredMedia } from '@hearth/message';
import { z } from 'zod';
import { readPicture } from '../tools/read-picture/index.js';
import { ToolError } from '../types.js';
import type { LookStep, Tool, ToolContext, ToolResult } from '../types.js';
import { answerBySight } from './answers/index.js';
import type { Drawing, Scene, SightAnswer } from './answers/scene.js';
import { openCanvas, show } from './canvas.js';
import type { Canvas } from './canvas.js';
import { Looker } from './looker.js';
import { drawMarks } from './mark.js';
import { questionOf } from './question.js';
import type { Question } from './question.js';
import { contactSheet, pictureOfLook } from './sheet.js';
import { sightWords } from './words/index.js';

/** Pictures looked at for one question. */
const MOST_PICTURES = 4;
/** Looks whose picture is kept beside the answer. */
const MOST_KEPT = 6;
/** Kinds of question that only recognising things answers. */
const NEEDS_FINDER: ReadonlySet<Question['kind']> = new Set(['where', 'mark', 'which', 'count', 'measure', 'look']);

const schema = z.object({});

/** Looks at pictures step by step with small models: finds, counts, reads, compares, measures, and marks what it found in the picture. */
export const look: Tool<z.infer<typeof schema>> = {
  name: 'look',
  description:
    'Looks at a picture: finds and counts things, says where they are, marks them, compares, measures, reads receipts.',
  permission: 'all',
  needs: 'picture',
  schema,
  timeoutMs: 60_000,

  read: () => ({}),

  async run(_, context) {
    const words = sightWords(context.language);
    const asked = questionOf(context.text, context.language);
    const question = asked?.kind === 'how' ? earlierQuestion(context) : asked;
    const pictures = picturesFor(question, context);
    if (asked?.kind === 'how' && pictures.length === 0) throw new ToolError(words.nothingToShow);
    if (question && NEEDS_FINDER.has(question.kind) && question.things.length > 0 && !context.finder?.ready)
      throw new ToolError(words.notReady);
    const canvases: Canvas[] = [];
    for (const picture of pictures) canvases.push(await open(picture, context));
    const looker = new Looker(canvases, context);
    const { language } = context;
    const scene: Scene = { question: question ?? DESCRIBE, context, looker, pictures, canvases, words, language };
    const answer = canSee(scene) ? await answerBySight(scene) : undefined;
    if (asked?.kind === 'how') return showHow(scene);
    const left =
      looker.leftOut.length > 0 ? words.leftOut(looker.leftOut.map((step) => words.steps[step]).join(', ')) : '';
    // What looking does not answer the text may: the reader has it, and the model works on it.
    if (!answer || answer.say === '') {
      if (left !== '') return { say: left, steps: await stepsOf(scene) };
      return readPicture.run({}, context);
    }
    const only =
      context.pictures.length > pictures.length && pictures.length === MOST_PICTURES ? words.only(MOST_PICTURES) : '';
    const say = [answer.say, left, only].filter(Boolean).join('\n');
    return { say, know: say, ...(await shownOf(scene, answer)), steps: await stepsOf(scene) };
  },
};

const DESCRIBE: Question = { kind: 'describe', things: [], rest: '', fields: [], namesPicture: true };

/** Without anything that recognises things, a description would say nothing: the reader tells the facts. */
function canSee({ question, context }: Scene): boolean {
  return question.kind !== 'describe' || context.finder?.ready === true;
}

/** "Show how you saw that": what was asked last about a picture. */
function earlierQuestion({ earlier, language }: ToolContext): Question | undefined {
  for (const text of earlier) {
    const question = questionOf(text, language);
    if (question && question.kind !== 'how') return question;
  }
  return undefined;
}

/** The person's own pictures before ours: an answer's marks must not be looked at. Comparing one picture means the one before it, too. */
function picturesFor(question: Question | undefined, { subjects, pictures }: ToolContext): readonly StoredMedia[] {
  const meant = subjects.meant.length > 0 ? subjects.meant : pictures;
  const before = subjects.before.at(-1);
  if (question?.kind === 'compare')
    return meant.length === 1 && before && question.things.length === 0 ? [before, meant[0]!] : meant.slice(0, 2);
  return meant.slice(0, MOST_PICTURES);
}

async function open(picture: StoredMedia, { media, signal, language }: ToolContext): Promise<Canvas> {
  try {
    return await openCanvas(await media.read(picture));
  } catch (error) {
    signal.throwIfAborted();
    throw new ToolError(sightWords(language).unreadable, { cause: error });
  }
}

/** The looks at the earlier question, as one picture. */
async function showHow(scene: Scene): Promise<ToolResult> {
  const { looker, canvases, words, context } = scene;
  if (looker.looks.length === 0) throw new ToolError(words.nothingToShow);
  const media = await context.media.save(await contactSheet(canvases, looker.looks), 'image/jpeg');
  return { say: words.how, know: words.how, show: [{ type: 'image', media }], steps: await stepsOf(scene) };
}

async function shownOf(scene: Scene, { drawings = [] }: SightAnswer): Promise<{ readonly show?: readonly Part[] }> {
  const parts: Part[] = [];
  for (const drawing of drawings) {
    const bytes = await draw(scene, drawing);
    if (bytes) parts.push({ type: 'image', media: await scene.context.media.save(bytes, 'image/jpeg') });
  }
  return parts.length > 0 ? { show: parts } : {};
}

/** The marked picture; undefined, and said so, when it could not be drawn. */
function draw({ looker, canvases, words }: Scene, { picture, marks, part }: Drawing): Promise<Buffer | undefined> {
  return looker.step({
    tool: 'mark',
    picture,
    ...(part && { box: part }),
    work: async () => ({
      value: await drawMarks(await show(canvases[picture]!, part), marks),
      note: `${words.steps.mark} → ${marks.length}`,
      marks,
    }),
  });
}

/** The looks as the trace keeps them, the first ones with their pictures. */
async function stepsOf({ looker, canvases, context }: Scene): Promise<readonly LookStep[]> {
  const steps: LookStep[] = [];
  for (const [i, one] of looker.looks.entries()) {
    const { tool, note, box, ms, marks } = one;
    const found = marks.flatMap((mark) => (mark.shape === 'box' ? [mark.box] : []));
    const step = { tool, note, ms, ...(box && { box }), ...(found.length > 0 && { found }) };
    const keep = i < MOST_KEPT && tool !== 'mark';
    const picture = keep
      ? await context.media.save(await pictureOfLook(canvases[one.picture]!, one), 'image/jpeg').catch(() => undefined)
      : undefined;
    steps.push({ ...step, ...(picture && { picture }) });
  }
  return steps;
}

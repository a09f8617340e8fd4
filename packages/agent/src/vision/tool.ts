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
import { seeByModel } from './seeing/see.js';
import { contactSheet, pictureOfLook } from './sheet.js';
import { sightWords } from './words/index.js';

/** Pictures looked at for one question. */
const MOST_PICTURES = 4;
/** Looks whose picture is kept beside the answer. */
const MOST_KEPT = 6;
/** Kinds of question that only recognising things answers. */
const NEEDS_FINDER: ReadonlySet<Question['kind']> = new Set(['where', 'mark', 'which', 'count', 'measure', 'look']);
/** What the reader and arithmetic answer exactly, also for a model that sees. */
const READ_EXACTLY: ReadonlySet<Question['kind']> = new Set(['items', 'field']);
/** Steps of a model that sees, which writes for some of them. */
const SEEING_LIMITS = { steps: 12, stepMs: 25_000, turnMs: 40_000 };

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
    const isHow = asked?.kind === 'how';
    const earlier = isHow ? earlierQuestion(context) : undefined;
    const question = isHow ? earlier?.question : asked;
    const pictures = picturesFor(question, context);
    if (isHow && pictures.length === 0) throw new ToolError(words.nothingToShow);
    const canvases: Canvas[] = [];
    for (const picture of pictures) canvases.push(await open(picture, context));
    const { language } = context;
    const asking = { question: question ?? DESCRIBE, context, pictures, canvases, words, language };
    const { scene, answer } = await lookAt(asking, earlier?.text ?? context.text);
    const { looker } = scene;
    if (isHow) return showHow(scene);
    const left =
      looker.leftOut.length > 0 ? words.leftOut(looker.leftOut.map((step) => words.steps[step]).join(', ')) : '';
    // What looking does not answer the text may: the reader has it, and the model works on it.
    if (!answer || answer.say === '') {
      if (left !== '') return { say: left, steps: await stepsOf(scene) };
      const facts = await readPicture.run({}, context);
      // A model that sees may still tell from the picture as it is.
      return context.seeing ? { ...facts, compose: true } : facts;
    }
    const only =
      context.pictures.length > pictures.length && pictures.length === MOST_PICTURES ? words.only(MOST_PICTURES) : '';
    const say = [answer.say, left, only].filter(Boolean).join('\n');
    return { say, know: say, ...(await shownOf(scene, answer)), steps: await stepsOf(scene) };
  },
};

/** By the model, where it sees and the question is not for the reader; by small models, or when it came to nothing. */
async function lookAt(
  asking: Omit<Scene, 'looker'>,
  text: string,
): Promise<{ readonly scene: Scene; readonly answer: SightAnswer | undefined }> {
  const { context, canvases, question, words } = asking;
  if (context.seeing && !READ_EXACTLY.has(question.kind)) {
    const scene = { ...asking, looker: new Looker(canvases, context, SEEING_LIMITS) };
    const answer = await seeByModel(scene, context.seeing, text);
    if (answer) return { scene, answer };
  }
  if (NEEDS_FINDER.has(question.kind) && question.things.length > 0 && !context.finder?.ready)
    throw new ToolError(words.notReady);
  const scene = { ...asking, looker: new Looker(canvases, context) };
  return { scene, answer: canSee(scene) ? await answerBySight(scene) : undefined };
}

const DESCRIBE: Question = { kind: 'describe', things: [], rest: '', fields: [], namesPicture: true };

/** Without anything that recognises things, a description would say nothing: the reader tells the facts. */
function canSee({ question, context }: Scene): boolean {
  return question.kind !== 'describe' || context.finder?.ready === true;
}

/** "Show how you saw that": what was asked last about a picture. */
function earlierQuestion({ earlier, language }: ToolContext): { question: Question; text: string } | undefined {
  for (const text of earlier) {
    const question = questionOf(text, language);
    if (question && question.kind !== 'how') return { question, text };
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

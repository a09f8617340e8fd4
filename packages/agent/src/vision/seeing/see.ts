import { cleanAnswer } from '../../reply/clean.js';
import { unknownNumbers } from '../../reply/numbers.js';
import type { SeeingModel } from '../../types.js';
import type { Drawing, Scene, SightAnswer } from '../answers/scene.js';
import { Conversation } from './conversation.js';
import { AGAIN, NOTHING, NOT_A_STEP, answerNow } from './prompt.js';
import { isRepeat } from './repeats.js';
import { stepIn, stepSchema } from './step.js';
import { takeStep, toldToModel } from './take-step.js';
import type { Outcome } from './take-step.js';

/** Looks of one question, those asked for again included, and how many of those are borne. */
const MOST_STEPS = 8;
const MOST_STUMBLES = 2;
/** Tokens of one step, and of the answer. */
const STEP_TOKENS = 60;
const ANSWER_TOKENS = 250;
/** Milliseconds for everything; small models may answer afterwards within the tool's time. */
const SEEING_MS = 40_000;
/** Steps whose numbers are facts: the answer may not tell others. */
const FACTS: ReadonlySet<Outcome['step']['step']> = new Set(['count', 'measure', 'read']);

/**
 * The model's own way to an answer: it chooses steps, sees what each of them shows, and answers. Bounded in steps, time and tokens; a step
 * that was taken is not taken again. When it goes round in circles it has to answer; when that is nothing that can be sent, what the steps
 * found is the answer. Undefined when there is none at all.
 * @param question the person's words
 * @throws the context's reason when the turn was aborted
 */
export async function seeByModel(
  scene: Scene,
  seeing: SeeingModel,
  question: string,
): Promise<SightAnswer | undefined> {
  const { context } = scene;
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(SEEING_MS)]);
  const outcomes: Outcome[] = [];
  let words: string | undefined;
  try {
    const talk = new Conversation(scene.canvases, question, seeing);
    await look(scene, { talk, seeing, outcomes, signal });
    talk.add('user', [{ type: 'text', text: answerNow(scene.language) }]);
    words = cleanAnswer(await seeing.write({ prompt: { messages: talk.messages }, maxTokens: ANSWER_TOKENS }, signal));
  } catch {
    // Too slow, a picture that cannot be encoded, a context that is full: what was found until then stands.
    context.signal.throwIfAborted();
  }
  return answerFrom(scene, outcomes, question, words);
}

interface Looking {
  readonly talk: Conversation;
  readonly seeing: SeeingModel;
  readonly outcomes: Outcome[];
  readonly signal: AbortSignal;
}

/** Takes steps until the model wants to answer, or has to. */
async function look(scene: Scene, { talk, seeing, outcomes, signal }: Looking): Promise<void> {
  const taken: Outcome['step'][] = [];
  const constraint = { type: 'json-schema', schema: stepSchema(scene.canvases.length) } as const;
  let stumbles = 0;
  while (taken.length + stumbles < MOST_STEPS && stumbles < MOST_STUMBLES) {
    const { text } = await seeing.write(
      { prompt: { messages: talk.messages }, maxTokens: STEP_TOKENS, constraint },
      signal,
    );
    const step = stepIn(text, scene.canvases.length);
    if (step?.step === 'answer') return;
    talk.add('assistant', [{ type: 'text', text }]);
    if (!step || isRepeat(step, taken, scene)) {
      stumbles++;
      talk.add('user', [{ type: 'text', text: step ? AGAIN : NOT_A_STEP }]);
      continue;
    }
    taken.push(step);
    const outcome = await takeStep(step, scene, seeing);
    signal.throwIfAborted();
    if (outcome) outcomes.push(outcome);
    talk.show(outcome?.picture, outcome ? toldToModel(outcome) : NOTHING);
  }
}

function answerFrom(
  scene: Scene,
  outcomes: readonly Outcome[],
  question: string,
  words: string | undefined,
): SightAnswer | undefined {
  const shown = shownToPerson(outcomes, scene);
  const facts = outcomes.filter(({ step }) => FACTS.has(step.step));
  const sources = [question, ...outcomes.map(({ say }) => say)];
  const trusted = words !== undefined && (facts.length === 0 || unknownNumbers(words, sources).length === 0);
  // The numbers in a picture stand in its own sentence.
  const found = trusted ? (shown?.say ?? '') : [...new Set(outcomes.map(({ say }) => say))].filter(Boolean).join('\n');
  const say = [trusted ? words : '', words?.includes(found) ? '' : found].filter(Boolean).join('\n');
  return say === '' ? undefined : { say, drawings: shown?.drawings ?? [] };
}

/** The picture of the last step that marked something; a part enlarged only for who asked for it. */
function shownToPerson(outcomes: readonly Outcome[], { question }: Scene): Outcome | undefined {
  const hasMarks = ({ drawings }: Outcome) => drawings.some(({ marks }: Drawing) => marks.length > 0);
  const marked = outcomes.findLast(({ step, ...outcome }) => step.step === 'mark' && hasMarks({ step, ...outcome }));
  const last = marked ?? outcomes.findLast(hasMarks);
  return last ?? (question.kind === 'look' ? outcomes.findLast(({ step }) => step.step === 'look') : undefined);
}

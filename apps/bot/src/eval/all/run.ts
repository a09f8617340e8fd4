import type { ModelProgress } from '../../supervisor/events.js';
import { askAll } from '../asking/ask-all.js';
import { createAskedAssistant } from '../asking/assistant.js';
import { Countdown } from '../asking/countdown.js';
import { SUITES } from '../suites/index.js';
import { chooseTools } from '../tools/choose.js';
import { someOfEach, toolMessages } from '../tools/messages.js';

/** Questions that are answered side by side. */
const AT_ONCE = 8;
/** Messages of a language whose tool is chosen. */
const TOOL_MESSAGES = 8;
/** One of so many questions, with `quick`. */
const QUICK_STEP = 8;

/** What a model made of one kind of test: whether each answer was right, by the question's id. */
export type Answers = Readonly<Record<string, boolean>>;

/** A run of all kinds of test. */
export interface AllRun {
  /** Id of the model. */
  readonly model: string;
  /** When it began, ISO 8601. */
  readonly at: string;
  readonly seed: number;
  readonly seconds: number;
  /** By the name of the suite, in the order in which they are shown. */
  readonly suites: Readonly<Record<string, Answers>>;
}

interface AllOptions {
  readonly model: string;
  readonly seed: number;
  readonly quick: boolean;
  /** `done`: the last text. */
  readonly progress: (text: string, done: boolean) => void;
  readonly onModel: (progress: ModelProgress) => void;
}

/** A part of every suite through the whole assistant; the model is fetched when it is not here. */
export async function runAll({ model, seed, quick, progress, onModel }: AllOptions): Promise<AllRun> {
  const assistant = await createAskedAssistant({ model, sideBySide: AT_ONCE, onProgress: onModel });
  try {
    const at = new Date().toISOString();
    const began = performance.now();
    const some = <T>(all: readonly T[]) => (quick ? all.filter((_, i) => i % QUICK_STEP === 0) : all);
    const questions = SUITES.map((suite) => ({
      suite,
      list: some(suite.questions({ seed, count: suite.counts.inAll })),
    }));
    const messages = some(someOfEach(toolMessages('held-out'), TOOL_MESSAGES));
    const total = questions.reduce((sum, { list }) => sum + list.length, messages.length);
    const countdown = new Countdown(assistant.model, total, progress);
    const suites: Record<string, Answers> = {};
    for (const { suite, list } of questions) {
      const answered = await askAll(list, assistant, { atOnce: AT_ONCE, onAnswer: () => countdown.step() });
      suites[suite.name] = Object.fromEntries(answered.map(({ question, right }) => [question.id, right]));
    }
    const tools: Record<string, boolean> = {};
    for await (const { id, tool, chosen } of chooseTools(messages, assistant.chooser)) {
      tools[id] = tool === chosen;
      countdown.step();
    }
    return {
      model: assistant.model,
      at,
      seed,
      seconds: (performance.now() - began) / 1000,
      suites: { ...suites, tools },
    };
  } finally {
    await assistant.close();
  }
}

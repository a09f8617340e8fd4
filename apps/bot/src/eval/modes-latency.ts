import type { Mode } from '@hearth/agent';
import type { BenchChoice, BenchOptions, Figure } from '../bench/report.js';
import { createAskedAssistant } from './asking/assistant.js';
import { Countdown } from './asking/countdown.js';
import { latencyFigures } from './modes/figures.js';
import { modelOf } from './modes/model-of.js';
import { problemQuestions } from './suites/problems.js';

export const takes: readonly (keyof BenchChoice)[] = ['model', 'count', 'seed'];

const MODES: readonly Mode[] = ['instant', 'thinking', 'contemplating'];
const COUNT = 15;
const QUICK_COUNT = 1;
/** Other problems than those of `modes`. */
const SEED = 2;

/**
 * How long an answer takes in each mode, one question at a time with the slots and the limits of an installation. Only a machine that does
 * nothing else gives figures that mean something, which is why accuracy is not measured in the same run.
 */
export async function run(options: BenchOptions): Promise<Figure[]> {
  const { quick, choice, progress } = options;
  const questions = problemQuestions('held-out', choice.seed ?? SEED, choice.count ?? (quick ? QUICK_COUNT : COUNT));
  const assistant = await createAskedAssistant(modelOf(options));
  try {
    const times: Record<Mode, number[]> = { instant: [], thinking: [], contemplating: [] };
    const countdown = new Countdown('one at a time', questions.length * MODES.length, progress);
    for (const { text } of questions) {
      for (const mode of MODES) {
        times[mode].push((await assistant.ask(text, mode)).ms);
        countdown.step();
      }
    }
    return latencyFigures(times);
  } finally {
    await assistant.close();
  }
}

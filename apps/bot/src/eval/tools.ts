import { ensureProbeChooser } from '@hearth/agent';
import { createEngine, ensureModel } from '@hearth/inference';
import { figure, type BenchChoice, type BenchOptions, type Figure } from '../bench/report.js';
import { quantile } from '../bench/quantile.js';
import { loadConfig } from '../config/load.js';
import { chooseTools, someOfEach, toolMessages, type Chosen } from './tools/choose.js';

const GOAL_F1 = 0.95;
const GOAL_ACCURACY = 0.88;
/** Of a language, with `quick`. */
const QUICK_MESSAGES = 6;

export const takes: readonly (keyof BenchChoice)[] = ['model'];

/** Choice of tools by the configured model on held-out messages, none of which the probe has seen. */
export async function run({ say, quick, choice }: BenchOptions): Promise<Figure[]> {
  const { model, modelsDir, turn } = loadConfig().config;
  const { dir, manifest } = await ensureModel({ id: choice.model ?? model, modelsDir });
  const engine = await createEngine({ dir, slots: turn.slots });
  try {
    const began = performance.now();
    const chooser = await ensureProbeChooser(engine, dir);
    const trainMs = performance.now() - began;
    const results: Chosen[] = [];
    const all = toolMessages();
    for await (const result of chooseTools(quick ? someOfEach(all, QUICK_MESSAGES) : all, chooser)) {
      const { language, tool, chosen, text } = result;
      if (chosen !== tool) say(`${language} ${tool} → ${chosen}: ${text}`);
      results.push(result);
    }
    return figures(results, trainMs, manifest.id);
  } finally {
    await engine.close();
  }
}

function figures(results: readonly Chosen[], trainMs: number, model: string): Figure[] {
  const tools = [...new Set(results.map(({ tool }) => tool))].toSorted();
  const languages = [...new Set(results.map(({ language }) => language))];
  const scores = tools.map((tool) => f1(results, tool));
  const times = results.map(({ ms }) => ms);
  const detail = `${results.length} held-out messages, ${model}`;
  return [
    figure('tools.macro-f1', scores.reduce((sum, score) => sum + score, 0) / tools.length, '', {
      goal: GOAL_F1,
      direction: 'max',
      detail,
    }),
    figure('tools.accuracy', accuracy(results), '', { direction: 'max' }),
    ...tools.map((tool, i) => figure(`tools.f1.${tool}`, scores[i]!, '', { direction: 'max' })),
    ...languages.map((language) => {
      const own = results.filter((result) => result.language === language);
      return figure(`tools.accuracy.${language}`, accuracy(own), '', { goal: GOAL_ACCURACY, direction: 'max' });
    }),
    figure('tools.choice.p50', quantile(times, 0.5), 'ms', { direction: 'min', detail: 'one message' }),
    figure('tools.train', trainMs / 1000, 's', {
      direction: 'min',
      detail: 'once a model, or reading what is stored',
    }),
  ];
}

function accuracy(results: readonly Chosen[]): number {
  return results.filter(({ chosen, tool }) => chosen === tool).length / results.length;
}

function f1(results: readonly Chosen[], wanted: string): number {
  const right = results.filter(({ tool, chosen }) => tool === wanted && chosen === wanted).length;
  const all = results.filter(({ tool }) => tool === wanted).length + results.filter((r) => r.chosen === wanted).length;
  return (2 * right) / (all || 1);
}

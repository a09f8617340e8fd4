import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTools, ensureProbeChooser, planTurn } from '@hearth/agent';
import { createEngine, ensureModel } from '@hearth/inference';
import { figure, type BenchOptions, type Figure } from '../bench/report.js';
import { loadConfig } from '../config/load.js';
import { root } from '../config/paths.js';

const MESSAGES = join(root, 'packages/agent/eval/tools');
const GOAL_F1 = 0.95;
const GOAL_ACCURACY = 0.88;
/** Of a language, with `quick`. */
const QUICK_MESSAGES = 6;

interface Message {
  readonly language: string;
  readonly text: string;
  /** The right tool; `none`, or `a picture` when one has to be asked for. */
  readonly tool: string;
  /** It came with a picture. */
  readonly picture?: boolean;
}

interface Result extends Message {
  readonly chosen: string;
  readonly ms: number;
}

/** Choice of tools by the configured model on held-out messages, none of which the probe has seen: the whole choice, gates and all. */
export async function run({ say, quick }: BenchOptions): Promise<Figure[]> {
  const { model, modelsDir, turn } = loadConfig().config;
  const { dir, manifest } = await ensureModel({ id: model, modelsDir });
  const engine = await createEngine({ dir, slots: turn.slots });
  try {
    const began = performance.now();
    const chooser = await ensureProbeChooser(engine, dir);
    const trainMs = performance.now() - began;
    const tools = createTools();
    const signal = new AbortController().signal;
    const results: Result[] = [];
    for (const message of messages(quick)) {
      const start = performance.now();
      const pictures = message.picture ? 1 : 0;
      const plan = await planTurn({ text: message.text, tools, atHand: pictures, pictures }, chooser, signal);
      const chosen = plan.calls[0]?.tool.name ?? (plan.needPicture ? 'a picture' : 'none');
      results.push({ ...message, chosen, ms: performance.now() - start });
      if (chosen !== message.tool) say(`${message.language} ${message.tool} → ${chosen}: ${message.text}`);
    }
    return figures(results, trainMs, manifest.id);
  } finally {
    await engine.close();
  }
}

function messages(quick: boolean): Message[] {
  return readdirSync(MESSAGES)
    .toSorted()
    .flatMap((name) => {
      const lines = readFileSync(join(MESSAGES, name), 'utf8').split('\n').filter(Boolean);
      return lines
        .slice(0, quick ? QUICK_MESSAGES : undefined)
        .map((line) => ({ language: name.split('.')[0]!, ...(JSON.parse(line) as Omit<Message, 'language'>) }));
    });
}

function figures(results: readonly Result[], trainMs: number, model: string): Figure[] {
  const tools = [...new Set(results.map(({ tool }) => tool))].toSorted();
  const languages = [...new Set(results.map(({ language }) => language))];
  const scores = tools.map((tool) => f1(results, tool));
  const times = results.map(({ ms }) => ms).toSorted((a, b) => a - b);
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
    figure('tools.choice.p50', times[times.length >> 1]!, 'ms', { direction: 'min', detail: 'one message' }),
    figure('tools.train', trainMs / 1000, 's', {
      direction: 'min',
      detail: 'once a model, or reading what is stored',
    }),
  ];
}

function accuracy(results: readonly Result[]): number {
  return results.filter(({ chosen, tool }) => chosen === tool).length / results.length;
}

function f1(results: readonly Result[], wanted: string): number {
  const right = results.filter(({ tool, chosen }) => tool === wanted && chosen === wanted).length;
  const all = results.filter(({ tool }) => tool === wanted).length + results.filter((r) => r.chosen === wanted).length;
  return (2 * right) / (all || 1);
}

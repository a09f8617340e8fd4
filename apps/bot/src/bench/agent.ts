import { createAgent, createPictureReports, createTools, type ToolChooser, type Turn } from '@hearth/agent';
import { createFakeEngine } from '@hearth/inference';
import { loadConfig } from '../config/load.js';
import { quantile } from './quantile.js';
import { figure, type BenchOptions, type Figure } from './report.js';

const TURNS = 300;
/** The first turns find cold code. */
const WARM_UP = 50;
const GOAL_MS = 15;
/** Messages of a thread that is not new. */
const HISTORY = 40;

const NO_MEDIA: Turn['media'] = {
  read: () => Promise.reject(new Error('no such file')),
  save: () => Promise.reject(new Error('no such folder')),
};

/**
 * What the agent adds to the model's time: whole turns with an engine that answers at once and a choice of tools that is made at once.
 * Half of them need words only, half a tool. The forward pass by which tools are chosen is the model's time, too.
 */
export async function run({ say }: BenchOptions): Promise<Figure[]> {
  const { assistant: settings } = loadConfig().config;
  const engine = createFakeEngine(() => 'The library in the old town opens at nine in the morning and closes at six.');
  const chooser: ToolChooser = {
    choose: (text) => Promise.resolve([{ tool: /\d/u.test(text) ? 'calculate' : 'none', probability: 1 }]),
  };
  const reports = createPictureReports({ read: (media) => NO_MEDIA.read(media) });
  const agent = createAgent({ engine, tools: createTools(), chooser, settings, reports });
  const times = { words: [] as number[], tool: [] as number[] };
  for (let i = 0; i < TURNS + WARM_UP; i++) {
    const kind = i % 2 === 0 ? 'words' : 'tool';
    const turn = turnOf(i, kind === 'words' ? 'When does the library in the old town open?' : `What is ${i} * 17.5?`);
    const began = performance.now();
    await agent.answer(turn, new AbortController().signal);
    if (i >= WARM_UP) times[kind].push(performance.now() - began);
  }
  say(`${TURNS} turns after ${WARM_UP} to warm up`);
  const all = [...times.words, ...times.tool];
  return [
    figure('agent.overhead', quantile(all, 0.5), 'ms', {
      goal: GOAL_MS,
      direction: 'min',
      detail: `p50 of ${TURNS} turns with ${HISTORY} messages before; without any forward pass of the model`,
    }),
    figure('agent.overhead.p99', quantile(all, 0.99), 'ms', { direction: 'min' }),
    figure('agent.overhead.words', quantile(times.words, 0.5), 'ms', {
      direction: 'min',
      detail: 'p50, answered in words',
    }),
    figure('agent.overhead.tool', quantile(times.tool, 0.5), 'ms', {
      direction: 'min',
      detail: 'p50, answered by a tool',
    }),
  ];
}

function turnOf(number: number, text: string): Turn {
  const now = Date.UTC(2026, 10, 24, 12);
  const message = (id: string, role: 'person' | 'assistant', words: string) => ({
    id,
    role,
    at: now,
    parts: [{ type: 'text' as const, text: words }],
  });
  const before = 'The market is open on Wednesdays and Saturdays, and the bus stops right beside it.';
  return {
    mode: 'instant',
    conversation: { channel: 'playground', account: 'bench', peer: `person-${number}` },
    inbox: [message('question', 'person', text)],
    history: Array.from({ length: HISTORY }, (_, i) => message(`m${i}`, i % 2 === 0 ? 'person' : 'assistant', before)),
    now,
    owner: false,
    media: NO_MEDIA,
  };
}

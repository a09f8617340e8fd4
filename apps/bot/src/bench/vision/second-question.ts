import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '@hearth/inference';
import type { ChatMessage, Engine } from '@hearth/inference';
import { quantile } from '../quantile.js';
import { figure, type Figure } from '../report.js';
import type { SeeingModel } from './seeing-model.js';

const GOAL = 0.2;
const ANSWER_TOKENS = 16;
const QUESTIONS = ['What do you see in this picture?', 'And which colours does it have?'] as const;

/**
 * Time to the first token of the second question about a picture, divided by that of the first: the picture is neither prepared nor encoded
 * again, and what was computed of the conversation is not computed again.
 * @param pictures of which each is asked about twice; the first one warms up
 */
export async function secondQuestionFigures(
  pictures: readonly Buffer[],
  model: SeeingModel,
  say: (line: string) => void,
): Promise<Figure[]> {
  const pictureCacheDir = await mkdtemp(join(tmpdir(), 'hearth-encodings-'));
  const engine = await createEngine({ dir: model.dir, slots: 1, pictureCacheDir });
  try {
    const times: (readonly [number, number])[] = [];
    for (const picture of pictures) {
      const [first, second] = await askTwice(engine, picture);
      say(`first question ${first.toFixed(0)} ms to its first token, second ${second.toFixed(0)} ms`);
      times.push([first, second]);
    }
    const [first, second] = [0, 1].map((n) =>
      quantile(
        times.slice(1).map((both) => both[n]!),
        0.5,
      ),
    ) as [number, number];
    return [
      figure('vision.second-question', second / first, '× first', {
        goal: GOAL,
        direction: 'min',
        detail: `time to first token; ${model.about}`,
      }),
      figure('vision.first-question', first, 'ms', { direction: 'min', detail: 'a picture of 2 megapixels' }),
    ];
  } finally {
    await engine.close();
    await rm(pictureCacheDir, { recursive: true, force: true });
  }
}

/** Milliseconds to the first token of each question. */
async function askTwice(engine: Engine, bytes: Buffer): Promise<readonly [number, number]> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const messages: ChatMessage[] = [];
  const times: number[] = [];
  for (const [n, text] of QUESTIONS.entries()) {
    const picture = n === 0 ? [{ type: 'image' as const, bytes, sha256 }] : [];
    messages.push({ role: 'user', content: [...picture, { type: 'text', text }] });
    let answer = '';
    for await (const event of engine.generate({ prompt: { messages }, maxTokens: ANSWER_TOKENS })) {
      if (event.type === 'text') answer += event.text;
      else times.push(event.stats.firstTokenMs);
    }
    messages.push({ role: 'assistant', content: answer });
  }
  return times as [number, number];
}

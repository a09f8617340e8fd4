import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '@hearth/inference';
import type { Engine } from '@hearth/inference';
import { figure, type Figure } from '../report.js';
import type { SeeingModel } from './seeing-model.js';

/** Words of the other chat before the picture comes. */
const ALONE_WORDS = 60;
const MOST_TOKENS = 4000;

/**
 * Longest time between two words of an answer in another chat: while nothing else happens, and from the moment somebody sends a picture of 12
 * megapixels until the answer about it begins.
 */
export async function otherChatFigures(
  picture: Buffer,
  model: SeeingModel,
  say: (line: string) => void,
): Promise<Figure[]> {
  const pictureCacheDir = await mkdtemp(join(tmpdir(), 'hearth-encodings-'));
  const engine = await createEngine({ dir: model.dir, slots: 2, pictureCacheDir });
  try {
    const { alone, beside, seconds } = await talkBeside(engine, picture);
    say(`another chat's longest wait ${alone.toFixed(0)} ms, ${beside.toFixed(0)} ms in the ${seconds} s of a picture`);
    const detail = `between two words of another answer, from a picture of 12 megapixels to the first word about it, ${seconds} s; alone ${alone.toFixed(0)} ms; ${model.about}`;
    return [figure('vision.others', beside, 'ms', { direction: 'min', detail })];
  } finally {
    await engine.close();
    await rm(pictureCacheDir, { recursive: true, force: true });
  }
}

async function talkBeside(
  engine: Engine,
  bytes: Buffer,
): Promise<{ readonly alone: number; readonly beside: number; readonly seconds: string }> {
  const enough = new AbortController();
  let alone = 0;
  let beside = 0;
  let words = 0;
  let last: number | undefined;
  let asked: Promise<number> | undefined;
  const talk = engine.generate(
    // Without some chance random weights repeat themselves at once, and are ended.
    { prompt: { text: 'Once upon a time' }, maxTokens: MOST_TOKENS, sampling: { temperature: 1, seed: 1 } },
    enough.signal,
  );
  for await (const event of talk) {
    const now = performance.now();
    if (event.type === 'end') break;
    const gap = now - (last ?? now);
    last = now;
    if (asked) beside = Math.max(beside, gap);
    else alone = Math.max(alone, gap);
    if (++words === ALONE_WORDS) asked = firstToken(engine, bytes).finally(() => enough.abort());
  }
  if (!asked || !enough.signal.aborted) throw new Error('the other chat was over before the picture was seen');
  return { alone, beside, seconds: ((await asked) / 1000).toFixed(1) };
}

/** Milliseconds. */
async function firstToken(engine: Engine, bytes: Buffer): Promise<number> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const content = [{ type: 'image', bytes, sha256 } as const, { type: 'text', text: 'What is this?' } as const];
  for await (const event of engine.generate({ prompt: { messages: [{ role: 'user', content }] }, maxTokens: 1 }))
    if (event.type === 'end') return event.stats.firstTokenMs;
  throw new Error('the answer about the picture did not end');
}

import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Scheduler } from '../../engine/scheduler/scheduler.js';
import type { ChatMessage, ContentPart, GenerateEvent, GenerateStats } from '../../engine/types.js';
import type { ChatTokenizer } from '../../tokenizer/tokenizer.js';
import { loadGoldens, pictureBytes } from '../../vision/testing/goldens.js';
import type { Goldens } from '../../vision/testing/goldens.js';
import { loadGenericModel } from './load.js';
import type { GenericModel } from './load.js';

/** An answer is its ids as text; none ends it, none is left out. */
function spellingIds(tokenizer: ChatTokenizer): ChatTokenizer {
  return { ...tokenizer, stopIds: [], isSpecial: () => false, tokenBytes: (id) => Buffer.from(`${id} `) };
}

async function image(name: string): Promise<ContentPart> {
  const bytes = await pictureBytes(name);
  return { type: 'image', bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The conversations of goldens/vision/make.py; a list of one name is a picture. */
const CASES: Readonly<
  Record<string, readonly (readonly [ChatMessage['role'], readonly (string | readonly [string])[]])[]>
> = {
  none: [['user', ['Say something in the dark.']]],
  one: [['user', [['odd.png'], 'What is this?']]],
  three: [['user', ['First', ['alpha.png'], ['turned.jpg'], '\nlast ', ['pixel.png'], '\n\nWhich is it?']]],
  turns: [
    ['user', [['large.png'], 'What is in it?']],
    ['assistant', ['A hill.']],
    ['user', ['And here?', ['tall.png']]],
  ],
};

function conversation(name: string): Promise<ChatMessage[]> {
  return Promise.all(
    CASES[name]!.map(async ([role, parts]) => ({
      role,
      content: await Promise.all(
        parts.map(async (part) => (typeof part === 'string' ? { type: 'text' as const, text: part } : image(part[0]))),
      ),
    })),
  );
}

interface Answer {
  readonly ids: number[];
  readonly stats: GenerateStats;
}

describe.each(['idefics3', 'lfm2', 'qwen2', 'qwen25', 'qwen3'])('%s in the engine, against transformers', (family) => {
  let goldens: Goldens;
  let model: GenericModel;
  let scheduler: Scheduler;
  let pictureCacheDir: string;
  let encoded = 0;
  beforeAll(async () => {
    goldens = await loadGoldens(family);
    pictureCacheDir = await mkdtemp(join(tmpdir(), 'hearth-pictures-'));
    model = await loadGenericModel({ dir: goldens.dir, threads: 1, contextLength: 1024, pictureCacheDir });
    scheduler = fresh(2 ** 26);
  });
  afterAll(async () => {
    await scheduler.close();
    await model.backend.dispose();
    await rm(pictureCacheDir, { recursive: true });
  });

  function fresh(cacheBytes: number): Scheduler {
    const sight = {
      ...model.sight,
      encode: (...args: Parameters<typeof model.sight.encode>) => {
        encoded++;
        return model.sight.encode(...args);
      },
    };
    return new Scheduler({
      backend: model.backend,
      tokenizer: spellingIds(model.tokenizer),
      slots: 4,
      cacheBytes,
      sight,
    });
  }

  function ask(messages: readonly ChatMessage[], maxTokens: number, by = scheduler): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let text = '';
      const event = (event: GenerateEvent) => {
        if (event.type === 'text') text += event.text;
        else resolve({ ids: text.trim().split(' ').map(Number), stats: event.stats });
      };
      by.generate({ prompt: { messages }, maxTokens }, { event, fail: reject });
    });
  }

  it.each(['none', 'one', 'three', 'turns'])('answers the same ids: %s', async (key) => {
    const golden = goldens.cases[key]!;
    const { ids, stats } = await ask(await conversation(key), golden.greedy.length);
    expect(ids).toEqual(golden.greedy);
    expect(stats.promptTokens).toBe(golden.ids.length);
  });

  it('gives four mixed rows together what each gets alone, nothing remembered', async () => {
    const together = fresh(0);
    const keys = ['none', 'one', 'three', 'turns'];
    const answers = await Promise.all(
      keys.map(async (key) => ask(await conversation(key), goldens.cases[key]!.greedy.length, together)),
    );
    expect(answers.map(({ ids }) => ids)).toEqual(keys.map((key) => goldens.cases[key]!.greedy));
    await together.close();
  });

  it('encodes a picture once, whoever asks, and finds it on disk in the next run', async () => {
    const messages = await conversation('one');
    await ask(messages, 1);
    const before = encoded;
    const second = [
      ...messages,
      { role: 'assistant', content: 'A' },
      { role: 'user', content: 'And what else?' },
    ] as const;
    const { stats } = await ask(second, 4);
    expect(encoded).toBe(before);
    if (model.backend.divisible) expect(stats.cachedTokens).toBeGreaterThan(0);
    const later = fresh(0);
    const { ids } = await ask(messages, 8, later);
    expect(ids).toEqual(goldens.cases['one']!.greedy);
    expect(encoded).toBe(before);
    await later.close();
    const [settings] = await readdir(pictureCacheDir);
    expect((await readdir(join(pictureCacheDir, settings!))).every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
  });

  it('goes on from where the model left a conversation', async () => {
    const sure = fresh(2 ** 26);
    const messages = await conversation('one');
    const asked = (by: Scheduler) => ask(messages, 8, by);
    await asked(sure);
    const { stats, ids } = await asked(sure);
    expect(ids).toEqual(goldens.cases['one']!.greedy);
    // Keys and values are known up to a whole block; a state is not known before its end, which the last tokens are not part of.
    if (model.backend.divisible) expect(stats.cachedTokens).toBeGreaterThan(goldens.cases['one']!.ids.length - 20);
    else expect(stats.cachedTokens).toBe(0);
    await sure.close();
  });

  it('goes on answering others while a picture is encoded', async () => {
    let said = 0;
    const more = (): Promise<void> => {
      const enough = said + 5;
      return new Promise((resolve) => words.set(resolve, enough));
    };
    const words = new Map<() => void, number>();
    const sight = {
      ...model.sight,
      // An encoder that takes as long as somebody else needs for five words.
      encode: async (...args: Parameters<typeof model.sight.encode>) => {
        await more();
        return model.sight.encode(...args);
      },
    };
    const { backend, tokenizer } = model;
    const patient = new Scheduler({ backend, tokenizer: spellingIds(tokenizer), slots: 4, cacheBytes: 0, sight });
    const controller = new AbortController();
    const talk = new Promise<void>((resolve, reject) => {
      const event = ({ type }: GenerateEvent) => {
        if (type === 'end') return resolve();
        said++;
        for (const [say, at] of words) if (said >= at) say();
      };
      patient.generate({ prompt: { text: 'ab' }, maxTokens: 900 }, { event, fail: reject }, controller.signal);
    });
    const picture = { ...(await image('square.png')), sha256: 'c'.repeat(64) };
    const { ids } = await ask([{ role: 'user', content: [picture] }], 2, patient);
    expect(ids).toHaveLength(2);
    expect(said).toBeGreaterThanOrEqual(5);
    controller.abort();
    await talk;
    await patient.close();
  });

  it('ends a request at once that is cancelled while its picture waits, and does not encode for nobody', async () => {
    const before = encoded;
    const controller = new AbortController();
    const picture = { type: 'image', bytes: await pictureBytes('wide.png'), sha256: 'b'.repeat(64) } as const;
    const finish = await new Promise((resolve, reject) => {
      const event = (event: GenerateEvent) => event.type === 'end' && resolve(event.finish);
      const prompt = { messages: [{ role: 'user', content: [picture] }] } as const;
      scheduler.generate({ prompt, maxTokens: 4 }, { event, fail: reject }, controller.signal);
      controller.abort();
    });
    expect(finish).toBe('cancelled');
    await ask(await conversation('none'), 1);
    expect(encoded).toBe(before);
  });

  it('tells pictures apart in the prefix cache', async () => {
    const about = async (name: string): Promise<ChatMessage[]> => [
      { role: 'user', content: [await image(name), { type: 'text', text: 'What is this?' }] },
    ];
    const square = await about('square.png');
    const known = await ask(square, 8);
    const alone = fresh(0);
    const other = await about('portrait.jpg');
    expect((await ask(other, 8)).ids).toEqual((await ask(other, 8, alone)).ids);
    expect((await ask(square, 8, alone)).ids).toEqual(known.ids);
    await alone.close();
  });

  it('fails the request with bytes that are no picture, and no other', async () => {
    const bad: ChatMessage[] = [
      { role: 'user', content: [{ type: 'image', bytes: Buffer.from('none'), sha256: 'a'.repeat(64) }] },
    ];
    const good = ask(await conversation('none'), 8);
    await expect(ask(bad, 8)).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('picture'),
    });
    expect((await good).ids).toEqual(goldens.cases['none']!.greedy);
  });
});

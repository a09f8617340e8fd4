import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createEngine } from '@hearth/inference';
import type { Engine } from '@hearth/inference';
import { FETCH_LIMIT_MS, testModel } from '../../support/models.js';
import { ask, generate } from './support.js';

/** The main thread may never be blocked for longer, in milliseconds. */
const MAX_BLOCKED_MS = 50;
/** One backend run, and with it a cancel, may take this long, in milliseconds; the machine of a test may be busy. */
const MAX_CANCEL_MS = 1_000;

let engine: Engine;
beforeAll(async () => {
  const { dir } = await testModel('smollm2-135m');
  engine = await createEngine({ dir, slots: 4, contextLength: 1024 });
}, FETCH_LIMIT_MS);
afterAll(() => engine.close());

describe('the engine with a real model', () => {
  test('answers', async () => {
    const { text, finish, stats } = await generate(
      engine,
      ask('What is the capital of France? Answer in one sentence.'),
    );
    expect(text).toContain('Paris');
    expect(finish).toBe('stop');
    expect(stats.firstTokenMs).toBeLessThan(stats.totalMs);
    expect(engine.model).toMatchObject({
      id: 'smollm2-135m',
      contextLength: 1024,
      hiddenSize: 576,
      backend: 'cpu-split',
    });
  }, 30_000);

  test('four ragged rows at once give what each gives alone', async () => {
    const prompts = [
      'Hi',
      'List three colours.',
      'Write a short poem about a river in spring. '.repeat(3),
      'What is 2 + 2?',
    ];
    const requests = prompts.map((prompt) => ask(prompt, { maxTokens: 32, sampling: { seed: 1 } }));
    const together = await Promise.all(requests.map((request) => generate(engine, request)));
    for (const [index, request] of requests.entries()) {
      expect((await generate(engine, request)).text).toBe(together[index]!.text);
    }
  }, 60_000);

  test('the same seed gives the same answer, alone or in company', async () => {
    const request = ask('Tell me a story about a fox.', {
      maxTokens: 40,
      sampling: { temperature: 1, topP: 0.95, seed: 42 },
    });
    const alone = await generate(engine, request);
    const company = [1, 2, 3].map((seed) =>
      generate(engine, ask('Count to one hundred.', { maxTokens: 10 * seed, sampling: { temperature: 1, seed } })),
    );
    const crowded = await generate(engine, request);
    await Promise.all(company);
    expect(crowded.text).toBe(alone.text);
    expect((await generate(engine, { ...request, sampling: { ...request.sampling, seed: 43 } })).text).not.toBe(
      alone.text,
    );
  }, 60_000);

  test('a conversation goes on where its cache ends', async () => {
    const question = {
      role: 'user' as const,
      content: 'Name an animal that lives in the sea and say why you like it.',
    };
    const first = await generate(engine, { prompt: { messages: [question] }, maxTokens: 32 });
    const messages = [question, { role: 'assistant' as const, content: first.text }, { ...question, content: 'Why?' }];
    const next = await generate(engine, { prompt: { messages }, maxTokens: 8 });
    expect(next.stats.cachedTokens).toBeGreaterThan(first.stats.promptTokens - 16);
  }, 30_000);

  test('the main thread stays free', async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        generate(engine, ask(`Tell me about the number ${i}. `.repeat(20), { maxTokens: 24 })),
      ),
    );
    delay.disable();
    expect(delay.percentile(99) / 1e6).toBeLessThan(MAX_BLOCKED_MS);
    expect((await engine.stats()).longestRunMs).toBeLessThan(MAX_CANCEL_MS);
  }, 60_000);

  test('a cancelled answer ends at once, also when its reader just stops', async () => {
    const controller = new AbortController();
    let aborted = 0;
    for await (const event of engine.generate(ask('Count from 1 to 1000.', { maxTokens: 500 }), controller.signal)) {
      if (event.type === 'text' && !aborted) {
        aborted = performance.now();
        controller.abort();
      } else if (event.type === 'end') expect(event.finish).toBe('cancelled');
    }
    expect(performance.now() - aborted).toBeLessThan(MAX_CANCEL_MS);
    for await (const event of engine.generate(ask('Count from 1 to 1000.', { maxTokens: 500 }))) {
      if (event.type === 'text') break;
    }
    const until = performance.now() + MAX_CANCEL_MS;
    while ((await engine.stats()).active > 0) expect(performance.now()).toBeLessThan(until);
  }, 30_000);

  test('more than the context holds: the oldest turns go, the answer comes', async () => {
    const messages = Array.from({ length: 41 }, (_, i) => ({
      role: i % 2 ? ('assistant' as const) : ('user' as const),
      content:
        i === 40 ? 'What is the capital of Italy? Answer in one sentence.' : `Message ${i}: ${'word '.repeat(40)}`,
    }));
    const { text, stats } = await generate(engine, { prompt: { messages }, maxTokens: 32 });
    expect(text).toContain('Rome');
    expect(stats.droppedMessages).toBeGreaterThan(20);
    expect(stats.promptTokens).toBeLessThanOrEqual(1024 - 32);
  }, 60_000);

  test('a text of 60,000 characters, U+0000 and lone surrogates', async () => {
    const long = await generate(engine, ask(`${'What is this? \u0000 \uD83D '.repeat(3000)}`, { maxTokens: 4 }));
    expect(long.stats.promptTokens).toBeLessThanOrEqual(1020);
    expect(long.stats.promptTokens).toBeGreaterThan(800);
  }, 60_000);

  test('a special token inside a message is text and ends nothing', async () => {
    const { stats } = await generate(engine, ask('Say <|im_end|> and <|im_start|>system', { maxTokens: 4 }));
    const plain = await engine.countTokens('Say <|im_end|> and <|im_start|>system');
    const empty = await generate(engine, ask('x', { maxTokens: 1 }));
    expect(stats.promptTokens).toBe(empty.stats.promptTokens - 1 + plain);
  }, 30_000);

  test('texts about the same thing have nearer states than others', async () => {
    const [a, b, c] = await Promise.all(
      ['Rotate the picture to the left', 'Turn this image to the left', 'My train leaves at eight in the morning'].map(
        (text) => engine.embed(text),
      ),
    );
    const cosine = (x: Float32Array, y: Float32Array) =>
      x.reduce((sum, value, i) => sum + value * y[i]!, 0) / (Math.hypot(...x) * Math.hypot(...y));
    expect(a).toHaveLength(576);
    expect(cosine(a!, b!)).toBeGreaterThan(cosine(a!, c!));
  }, 30_000);
});

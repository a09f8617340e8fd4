import { describe, expect, test } from '@jest/globals';
import type { Engine, GenerateEvent, GenerateRequest } from '../../engine/types.js';
import { createFakeEngine } from './engine.js';

const ask = (text: string, more: Partial<GenerateRequest> = {}): GenerateRequest => ({
  prompt: { messages: [{ role: 'user', content: text }] },
  maxTokens: 100,
  ...more,
});

async function run(engine: Engine, request: GenerateRequest, signal?: AbortSignal) {
  const events: GenerateEvent[] = [];
  for await (const event of engine.generate(request, signal)) events.push(event);
  const end = events.at(-1);
  if (end?.type !== 'end') throw new Error('no end event');
  return { text: events.map((e) => (e.type === 'text' ? e.text : '')).join(''), end };
}

describe('createFakeEngine', () => {
  test('streams the answers in order and repeats the last', async () => {
    const engine = createFakeEngine(['first 👩‍👩‍👧 answer', 'second']);
    expect((await run(engine, ask('a'))).text).toBe('first 👩‍👩‍👧 answer');
    expect((await run(engine, ask('b'))).text).toBe('second');
    expect((await run(engine, ask('c'))).end.finish).toBe('stop');
    expect(engine.requests).toHaveLength(3);
  });

  test('a function sees the request', async () => {
    const engine = createFakeEngine((request, call) => `${call}:${request.maxTokens}`);
    expect((await run(engine, ask('a', { maxTokens: 7 }))).text).toBe('0:7');
  });

  test('loops, runs out of tokens, throws and answers the next', async () => {
    const engine = createFakeEngine([{ loop: 'ha ' }, 'a long answer', { text: 'half', then: 'throw' }, 'well']);
    expect((await run(engine, ask('a'))).end.finish).toBe('loop');
    const short = await run(engine, ask('a', { maxTokens: 2 }));
    expect(short).toMatchObject({ text: 'a long a', end: { finish: 'length', stats: { completionTokens: 2 } } });
    await expect(run(engine, ask('a'))).rejects.toMatchObject({ name: 'EngineError', code: 'backend' });
    expect((await run(engine, ask('a'))).text).toBe('well');
  });

  test('a hanging answer ends when cancelled', async () => {
    const engine = createFakeEngine([{ text: 'wait', then: 'hang' }]);
    const controller = new AbortController();
    const events: GenerateEvent[] = [];
    for await (const event of engine.generate(ask('a'), controller.signal)) {
      events.push(event);
      controller.abort();
    }
    expect(events.at(-1)).toMatchObject({ type: 'end', finish: 'cancelled' });
  });

  test('an empty prompt and a closed engine are refused', async () => {
    const engine = createFakeEngine(['x']);
    await expect(run(engine, ask(''))).rejects.toMatchObject({ code: 'bad-request' });
    await engine.close();
    await expect(run(engine, ask('a'))).rejects.toMatchObject({ code: 'closed' });
    await expect(engine.countTokens('a')).rejects.toMatchObject({ code: 'closed' });
  });

  test('texts that share words are near each other', async () => {
    const engine = createFakeEngine(['x']);
    const [a, b, c] = await Promise.all(
      ['turn the picture left', 'turn my picture left please', 'good night'].map((t) => engine.embed(t)),
    );
    const cosine = (x: Float32Array, y: Float32Array) => x.reduce((sum, v, i) => sum + v * y[i]!, 0);
    expect(cosine(a!, b!)).toBeGreaterThan(cosine(a!, c!));
  });
});

import { afterEach, describe, expect, test } from '@jest/globals';
import { FakeBackend } from '../../backends/fake/backend.js';
import type { FakeModel, FakeRun } from '../../backends/fake/backend.js';
import { scattered, speaking } from '../../backends/fake/models.js';
import { fakeTokenizer } from '../../backends/fake/tokenizer.js';
import type { EngineError, GenerateEvent, GenerateRequest, GenerateStats } from '../types.js';
import { Scheduler } from './scheduler.js';

let open: { scheduler: Scheduler; backend: FakeBackend } | undefined;

function start(
  model: FakeModel,
  options: {
    slots?: number;
    cacheBytes?: number;
    contextLength?: number;
    beforeRun?: (run: FakeRun) => void | Promise<void>;
  } = {},
) {
  const backend = new FakeBackend(model, options.beforeRun, options.contextLength);
  const scheduler = new Scheduler({
    backend,
    tokenizer: fakeTokenizer,
    slots: options.slots ?? 4,
    cacheBytes: options.cacheBytes ?? 4096,
  });
  open = { scheduler, backend };
  return open;
}

afterEach(async () => {
  await open?.scheduler.close();
  expect(open?.backend.rows.size).toBe(0);
  open = undefined;
});

interface Result {
  readonly text: string;
  readonly finish: string;
  readonly stats: GenerateStats;
}

const ask = (content: string, more: Partial<GenerateRequest> = {}): GenerateRequest => ({
  prompt: { messages: [{ role: 'user', content }] },
  maxTokens: 64,
  ...more,
});

function generate(
  scheduler: Scheduler,
  request: GenerateRequest,
  signal?: AbortSignal,
  onEvent: (event: GenerateEvent) => void = () => undefined,
): Promise<Result> {
  let text = '';
  return new Promise<Result>((resolve, reject) => {
    scheduler.generate(
      request,
      {
        event(event) {
          onEvent(event);
          if (event.type === 'text') text += event.text;
          else resolve({ text, finish: event.finish, stats: event.stats });
        },
        fail: (error: EngineError) => reject(error),
      },
      signal,
    );
  });
}

describe('continuous batching', () => {
  test('many conversations, fewer slots: each gets its own answer', async () => {
    const { scheduler, backend } = start(speaking((prompt) => `you said ${prompt.split('user:')[1]!.length}`));
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, i) => generate(scheduler, ask('x'.repeat(i * 7 + 1)))),
    );
    results.forEach(({ text, finish }, i) => {
      expect(text).toMatch(new RegExp(`^you said ${i * 7 + 1 + 'assistant:'.length}`));
      expect(finish).toBe('stop');
    });
    expect(Math.max(...backend.runs.map((run) => run.rows))).toBe(4);
  });

  test('rows join and leave between steps', async () => {
    const { scheduler, backend } = start(speaking((prompt) => 'a'.repeat(prompt.includes('long') ? 60 : 5)));
    let joined: Promise<Result> | undefined;
    const long = generate(scheduler, ask('long'), undefined, () => {
      joined ??= generate(scheduler, ask('short'));
    });
    await long;
    expect((await joined)?.text).toBe('aaaaa');
    const widths = backend.runs.filter((run) => run.kind === 'decode').map((run) => run.rows);
    expect(widths.at(0)).toBe(1);
    expect(widths).toContain(2);
    expect(widths.at(-1)).toBe(1);
  });

  test('a long prompt does not silence those who are answering', async () => {
    const { scheduler, backend } = start(
      speaking(() => 'b'.repeat(50)),
      { contextLength: 4000, cacheBytes: 0 },
    );
    const talking = generate(scheduler, ask('hello'));
    const long = generate(scheduler, ask('y'.repeat(3000)));
    await Promise.all([talking, long]);
    const decoding = backend.runs.findIndex((run) => run.kind === 'decode');
    const shared = backend.runs.slice(decoding, decoding + 20).map((run) => run.kind);
    for (const [index, kind] of shared.entries()) {
      if (kind === 'prefill') expect(shared[index + 1] ?? 'decode').toBe('decode');
    }
  });

  test('a short question overtakes a long prompt, and the long one still gets on', async () => {
    const order: string[] = [];
    const { scheduler } = start(
      speaking(() => 'ok'),
      { contextLength: 8000, cacheBytes: 0 },
    );
    const long = generate(scheduler, ask('z'.repeat(7000))).then(() => order.push('long'));
    const short = generate(scheduler, ask('hi')).then(() => order.push('short'));
    await Promise.all([long, short]);
    expect(order).toEqual(['short', 'long']);
  });
});

describe('seeds', () => {
  const request = (seed: number) =>
    ask('tell me', { maxTokens: 30, sampling: { temperature: 1, topP: 0.9, topK: 40, seed } });

  test('the same seed gives the same answer whatever else is in the batch', async () => {
    const alone = await generate(start(scattered()).scheduler, request(7));
    await open?.scheduler.close();
    const { scheduler } = start(scattered(), { slots: 5 });
    const others = Array.from({ length: 8 }, (_, i) =>
      generate(scheduler, ask('z'.repeat(i * 11), { maxTokens: 5 + i * 6, sampling: { temperature: 1.2, seed: i } })),
    );
    const crowded = await generate(scheduler, request(7));
    const other = await generate(scheduler, request(8));
    await Promise.all(others);
    expect(crowded.text).toBe(alone.text);
    expect(other.text).not.toBe(alone.text);
  });
});

describe('prefix cache', () => {
  const system = { role: 'system' as const, content: 's'.repeat(100) };
  const chat = (content: string): GenerateRequest => ({
    prompt: { messages: [system, { role: 'user', content }] },
    maxTokens: 8,
  });

  test('the system prompt is computed once, also for requests that come together', async () => {
    const { scheduler } = start(speaking((prompt) => prompt.slice(-13, -10)));
    const results = await Promise.all(['one', 'two', 'six'].map((text) => generate(scheduler, chat(text))));
    expect(results.map(({ text }) => text)).toEqual(['one', 'two', 'six']);
    const cached = results.map(({ stats }) => stats.cachedTokens);
    expect(cached[0]).toBe(0);
    for (const count of cached.slice(1)) expect(count).toBe(Math.floor(113 / 16) * 16);
    expect(scheduler.stats().cachedTokens).toBe(2 * 112);
  });

  test('the next turn of a conversation begins where the last ended', async () => {
    const { scheduler } = start(speaking(() => 'an answer of thirty characters'));
    const first = { role: 'user' as const, content: 'question' };
    const { text } = await generate(scheduler, { prompt: { messages: [system, first] }, maxTokens: 40 });
    const messages = [system, first, { role: 'assistant' as const, content: text }, { ...first, content: 'and?' }];
    const { stats } = await generate(scheduler, { prompt: { messages }, maxTokens: 40 });
    const before = fakeTokenizer.render([system, first], { answer: text }).length;
    expect(stats.cachedTokens).toBe(Math.floor(before / 16) * 16);
  });

  test('with a seed only what prompts gave is taken, not what an answer left behind', async () => {
    const { scheduler } = start(speaking(() => 'an answer of thirty characters'));
    const first = { role: 'user' as const, content: 'question' };
    const { text, stats } = await generate(scheduler, { prompt: { messages: [system, first] }, maxTokens: 40 });
    const messages = [system, first, { role: 'assistant' as const, content: text }, { ...first, content: 'and?' }];
    const again = await generate(scheduler, { prompt: { messages }, maxTokens: 40, sampling: { seed: 1 } });
    expect(again.stats.cachedTokens).toBe(Math.floor(stats.promptTokens / 16) * 16);
  });

  test('full: the least recently used goes, and answers stay right', async () => {
    const { scheduler } = start(
      speaking((prompt) => prompt.slice(-14, -10)),
      { cacheBytes: 160 },
    );
    for (const text of ['aaaa', 'bbbb', 'cccc', 'aaaa']) {
      expect((await generate(scheduler, chat(text))).text).toBe(text);
      const other = ask(text.repeat(30), { maxTokens: 4 });
      expect((await generate(scheduler, other)).text).toBe(text);
    }
  });
});

describe('ends', () => {
  test('stop strings are held back and cut off, also across tokens', async () => {
    const { scheduler } = start(speaking(() => 'one\n\nUser: two'));
    const texts: string[] = [];
    const result = await generate(scheduler, ask('x', { stop: ['\n\nUser:'] }), undefined, (event) => {
      if (event.type === 'text') texts.push(event.text);
    });
    expect(result).toMatchObject({ text: 'one', finish: 'stop' });
    expect(texts).not.toContain('\n');
  });

  test('maxTokens, without half a character', async () => {
    const { scheduler } = start(speaking(() => 'aé😀b'));
    const result = await generate(scheduler, ask('x', { maxTokens: 5 }));
    expect(result).toMatchObject({ text: 'aé', finish: 'length', stats: { completionTokens: 5 } });
  });

  test('a model that goes round in circles is ended', async () => {
    const { scheduler } = start(speaking(() => 'I am a loop. '.repeat(200)));
    const { finish, stats } = await generate(scheduler, ask('x', { maxTokens: 400 }));
    expect(finish).toBe('loop');
    expect(stats.completionTokens).toBeLessThan(100);
  });

  test('a full context ends with length', async () => {
    const { scheduler } = start(
      speaking(() => 'a b c d e f g h i j k l m n o p q r s t u v w x y z'),
      {
        contextLength: 48,
      },
    );
    const { finish, stats } = await generate(scheduler, ask('0123456789', { maxTokens: 400 }));
    expect(finish).toBe('length');
    expect(stats.promptTokens + stats.completionTokens).toBe(48);
  });

  test('the oldest messages are left out when the context is full', async () => {
    const { scheduler } = start(
      speaking((prompt) => (prompt.includes('number 0 ') ? 'all' : 'some')),
      {
        contextLength: 256,
      },
    );
    const messages = Array.from({ length: 21 }, (_, i) => ({
      role: i % 2 ? ('assistant' as const) : ('user' as const),
      content: `message number ${i} `,
    }));
    const { text, stats } = await generate(scheduler, { prompt: { messages }, maxTokens: 20 });
    expect(text).toBe('some');
    expect(stats.droppedMessages).toBeGreaterThan(5);
    expect(stats.promptTokens).toBeLessThanOrEqual(236);
  });
});

describe('cancel', () => {
  test('ends within the run in progress and frees the slot', async () => {
    const { scheduler, backend } = start(
      speaking(() => 'c'.repeat(60)),
      { slots: 1 },
    );
    const controller = new AbortController();
    let runsAtCancel = 0;
    const cancelled = generate(scheduler, ask('x'), controller.signal, (event) => {
      if (event.type !== 'text' || controller.signal.aborted) return;
      runsAtCancel = backend.runs.length;
      controller.abort();
    });
    const next = generate(scheduler, ask('y'));
    expect((await cancelled).finish).toBe('cancelled');
    expect(backend.runs.length).toBeLessThanOrEqual(runsAtCancel + 1);
    expect((await next).text).toHaveLength(60);
  });

  test('waiting in the queue, before and during the prompt', async () => {
    const { scheduler } = start(
      speaking(() => 'd'.repeat(10)),
      { slots: 1, contextLength: 2000 },
    );
    const controller = new AbortController();
    const first = generate(scheduler, ask('x'.repeat(1500)), controller.signal);
    const queued = generate(scheduler, ask('y'), controller.signal);
    const aborted = generate(scheduler, ask('z'), AbortSignal.abort());
    controller.abort();
    for (const result of [first, queued, aborted])
      expect(await result).toMatchObject({ finish: 'cancelled', text: '' });
  });
});

describe('failures', () => {
  test('a run that throws fails only its own requests', async () => {
    const model = speaking((prompt) => (prompt.includes('bad') ? 'bad'.repeat(9) : 'good'));
    const { scheduler } = start((tokens) => {
      if (Buffer.from(tokens).includes('bad')) throw new Error('out of memory');
      return model(tokens);
    });
    await expect(generate(scheduler, ask('bad'))).rejects.toMatchObject({ code: 'backend', message: 'out of memory' });
    expect((await generate(scheduler, ask('fine'))).text).toBe('good');
  });

  test('NaN fails one row of a batch, not its neighbours', async () => {
    const model = speaking(() => 'fine thanks');
    const { scheduler } = start((tokens) => {
      const logits = model(tokens);
      if (Buffer.from(tokens).includes('poison')) logits[3] = NaN;
      return logits;
    });
    const poisoned = generate(scheduler, ask('poison'));
    const [, healthy] = await Promise.allSettled([poisoned, generate(scheduler, ask('hello'))]);
    await expect(poisoned).rejects.toMatchObject({ code: 'backend' });
    expect(healthy).toMatchObject({ status: 'fulfilled', value: { text: 'fine thanks' } });
    expect((await generate(scheduler, ask('again'))).text).toBe('fine thanks');
  });

  test.each([
    [{ prompt: { text: '' }, maxTokens: 5 }],
    [{ prompt: { messages: [] }, maxTokens: 5 }],
    [{ prompt: { tokens: [1, 9999] }, maxTokens: 5 }],
    [{ prompt: { text: 'x'.repeat(600) }, maxTokens: 5 }],
    [ask('x', { maxTokens: 0 })],
    [ask('x', { sampling: { topP: 0 } })],
    [ask('x', { sampling: { temperature: NaN } })],
    [ask('x', { constraint: { type: 'choice', options: [] } })],
    [ask('x', { constraint: { type: 'regex', pattern: '[0-9' } })],
    [ask('x', { constraint: { type: 'json-schema', schema: { type: 'nonsense' } } })],
  ] satisfies [GenerateRequest][])('refuses %j', async (request) => {
    const { scheduler } = start(speaking(() => 'ok'));
    await expect(generate(scheduler, request)).rejects.toMatchObject({ code: 'bad-request' });
    expect((await generate(scheduler, ask('x'))).text).toBe('ok');
  });

  test('closing fails what is running', async () => {
    const { scheduler } = start(speaking(() => 'e'.repeat(60)));
    const running = generate(scheduler, ask('x'));
    const settled = expect(running).rejects.toMatchObject({ code: 'closed' });
    await scheduler.close();
    await settled;
    await expect(generate(scheduler, ask('x'))).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('constraints', () => {
  const schema = {
    type: 'object',
    properties: {
      name: { type: 'string', maxLength: 6 },
      unit: { enum: ['kilometre', 'mile'] },
      n: { type: 'integer' },
    },
    required: ['name', 'unit', 'n'],
  };

  test('random logits give valid JSON, most of it forced in chunks', async () => {
    const { scheduler, backend } = start(scattered(true));
    for (let seed = 0; seed < 5; seed++) {
      const runs = backend.runs.length;
      const { text, finish, stats } = await generate(
        scheduler,
        ask('x', { maxTokens: 200, sampling: { temperature: 1, seed }, constraint: { type: 'json-schema', schema } }),
      );
      expect(finish).toBe('stop');
      const value = JSON.parse(text) as { unit: string };
      expect(['kilometre', 'mile']).toContain(value.unit);
      expect(stats.forcedTokens).toBeGreaterThan(20);
      expect(backend.runs.length - runs).toBeLessThan(stats.completionTokens);
    }
  });

  test('a choice ends as soon as only the end may follow', async () => {
    const { scheduler } = start(scattered());
    const options = ['yes', 'no "quoted"', 'maybe\n'];
    for (let seed = 0; seed < 6; seed++) {
      const result = await generate(
        scheduler,
        ask('x', { sampling: { temperature: 2, seed }, constraint: { type: 'choice', options } }),
      );
      expect(options).toContain(result.text);
      expect(result.finish).toBe('stop');
    }
  });

  test('a choice of one needs no model at all but for its last token', async () => {
    const { scheduler, backend } = start(scattered());
    const { text } = await generate(scheduler, ask('x', { constraint: { type: 'choice', options: ['only this'] } }));
    expect(text).toBe('only this');
    expect(backend.runs.filter((run) => run.kind === 'decode')).toHaveLength(0);
  });

  test('regular expressions', async () => {
    const { scheduler } = start(scattered(true));
    const constraint = { type: 'regex' as const, pattern: '[0-9]{2}-(jan|feb)' };
    const { text } = await generate(scheduler, ask('x', { constraint, sampling: { temperature: 1, seed: 3 } }));
    expect(text).toMatch(/^[0-9]{2}-(jan|feb)$/);
  });
});

describe('embed', () => {
  test('is the mean over all tokens, chunk by chunk', async () => {
    const { scheduler } = start(speaking(() => 'x'));
    const mean = await scheduler.embed('ab'.repeat(100));
    expect(mean[0]).toBeCloseTo(1);
    expect(mean[1]).toBeCloseTo((97 + 98) / 2);
    await expect(scheduler.embed('')).rejects.toMatchObject({ code: 'bad-request' });
  });

  test('does not wait for a slot', async () => {
    const { scheduler } = start(
      speaking(() => 'f'.repeat(60)),
      { slots: 1 },
    );
    const order: string[] = [];
    const long = generate(scheduler, ask('x')).then(() => order.push('answer'));
    const embedded = scheduler.embed('word').then(() => order.push('embedding'));
    await Promise.all([long, embedded]);
    expect(order).toEqual(['embedding', 'answer']);
  });
});

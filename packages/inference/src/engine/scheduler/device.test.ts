import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Backend, KvBlock, PrefillResult, Row, TopLogits } from '../../backends/backend.js';
import { FakeBackend } from '../../backends/fake/backend.js';
import { scattered } from '../../backends/fake/models.js';
import { fakeTokenizer } from '../../backends/fake/tokenizer.js';
import type { GenerateRequest, GenerateStats } from '../types.js';
import { Scheduler } from './scheduler.js';

/** Logits that a device gives at once. */
const TOP = 12;

interface Held extends KvBlock {
  readonly inner: KvBlock;
}

/** Behaves as a device with memory of its own: gives the highest logits only, keeps whole rows, and wants them back. */
class DeviceBackend extends FakeBackend implements Backend {
  override readonly divisible = false;
  readonly held = new Set<KvBlock>();
  /** Rows whose logits had to be fetched whole. */
  fetched = 0;

  override open(prefix: readonly KvBlock[]): Row {
    expect(prefix.length).toBeLessThan(2);
    return super.open(prefix.map((block) => (block as Held).inner));
  }

  override async prefill(...args: Parameters<FakeBackend['prefill']>): Promise<PrefillResult> {
    const result = await super.prefill(...args);
    return result.logits ? { logits: this.#top(result.logits as Float32Array) } : result;
  }

  override async decode(...args: Parameters<FakeBackend['decode']>): Promise<TopLogits[]> {
    return (await super.decode(...args)).map((logits) => this.#top(logits as Float32Array));
  }

  override block(row: Row, from: number, to: number): KvBlock {
    expect([from, to]).toEqual([0, row.length]);
    const { held } = this;
    const block: Held = {
      length: to,
      bytes: to,
      inner: super.block(row, from, to),
      free() {
        expect(held.delete(this)).toBe(true);
      },
    };
    held.add(block);
    return block;
  }

  cut(block: KvBlock, length: number): KvBlock {
    expect(this.held.has(block)).toBe(true);
    const { tokens } = (block as Held).inner as KvBlock & { tokens: readonly number[] };
    const inner = { length, bytes: 0, tokens: tokens.slice(0, length) };
    const view: Held = { length, bytes: 0, inner };
    return view;
  }

  #top(all: Float32Array): TopLogits {
    const ids = [...all.keys()].sort((a, b) => all[b]! - all[a]! || a - b).slice(0, TOP);
    return {
      ids,
      values: Float32Array.from(ids, (id) => all[id]!),
      all: () => {
        this.fetched++;
        return Promise.resolve(all.slice());
      },
    };
  }
}

let device: DeviceBackend;
let onDevice: Scheduler;
let onProcessor: Scheduler;
const scheduler = (backend: Backend) =>
  new Scheduler({ backend, tokenizer: fakeTokenizer, slots: 4, cacheBytes: 4096 });
beforeEach(() => {
  device = new DeviceBackend(scattered());
  onDevice = scheduler(device);
  onProcessor = scheduler(new FakeBackend(scattered()));
});
afterEach(async () => {
  await onDevice.close();
  await onProcessor.close();
  expect(device.rows.size).toBe(0);
  expect(device.held.size).toBe(0);
});

const ask = (content: string, more: Partial<GenerateRequest> = {}): GenerateRequest => ({
  prompt: {
    messages: [
      { role: 'system', content: 'Be brief, and kind. '.repeat(4) },
      { role: 'user', content },
    ],
  },
  maxTokens: 40,
  ...more,
});

async function answer(by: Scheduler, request: GenerateRequest): Promise<{ text: string; stats: GenerateStats }> {
  let text = '';
  return new Promise((resolve, reject) => {
    by.generate(request, {
      event: (event) => (event.type === 'text' ? (text += event.text) : resolve({ text, stats: event.stats })),
      fail: reject,
    });
  });
}

async function both(requests: readonly GenerateRequest[]): Promise<void> {
  const texts = async (by: Scheduler) =>
    (await Promise.all(requests.map((request) => answer(by, request)))).map(({ text }) => text);
  expect(await texts(onDevice)).toEqual(await texts(onProcessor));
}

describe('logits that stay on a device', () => {
  test('greedy with the penalty of the assistant, and a few candidates, never need all of them', async () => {
    await both([
      ask('one', { sampling: { repetitionPenalty: 1.05 } }),
      ask('two', { sampling: { temperature: 0.7, topK: 4, topP: 0.8, seed: 3 } }),
      ask('three', { sampling: { temperature: 1, topK: 2, minP: 0.1, seed: 5 } }),
    ]);
    expect(device.fetched).toBe(0);
  });

  test('constraints and wide sampling fetch them where the highest do not decide', async () => {
    const schema = {
      type: 'object',
      properties: { a: { type: 'integer', minimum: 0, maximum: 99 }, b: { enum: ['x', 'yes'] } },
      required: ['a', 'b'],
      additionalProperties: false,
    };
    await both([
      ask('one', { constraint: { type: 'json-schema', schema }, sampling: { seed: 1 } }),
      ask('two', { constraint: { type: 'choice', options: ['left', 'right'] }, sampling: { seed: 1 } }),
      ask('three', { sampling: { temperature: 1, topP: 0.9, seed: 2 } }),
    ]);
    expect(device.fetched).toBeGreaterThan(0);
  });
});

describe('beginnings that are shared on a device', () => {
  test('another question under the same system prompt goes on from its common beginning', async () => {
    const first = await answer(onDevice, ask('What is the sea?'));
    const second = await answer(onDevice, ask('What is the sky?'));
    expect(first.stats.cachedTokens).toBe(0);
    expect(second.stats.cachedTokens).toBeGreaterThan(80);
    await both([ask('What is the sea?', { sampling: { seed: 1 } }), ask('What is the salt?')]);
  });

  test('more than there is room for: what is dropped is given back', async () => {
    for (let i = 0; i < 60; i++) await answer(onDevice, ask(`${i} ${'word '.repeat(10)}`, { maxTokens: 4 }));
    const bytes = [...device.held].reduce((sum, block) => sum + block.bytes, 0);
    expect(bytes).toBeGreaterThan(2000);
    expect(bytes).toBeLessThanOrEqual(4096);
  });
});

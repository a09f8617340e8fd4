import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Draft, DraftRequest, Way } from '@hearth/agent';
import { configSchema, createRuntime, startDrafts } from '@hearth/bot';
import type { SpreadDrafts } from '@hearth/bot';
import { createFakeEngine } from '@hearth/inference';
import { acquainted } from './support/acquainted.js';
import { HeldDrafts } from './support/held-drafts.js';
import { keptLog } from './support/log-lines.js';
import { startRedis } from './support/redis.js';
import type { RedisUnderTest } from './support/redis.js';
import { until } from './support/wait.js';

const WAYS: readonly Way[] = ['steps', 'known', 'equations', 'story', 'program'];
/** Of an engine. */
const ROWS = 4;
/** What nobody but the two workers may see. */
const SECRET = 'kumquat';

let redis: RedisUnderTest;
beforeAll(async () => {
  redis = await startRedis();
}, 30_000);
afterAll(async () => redis.close(), 30_000);

/** A worker's drafts, without the rest of a worker. */
interface Colleague {
  readonly held: HeldDrafts;
  readonly drafts: SpreadDrafts;
  /** Lets its engine work on something else. */
  fill(rows: number): void;
  readonly logText: () => string;
  close(): Promise<void>;
}

const colleagues: Colleague[] = [];
async function colleague(name: string, { model = 'fake' } = {}): Promise<Colleague> {
  const { log, text } = keptLog();
  const config = configSchema.parse({ redisUrl: redis.server.url, turn: { slots: ROWS } });
  const runtime = createRuntime({ config, log, role: 'worker' });
  const held = new HeldDrafts(name);
  const engine = createFakeEngine([{ text: '…', then: 'hang' }], { id: model });
  const full = new AbortController();
  const worked = { model: engine.model, stats: async () => ({ ...(await engine.stats()), slots: ROWS }) };
  const drafts = await startDrafts(runtime, {
    engine: worked,
    local: held,
    recovery: { lockMs: 1500, stalledIntervalMs: 500 },
  });
  const close = async () => {
    colleagues.splice(colleagues.indexOf(one), 1);
    full.abort();
    await drafts.close();
    await runtime.close();
  };
  const fill = (rows: number) => {
    for (let row = 0; row < rows; row++)
      void drain(engine.generate({ prompt: { text: 'x' }, maxTokens: 9 }, full.signal));
  };
  const one = { held, drafts, fill, logText: text, close };
  colleagues.push(one);
  return one;
}

const requests = (count: number, leftMs = 60_000): DraftRequest[] =>
  WAYS.slice(0, count).map((way) => ({
    way,
    task: `${SECRET} by ${way}`,
    language: 'en',
    maxTokens: 64,
    deadline: Date.now() + leftMs,
  }));

async function drain(events: AsyncIterable<unknown>): Promise<void> {
  const iterator = events[Symbol.asyncIterator]();
  while (!(await iterator.next()).done);
}

/** Reads all drafts of a run in the background. */
function reading(drafts: AsyncIterable<Draft>) {
  const texts: string[] = [];
  const read: Draft[] = [];
  const done = (async () => {
    for await (const draft of drafts) {
      read.push(draft);
      texts.push(draft.text);
    }
  })();
  done.catch(() => undefined);
  return { read, texts, done };
}

const never = new AbortController().signal;
/** Everything in Redis, as text. */
async function everythingStored(): Promise<string> {
  const all: string[] = [];
  for (const key of await redis.redis.keys('*')) all.push(key, (await redis.redis.dumpBuffer(key))!.toString('latin1'));
  return all.join('\n');
}
const jobsLeft = async () => {
  const counts = await Promise.all(
    ['wait', 'prioritized', 'active', 'waiting-children', 'completed', 'failed', 'delayed'].map(async (state) => {
      const key = `{hearth}:sub:${state}`;
      return ['wait', 'active'].includes(state) ? redis.redis.llen(key) : redis.redis.zcard(key);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};

afterEach(async () => {
  while (colleagues[0]) await colleagues[0].close();
  await redis.redis.flushall();
}, 30_000);

test('one process only: Redis is not asked, not even when it is gone', async () => {
  const alone = await colleague('alone');
  await redis.redis.config('RESETSTAT');
  const { texts, done } = reading(alone.drafts.run(requests(5), never));
  expect(alone.held.begun).toHaveLength(5);
  alone.held.finish();
  await done;
  expect(texts).toHaveLength(5);
  // What a worker says of itself once a second, and nothing else.
  const calls = [...(await redis.redis.info('commandstats')).matchAll(/^cmdstat_([^:]+)/gm)].map(([, name]) => name);
  expect(calls.filter((name) => !/^(evalsha|time|hset|hgetall|pexpire|info|config)/.test(name!))).toEqual([]);
});

describe('two workers', () => {
  let helper: Colleague;
  let asker: Colleague;
  beforeEach(async () => {
    // Whoever comes later knows the others from its first breath.
    helper = await colleague('helper');
    asker = await colleague('asker');
  }, 30_000);
  const shared = () => until('drafts of both', () => asker.held.open.length === 3 && helper.held.open.length === 2);
  const noJobLeft = () => until('no job left', async () => (await jobsLeft()) === 0);

  test('share the drafts; each is given as soon as it is done; nothing stays', async () => {
    const { read, texts, done } = reading(asker.drafts.run(requests(5), never));
    await shared();
    // The words left Redis with whoever began them.
    expect(await everythingStored()).not.toContain(SECRET);
    helper.held.finish();
    await until('the helper’s two', () => texts.length === 2);
    asker.held.finish();
    await done;
    expect(texts.map((text) => text.split(':')[0])).toEqual(['helper', 'helper', 'asker', 'asker', 'asker']);
    // Whoever looks below the answer sees who wrote what.
    const [shown] = [...new Set(read.flatMap(({ by }) => by ?? []))];
    expect(read.map(({ by }) => by)).toEqual([shown, shown, undefined, undefined, undefined]);
    expect(Object.keys(await redis.redis.hgetall('{hearth}:workers')).some((id) => id.endsWith(shown!))).toBe(true);
    expect(new Set(texts.map((text) => text.split(' by ')[1]))).toEqual(new Set(WAYS));
    await noJobLeft();
    expect(await everythingStored()).not.toContain(SECRET);
    expect(asker.logText() + helper.logText()).not.toContain(SECRET);
  }, 30_000);

  test('again and again: never does one take what it asked others for', async () => {
    for (let round = 0; round < 5; round++) {
      const { done } = reading(asker.drafts.run(requests(5), never));
      await shared();
      asker.held.finish();
      helper.held.finish();
      await done;
    }
    expect(asker.held.begun).toHaveLength(15);
  }, 60_000);

  test('a reader that stops early ends them all', async () => {
    const drafts = asker.drafts.run(requests(5), never)[Symbol.asyncIterator]();
    const first = drafts.next();
    await shared();
    helper.held.finish(({ way }) => way === helper.held.open[0]!.way);
    expect(await first).toMatchObject({ done: false });
    await drafts.return?.();
    await until('all are cancelled', () => asker.held.open.length + helper.held.open.length === 0);
    expect(asker.held.cancelled).toHaveLength(3);
    expect(helper.held.cancelled).toHaveLength(1);
    await noJobLeft();
  }, 30_000);

  test('an aborted signal ends them all, and the reader gets its reason', async () => {
    const stop = new AbortController();
    const { done } = reading(asker.drafts.run(requests(5), stop.signal));
    await shared();
    stop.abort(new Error('stop'));
    await expect(done).rejects.toThrow('stop');
    await until('all are cancelled', () => asker.held.cancelled.length === 3 && helper.held.cancelled.length === 2);
    await noJobLeft();
  }, 30_000);

  test('what fails at the other is made here', async () => {
    const { texts, done } = reading(asker.drafts.run(requests(5), never));
    await shared();
    helper.held.break();
    await until('all five here', () => asker.held.open.length === 5);
    asker.held.finish();
    await done;
    expect(texts).toHaveLength(5);
    expect(helper.logText()).toContain('a draft for another worker failed');
    await noJobLeft();
  }, 30_000);

  test('what is lost when there is no time left to make it again is a draft that failed', async () => {
    const { read, done } = reading(asker.drafts.run(requests(5, 900), never));
    await shared();
    asker.held.finish();
    helper.held.break();
    await done;
    expect(read.filter(({ failed }) => failed !== undefined)).toHaveLength(2);
    expect(asker.held.begun).toHaveLength(3);
  }, 30_000);

  test('the deadline passes at the other: the answer does not wait for it, and what comes late is dropped', async () => {
    const { read, done } = reading(asker.drafts.run(requests(5, 1500), never));
    await shared();
    asker.held.finish();
    await done;
    expect(read.filter(({ failed }) => failed !== undefined)).toHaveLength(2);
    await until('the other was told', () => helper.held.cancelled.length === 2);
    await noJobLeft();
  }, 30_000);

  test('the other closes: its drafts come back at once', async () => {
    const { texts, done } = reading(asker.drafts.run(requests(5), never));
    await shared();
    await helper.close();
    await until('all five here', () => asker.held.open.length === 5);
    asker.held.finish();
    await done;
    expect(texts).toHaveLength(5);
  }, 30_000);

  test('both ask at the same time: nobody waits for the other', async () => {
    const runs = [asker, helper].map(({ drafts }) => reading(drafts.run(requests(5), never)));
    const [one, two] = runs.map(({ texts }) => texts);
    await until('all ten', () => {
      asker.held.finish();
      helper.held.finish();
      return one!.length === 5 && two!.length === 5;
    });
    await Promise.all(runs.map(({ done }) => done));
    await noJobLeft();
  }, 30_000);

  test('letters that come twice, late or garbled change nothing: one draft for each request', async () => {
    const { texts, done } = reading(asker.drafts.run(requests(5), never));
    await shared();
    const [job] = (await redis.redis.keys('{hearth}:sub:d-*-0')).filter((key) => /-0$/.test(key));
    const { run, from } = JSON.parse((await redis.redis.hget(job!, 'data'))!) as { run: string; from: string };
    const send = (letter: unknown) => redis.redis.publish(`{hearth}:drafts:${from}`, JSON.stringify(letter));
    const draft = { way: 'steps', text: 'a stray', tokens: 1, ms: 1 };
    for (const letter of [null, 7, { kind: 'telepathy' }, { kind: 'done', run, index: 0, draft: { text: 5 } }])
      await send(letter);
    await send({ kind: 'done', run: 'd-unknown', index: 0, draft });
    await send({ kind: 'done', run, index: 99, draft });
    await send({ kind: 'done', run, index: 0, draft });
    await send({ kind: 'done', run, index: 0, draft });
    await until('the stray', () => texts.length > 0);
    helper.held.finish();
    asker.held.finish();
    await done;
    expect(texts.filter((text) => text === 'a stray')).toHaveLength(1);
    expect(texts).toHaveLength(5);
    await noJobLeft();
  }, 30_000);

  test('the other asks for drafts itself and takes none: all are made here', async () => {
    await acquainted(redis.redis);
    const first = reading(helper.drafts.run(requests(5), never));
    await until('drafts of both', () => helper.held.open.length === 3 && asker.held.open.length === 2);
    const { texts, done } = reading(asker.drafts.run(requests(5), never));
    await until('all five here too', () => asker.held.open.length === 7);
    asker.held.finish();
    await done;
    expect(texts).toHaveLength(5);
    helper.held.finish();
    await first.done;
    expect(first.texts).toHaveLength(5);
  }, 30_000);

  test('the other has no row free any more: what it was asked for is made here', async () => {
    helper.fill(ROWS);
    const { texts, done } = reading(asker.drafts.run(requests(5), never));
    await until('all five here', () => asker.held.open.length === 5);
    expect(helper.held.begun).toEqual([]);
    asker.held.finish();
    await done;
    expect(texts).toHaveLength(5);
  }, 30_000);

  test('the asker closes: the other stops', async () => {
    const { done } = reading(asker.drafts.run(requests(5), never));
    await shared();
    await asker.close();
    await expect(done).rejects.toThrow('the worker ends');
    await until('the other stops', () => helper.held.cancelled.length === 2);
  }, 30_000);

  test('Redis goes away in the middle: all are made here', async () => {
    const { texts, done } = reading(asker.drafts.run(requests(5), never));
    await shared();
    await redis.redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await until('all five here', () => asker.held.open.length === 5);
    asker.held.finish();
    await done;
    expect(texts).toHaveLength(5);
    await until('the other was told', () => helper.held.cancelled.length === 2);
    await until('both hear again', async () => {
      const [, hearing] = (await redis.redis.call('PUBSUB', 'NUMSUB', '{hearth}:drafts')) as [string, number];
      return hearing === 2;
    });
  }, 30_000);
});

test('a worker with another model is not asked', async () => {
  const helper = await colleague('helper', { model: 'larger' });
  const asker = await colleague('asker');
  const { done } = reading(asker.drafts.run(requests(5), never));
  expect(asker.held.begun).toHaveLength(5);
  asker.held.finish();
  await done;
  expect(helper.held.begun).toEqual([]);
}, 30_000);

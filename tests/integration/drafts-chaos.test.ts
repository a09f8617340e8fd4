import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { acquainted } from './support/acquainted.js';
import { idle } from './support/idle.js';
import { ProcessSystem } from './support/processes.js';
import { until } from './support/wait.js';

const CHANNEL = 'messenger';
const WORKERS = ['worker1', 'worker2'] as const;
/** A draft has six pieces. */
const PIECE_MS = 300;
/** Milliseconds from the word to the end of the last row, wherever it runs. */
const STOP_WITHIN_MS = 200;
const STOPS = 5;

let system: ProcessSystem;
beforeAll(async () => {
  system = await ProcessSystem.start({ pieceMs: PIECE_MS });
  await Promise.all([system.run('gateway'), system.run('sender'), ...WORKERS.map((name) => system.run(name))]);
}, 60_000);
afterAll(async () => system.close(), 30_000);

let people = 0;
beforeEach(begin, 60_000);

async function begin(): Promise<void> {
  people++;
  system.told.length = 0;
  await acquainted(system.redis);
}

/** Somebody new in every test. */
const person = () => system.simulator.person(CHANNEL, `${3000 + people}`);
const answers = () =>
  person()
    .thread.all()
    .flatMap(({ from, text }) => (from === 'assistant' ? [text!] : []));
const told = (what: string) => system.told.filter((one) => one.what === what);

/** Asks for drafts until both workers are at them. @returns who has the turn, and who helps. */
async function shared(text = 'think hard') {
  await person().text(text);
  const [turn] = await until('the turn', () => (told('turn').length > 0 ? told('turn') : undefined));
  const asker = WORKERS.find((name) => name === turn!.name)!;
  const helper = WORKERS.find((name) => name !== asker)!;
  await until('the helper’s drafts', () => told('draft').filter(({ name }) => name === helper).length === 2);
  return { asker, helper };
}

/** The one answer, as the makers of its drafts. */
async function answeredOnce(): Promise<string[]> {
  await until('an answer', () => answers().length > 0, 30_000);
  await until('nothing left to do', () => idle(system.redis), 30_000);
  expect(answers()).toHaveLength(1);
  return answers()[0]!.split(', ');
}

test('two workers make the drafts of one turn', async () => {
  await shared();
  const makers = await answeredOnce();
  expect(makers).toHaveLength(5);
  expect(new Set(makers).size).toBe(2);
  expect(told('draft')).toHaveLength(5);
}, 60_000);

describe('kill -9', () => {
  test('of the one that holds drafts: the other makes them again, and answers once', async () => {
    const { helper } = await shared();
    await system.end(helper, 'SIGKILL');
    const makers = await answeredOnce();
    await system.run(helper);
    expect(makers).toHaveLength(5);
    expect(new Set(makers).size).toBe(1);
    expect(makers).not.toContain('none');
  }, 60_000);

  test('of the one that holds drafts, when no time is left to make them again: an answer with what there is', async () => {
    const { helper } = await shared('think quickly');
    await system.end(helper, 'SIGKILL');
    const makers = await answeredOnce();
    await system.run(helper);
    expect(makers).toHaveLength(5);
    expect(makers).toContain('none');
  }, 60_000);

  test('of the one that has the turn: the other gives up its drafts, takes the turn over and answers once', async () => {
    const { asker, helper } = await shared();
    await system.end(asker, 'SIGKILL');
    const makers = await answeredOnce();
    await system.run(asker);
    expect(makers).toHaveLength(5);
    expect(makers).not.toContain('none');
    expect(told('turn').map(({ name }) => name)).toEqual([asker, helper]);
  }, 60_000);
});

test('a worker that freezes with drafts in hand: they are made again, and what it says when it goes on is dropped', async () => {
  const { helper } = await shared();
  system.freeze(helper, true);
  const makers = await answeredOnce();
  expect(makers).toHaveLength(5);
  expect(new Set(makers).size).toBe(1);
  system.freeze(helper, false);
  await until('it has ended them', () => told('cancelled').filter(({ name }) => name === helper).length === 2);
  expect(answers()).toHaveLength(1);
}, 60_000);

test('the deadline passes: an answer with what there is', async () => {
  await person().text('think at once');
  expect(await answeredOnce()).toEqual(['none', 'none', 'none', 'none', 'none']);
}, 60_000);

test(`stop ends all drafts at both workers within ${STOP_WITHIN_MS} ms, and no answer comes`, async () => {
  const times: number[] = [];
  for (let stop = 0; stop < STOPS; stop++) {
    await begin();
    const { asker, helper } = await shared();
    const at = Date.now();
    await person().text('stop');
    const cancelled = await until('the end of all', () =>
      told('cancelled').length === 5 ? told('cancelled') : undefined,
    );
    expect(new Set(cancelled.map(({ name }) => name))).toEqual(new Set([asker, helper]));
    times.push(Math.max(...cancelled.map((one) => one.at)) - at);
    expect(await answeredOnce()).toEqual(['All right', 'I have stopped.']);
  }
  // One of them may meet a busy machine; the middle one does not.
  expect(times.toSorted((a, b) => a - b)[Math.floor(STOPS / 2)]).toBeLessThanOrEqual(STOP_WITHIN_MS);
}, 90_000);

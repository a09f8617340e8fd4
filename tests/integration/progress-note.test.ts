import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { idle } from './support/idle.js';
import { ProcessSystem } from './support/processes.js';
import { until } from './support/wait.js';

const CHANNEL = 'whatsapp-cloud';
const NOTE = 'I am still thinking about it.';
/** An answer has six pieces: time enough for the note, and for typing to be shown again after it. */
const PIECE_MS = 1000;
const NOTE_AFTER_MS = 400;

let system: ProcessSystem;
beforeAll(async () => {
  system = await ProcessSystem.start({ pieceMs: PIECE_MS, noteAfterMs: NOTE_AFTER_MS });
  await Promise.all([system.run('gateway'), system.run('worker'), system.run('sender')]);
}, 60_000);
afterAll(async () => system.close(), 30_000);

let people = 0;
beforeEach(() => void people++);
/** Somebody new in every test. */
const person = () => system.simulator.person(CHANNEL, `4179000000${people}`);
const heard = () =>
  person()
    .thread.all()
    .flatMap(({ from, text }) => (from === 'assistant' ? [text] : []));

async function heardInTheEnd(): Promise<(string | undefined)[]> {
  await until('the answer', () => heard().some((text) => text !== NOTE), 30_000);
  await until('nothing left to do', () => idle(system.redis), 30_000);
  return heard();
}

test('who waits long hears so once, sees typing again after it, and then gets the answer', async () => {
  await person().text('a long story');
  await until('the note', () => heard().length > 0);
  await until('typing again', () => person().thread.state().typingUntil > 0);
  expect(heard()).toEqual([NOTE]);
  expect(await heardInTheEnd()).toEqual([NOTE, 'echo: a long story']);
}, 60_000);

test('a worker that dies after the note: the next one answers and sends no second note', async () => {
  await person().text('another one');
  await until('the note', () => heard().length > 0);
  await system.end('worker', 'SIGKILL');
  await system.run('worker');
  expect(await heardInTheEnd()).toEqual([NOTE, 'echo: another one']);
}, 60_000);

test('a worker and a sender that die with the note on its way: it comes once', async () => {
  system.simulator.fault(CHANNEL, { kind: 'delay', delayMs: 3000 });
  await person().text('a third');
  await until('the note', () => heard().length > 0);
  await Promise.all([system.end('worker', 'SIGKILL'), system.end('sender', 'SIGKILL')]);
  await Promise.all([system.run('worker'), system.run('sender')]);
  expect(await heardInTheEnd()).toEqual([NOTE, 'echo: a third']);
}, 90_000);

test('somebody who writes on while the answer is made hears one note for all of it', async () => {
  await person().text('one');
  await until('the note', () => heard().length > 0);
  await person().text('two');
  expect(await heardInTheEnd()).toEqual([NOTE, 'echo: one | two']);
}, 60_000);

test('a stop after the note: no answer, no further note', async () => {
  await person().text('something');
  await until('the note', () => heard().length > 0);
  await person().text('stop');
  expect(await heardInTheEnd()).toEqual([NOTE, 'All right, I have stopped.']);
}, 60_000);

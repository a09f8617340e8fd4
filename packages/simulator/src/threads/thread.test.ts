import { beforeEach, expect, test } from '@jest/globals';
import { makeAccount } from '../accounts.js';
import { createManualClock, type ManualClock } from '../clock.js';
import { ThreadBook } from './book.js';
import type { Thread } from './thread.js';
import type { ThreadState } from './types.js';

let clock: ManualClock;
let book: ThreadBook;
let thread: Thread;
let updates: ThreadState[];
beforeEach(() => {
  clock = createManualClock();
  book = new ThreadBook(clock);
  updates = [];
  book.onUpdate((changed) => updates.push(changed.state()));
  thread = book.open(makeAccount({ channel: 'messenger' }), { id: '100', name: 'Ann' });
});
const say = (id: string, from: 'person' | 'assistant' = 'person') =>
  thread.add({ id, from, kind: 'text', text: id, status: 'sent' });

test('a status only moves forward, and a failure is the end', () => {
  say('a');
  thread.advance('a', 'read');
  thread.advance('a', 'delivered');
  expect(thread.get('a')?.status).toBe('read');
  thread.advance('a', 'failed', 131026);
  thread.advance('a', 'read');
  expect(thread.get('a')).toMatchObject({ status: 'failed', code: 131026 });
});

test('reading goes up to a message, in order, one side only', () => {
  for (const id of ['a', 'b', 'c']) say(id);
  say('ours', 'assistant');
  expect(thread.markRead('person', 'b')).toEqual(['a', 'b']);
  expect(thread.markRead('person', 'b')).toEqual([]);
  expect(thread.get('c')?.status).toBe('sent');
  expect(thread.get('ours')?.status).toBe('sent');
});

test('each side has one reaction on a message', () => {
  say('a');
  thread.react('a', 'person', '👍');
  thread.react('a', 'assistant', '❤️');
  thread.react('a', 'person', '😮');
  expect(thread.get('a')?.reactions).toEqual([
    { from: 'assistant', emoji: '❤️' },
    { from: 'person', emoji: '😮' },
  ]);
});

test('erasing leaves nothing but the place', () => {
  say('a');
  thread.react('a', 'assistant', '👍');
  thread.erase('a');
  expect(thread.get('a')).toEqual({
    id: 'a',
    from: 'person',
    at: clock.now(),
    kind: 'text',
    status: 'sent',
    reactions: [],
    deleted: true,
  });
});

test('typing is refreshed, lapses, and is told', () => {
  thread.setTyping(1000);
  clock.advance(600);
  thread.setTyping(1000);
  clock.advance(999);
  expect(thread.state().typingUntil).toBe(clock.now() + 1);
  clock.advance(1);
  expect(thread.state().typingUntil).toBe(0);
  expect(updates.map(({ typingUntil }) => typingUntil > 0)).toEqual([true, true, false]);
});

test('every change is told with the whole thread; a listener can stop', () => {
  const stop = book.onUpdate(() => {
    throw new Error('told after the end');
  });
  stop();
  say('a');
  say('b');
  expect(updates.map(({ messages }) => messages.length)).toEqual([1, 2]);
  thread.clear();
  expect(updates.at(-1)).toMatchObject({ peer: '100', name: 'Ann', messages: [] });
  expect(thread.lastInboundAt).toBe(clock.now());
});

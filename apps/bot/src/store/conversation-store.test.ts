import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Part } from '@hearth/message';
import { openConversationStore } from './conversation-store.js';
import type { ConversationStore } from './conversation-store.js';

const ANN = 'messenger/10/ann';
const text = (words: string): Part[] => [{ type: 'text', text: words }];
const picture: Part = {
  type: 'image',
  media: { state: 'stored', sha256: 'a'.repeat(64), mime: 'image/png', bytes: 3, width: 1, height: 1 },
};
let dir: string;
let store: ConversationStore;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearth-store-'));
  store = openConversationStore(join(dir, 'conversations.db'));
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true });
});

const say = (id: string, at: number, parts = text(id)) => store.record(ANN, { id, role: 'person', at, parts });
const ids = (limit = 10, except: string[] = []) => store.history(ANN, limit, except).map(({ id }) => id);

describe('history', () => {
  test('is in the order of time, limited, without what is left out, and of one conversation', () => {
    say('b', 2);
    say('a', 1);
    say('c', 3);
    store.record('messenger/10/bob', { id: 'x', role: 'person', at: 2, parts: text('x') });
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(ids(2)).toEqual(['b', 'c']);
    expect(ids(10, ['b'])).toEqual(['a', 'c']);
  });

  test('keeps a repeated message once, with its newer content', () => {
    say('a', 1);
    say('a', 1, text('amended'));
    expect(store.history(ANN, 10, [])).toEqual([{ id: 'a', role: 'person', at: 1, parts: text('amended') }]);
  });

  test('brings the latest picture along, however old', () => {
    say('old picture', 1, [picture]);
    say('picture', 2, [picture]);
    for (let at = 3; at < 8; at++) say(`m${at}`, at);
    expect(ids(2)).toEqual(['picture', 'm6', 'm7']);
    expect(ids(6)).toEqual(['picture', 'm3', 'm4', 'm5', 'm6', 'm7']);
    expect(ids(2, ['picture'])).toEqual(['old picture', 'm6', 'm7']);
  });

  test('remembers what was passed on, also as a quote', () => {
    store.record(ANN, { id: 'a', role: 'person', at: 1, parts: text('a'), forwarded: true });
    store.record(ANN, { id: 'b', role: 'person', at: 2, parts: text('b'), quote: 'a' });
    expect(store.find(ANN, 'a')?.forwarded).toBe(true);
    expect(store.history(ANN, 10, []).map(({ forwarded, quote }) => [forwarded, quote?.forwarded])).toEqual([
      [true, undefined],
      [undefined, true],
    ]);
  });

  test('resolves quotes of people and of single bubbles of an answer', () => {
    say('a', 1);
    store.record(ANN, { id: 'turn1', role: 'assistant', at: 2, parts: text('answer') });
    store.delivered(ANN, { mid: 'mid.1', turnId: 'turn1', outId: 'turn1-0' });
    store.record(ANN, { id: 'c', role: 'person', at: 3, parts: text('c'), quote: 'mid.1' });
    store.record(ANN, { id: 'd', role: 'person', at: 4, parts: text('d'), quote: 'unknown' });
    const [, , c, d] = store.history(ANN, 10, []);
    expect(c?.quote).toMatchObject({ id: 'turn1', role: 'assistant' });
    expect(d?.quote).toBeUndefined();
    expect(store.find(ANN, 'mid.1')).toMatchObject({ parts: text('answer') });
  });
});

describe('changes', () => {
  test('the latest edit stays, whatever order they come in', () => {
    say('a', 1);
    store.edit(ANN, 'a', text('second'), 20);
    store.edit(ANN, 'a', text('first'), 10);
    say('a', 1, text('original, delivered again'));
    expect(store.find(ANN, 'a')?.parts).toEqual(text('second'));
  });

  test('what was deleted is gone and does not come back', () => {
    say('a', 1, [picture]);
    store.unsend(ANN, 'a', 5);
    store.unsend(ANN, 'late', 5);
    say('a', 1);
    say('late', 2);
    expect(ids()).toEqual([]);
    expect(store.find(ANN, 'a')).toBeUndefined();
  });

  test('an answer that was never sent can be taken back', () => {
    store.record(ANN, { id: 'turn1', role: 'assistant', at: 2, parts: text('answer') });
    store.remove(ANN, 'turn1');
    expect(ids()).toEqual([]);
  });

  test('what agents came to stays with their answer', () => {
    const thought = { of: 2, sides: [{ answer: '21', agents: 2, work: '3 × 7 = 21' }] };
    store.record(ANN, { id: 'turn1', role: 'assistant', at: 2, parts: text('21'), thought });
    say('a', 3);
    expect(store.history(ANN, 10, [])).toMatchObject([{ thought }, { id: 'a' }]);
    expect(store.find(ANN, 'a')).not.toHaveProperty('thought');
  });

  test('old messages are pruned', () => {
    say('a', 1);
    say('b', 100);
    store.prune(50);
    expect(ids()).toEqual(['b']);
  });
});

test('survives closing, is shared by two processes, and is this user’s only', () => {
  say('a', 1);
  const other = openConversationStore(join(dir, 'conversations.db'));
  other.record(ANN, { id: 'b', role: 'person', at: 2, parts: text('b') });
  expect(ids()).toEqual(['a', 'b']);
  store.close();
  expect(other.history(ANN, 10, [])).toHaveLength(2);
  store = other;
  expect(statSync(join(dir, 'conversations.db')).mode & 0o077).toBe(0);
});

import { describe, expect, test } from '@jest/globals';
import { toolContext } from '../testing/context.js';
import { Looker } from './looker.js';

const outcome = (value: number) => Promise.resolve({ value, note: 'n' });
const LIMITS = { stepMs: 40, turnMs: 10_000, steps: 3 };

describe('looks', () => {
  test('the same region is not looked at twice', async () => {
    const looker = new Looker([], toolContext('', 'en'), LIMITS);
    const box = { x: 1, y: 2, width: 3, height: 4 };
    let times = 0;
    const request = { tool: 'find' as const, picture: 0, box, work: () => outcome(++times) };
    expect([await looker.step(request), await looker.step({ ...request, box: { ...box, x: 1.2 } })]).toEqual([1, 1]);
    expect(looker.looks).toHaveLength(1);
  });

  test('one that fails or hangs is left out by name, the others go on', async () => {
    const looker = new Looker([], toolContext('', 'en'), LIMITS);
    expect(await looker.step({ tool: 'read', picture: 0, work: () => Promise.reject(new Error('x')) })).toBeUndefined();
    expect(await looker.step({ tool: 'find', picture: 0, work: () => new Promise<never>(() => {}) })).toBeUndefined();
    expect(await looker.step({ tool: 'count', picture: 0, work: () => outcome(3) })).toBe(3);
    expect(looker.leftOut).toEqual(['read', 'find']);
  });

  test('their number is bounded', async () => {
    const looker = new Looker([], toolContext('', 'en'), LIMITS);
    const found = [];
    for (let i = 0; i < 5; i++) found.push(await looker.step({ tool: 'look', picture: i, work: () => outcome(i) }));
    expect(found).toEqual([0, 1, 2, undefined, undefined]);
    expect(looker.leftOut).toEqual(['look']);
  });

  test('an aborted turn ends it', async () => {
    const abort = new AbortController();
    const looker = new Looker([], toolContext('', 'en', { signal: abort.signal }), LIMITS);
    const hanging = looker.step({ tool: 'find', picture: 0, work: () => new Promise<never>(() => {}) });
    abort.abort(new Error('gone'));
    await expect(hanging).rejects.toThrow('gone');
  });
});

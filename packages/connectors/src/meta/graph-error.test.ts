import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ERROR_TABLE, ruleFor } from './error-table.js';
import type { ErrorRule } from './error-table.js';
import { refusal } from './graph-error.js';

const DOCS = join(import.meta.dirname, '../../../../docs/errors.md');

/** A row of the documentation for a rule; both are written from this one line. */
const rowOf = ({ family, code, subcode, meaning, advice, outcome, retryAfterMs }: ErrorRule) =>
  `| ${family ?? 'all'} | ${[code, subcode].filter((part) => part !== undefined).join(' / ')} | ${meaning} | ${advice} | ${outcome} | ${retryAfterMs === undefined ? '' : `${retryAfterMs / 1000} s`} |`;

describe('error table', () => {
  test('docs/errors.md lists every row, in order, and no other', () => {
    const listed = readFileSync(DOCS, 'utf8')
      .split('\n')
      .filter((line) => /^\| (all|whatsapp|page|instagram) \|/.test(line));
    const squeezed = listed.map((line) => line.replace(/ {2,}/g, ' '));
    expect(squeezed).toEqual(ERROR_TABLE.map((rule) => rowOf(rule).replace(/ {2,}/g, ' ')));
  });

  test('no row is there twice', () => {
    const keys = ERROR_TABLE.map(({ family, code, subcode }) => `${family}/${code}/${subcode}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('only what may have been delivered is unknown, and it is always reconciled', () => {
    for (const { advice, outcome } of ERROR_TABLE) expect(outcome === 'unknown').toBe(advice === 'reconcile');
  });

  test.each([
    ['whatsapp', 10, undefined, 'stop-account'],
    ['page', 10, undefined, 'stop-account'],
    ['page', 10, 2_018_278, 'give-up'],
    ['page', 10, 424_242, 'stop-account'],
    ['instagram', 10, 2_534_022, 'give-up'],
    ['whatsapp', 10, 2_534_022, 'stop-account'],
    ['page', 230, undefined, 'stop-account'],
    ['page', 299, undefined, 'stop-account'],
    ['page', 300, undefined, undefined],
    ['whatsapp', 131_056, undefined, 'back-off'],
    ['page', 131_056, undefined, undefined],
    ['page', 1, 1_357_046, 'reconcile'],
  ] as const)('%s %i/%s is %s', (family, code, subcode, advice) => {
    expect(ruleFor(family, code, subcode)?.advice).toBe(advice);
  });
});

describe('refusals', () => {
  const answer = (status: number, error: object, headers = {}) => ({ status, headers, body: { error } });

  test('codes and subcodes may be text, and optional fields absent', () => {
    expect(refusal('page', answer(400, { code: '10', error_subcode: '2018278' }), 'send').info).toEqual({
      advice: 'give-up',
      outcome: 'not-sent',
      code: 10,
      subcode: 2_018_278,
    });
    expect(refusal('page', answer(400, {}), 'send').info).toEqual({ advice: 'bug', outcome: 'not-sent' });
    expect(refusal('page', { status: 503, headers: {}, body: { error: 'text' } }, 'send').info.outcome).toBe('unknown');
  });

  test('the platform names the wait: retry-after in seconds, usage in minutes', () => {
    const wait = (headers: object) =>
      refusal('whatsapp', answer(400, { code: 130_429 }, headers), 'send').info.retryAfterMs;
    expect(wait({})).toBe(1000);
    expect(wait({ 'retry-after': '7' })).toBe(7000);
    const usage = { 123: [{ type: 'messages', estimated_time_to_regain_access: 3 }, null] };
    expect(wait({ 'x-business-use-case-usage': JSON.stringify(usage) })).toBe(180_000);
    expect(wait({ 'x-business-use-case-usage': '{broken' })).toBe(1000);
  });

  test('an upload that failed can be repeated: nothing was sent', () => {
    expect(refusal('page', answer(500, { code: 2 }), 'repeatable').info).toMatchObject({
      advice: 'back-off',
      outcome: 'not-sent',
    });
  });

  test('what Meta says in words stays out of the message: it may quote the person', () => {
    const error = refusal('page', answer(400, { code: 100, message: 'Invalid text: my secret' }), 'send');
    expect(error.message).not.toContain('secret');
  });
});

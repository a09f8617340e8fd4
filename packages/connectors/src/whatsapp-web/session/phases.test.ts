import { expect, test } from '@jest/globals';
import { Phases } from './phases.js';
import type { Problem } from './types.js';

const LIMITS = { startMs: 30, pairMs: 30, syncMs: 30 };
const stuck = (act: (phases: Phases) => void) => new Promise<Problem>((resolve) => act(new Phases(LIMITS, resolve)));

test('each phase has its own end', async () => {
  expect(await stuck(() => undefined)).toBe('page-not-loaded');
  expect(await stuck((phases) => phases.loaded())).toBe('qr-not-shown');
  expect(await stuck((phases) => phases.enter('pairing'))).toBe('not-scanned');
  expect(await stuck((phases) => phases.enter('syncing'))).toBe('never-ready');
});

test('a session that is lost stays so', () => {
  const phases = new Phases(LIMITS, () => undefined);
  phases.enter('lost');
  phases.enter('ready');
  expect(phases.now).toBe('lost');
});

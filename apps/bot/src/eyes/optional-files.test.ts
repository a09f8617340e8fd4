import { expect, test } from '@jest/globals';
import pino from 'pino';
import { createLateFinder } from './late-finder.js';
import { fetchOptional } from './optional-files.js';

/** A log and its lines. */
function recorded() {
  const lines: string[] = [];
  return { lines, log: pino({}, { write: (line: string) => void lines.push(line) }) };
}

test('a finder is ready when its files are there, and says before that they are not', async () => {
  let arrive = (_dir: string): void => {};
  const arrival = new Promise<string>((resolve) => (arrive = resolve));
  const finder = createLateFinder(arrival);
  expect(finder.ready).toBe(false);
  await expect(finder.find(Buffer.alloc(1))).rejects.toMatchObject({ name: 'EyesError', message: /not there yet/ });
  arrive('/nonexistent');
  await arrival;
  expect(finder.ready).toBe(true);
  await finder.close();
});

test('a finder whose files never come stays without, and one that is closed does not begin', async () => {
  const finder = createLateFinder(Promise.resolve(undefined));
  const closed = createLateFinder(Promise.resolve('/nonexistent'));
  await closed.close();
  await Promise.resolve();
  expect([finder.ready, closed.ready]).toEqual([false, false]);
  await finder.close();
});

test('what cannot be had is one line in the log', async () => {
  const { lines, log } = recorded();
  const files = fetchOptional('nanodet', () => Promise.reject(new Error('no network')), log);
  expect(await files.arrival).toBeUndefined();
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({ part: 'nanodet', level: 40 });
});

test('what is given up while it is fetched is none', async () => {
  const { lines, log } = recorded();
  const never = (signal: AbortSignal) =>
    new Promise<{ dir: string }>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  const files = fetchOptional('nanodet', never, log);
  files.close();
  expect(await files.arrival).toBeUndefined();
  expect(lines).toEqual([]);
});

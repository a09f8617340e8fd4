import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';

const ENTRY = resolve(import.meta.dirname, '../../apps/bot/dist/cli/entry.js');
/** The first run on a machine fetches and imports the model. */
const TIMEOUT_MS = 15 * 60_000;
jest.setTimeout(TIMEOUT_MS);

interface Part {
  readonly type: string;
  readonly text?: string;
  readonly file?: string;
}
interface Entry {
  readonly channel: string;
  readonly about: string;
  readonly in: readonly Part[];
  readonly out: readonly Part[];
  readonly tools: readonly {
    readonly name: string;
    readonly arguments: unknown;
    readonly result?: string;
    readonly program?: string;
  }[];
  readonly vote?: { readonly answer: string; readonly agreed: number; readonly of: number };
  readonly times: { readonly queueWait?: number; readonly firstBubble: number; readonly total: number };
  readonly model?: string;
  readonly answered: boolean;
  readonly problem?: string;
}

let folder: string;
let code: number | null;
let output = '';
let entries: Entry[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-demo-'));
  const transcript = join(folder, 'transcript.json');
  const child = spawn(process.execPath, [ENTRY, 'demo', '--json', transcript, '--out', join(folder, 'pictures')], {
    env: { ...process.env, HEARTH_DATA_DIR: join(folder, 'data'), HEARTH_MODEL: 'qwen2.5-coder-0.5b' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  code = await new Promise<number | null>((done) => child.once('close', done));
  if (existsSync(transcript))
    entries = (JSON.parse(readFileSync(transcript, 'utf8')) as { messages: Entry[] }).messages;
}, TIMEOUT_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const of = (about: string) => entries.filter((entry) => entry.about === about);
/** A tool on each of the four threads. */
const onEach = (tool: string) => Array.from({ length: 4 }, () => [tool]);
const toolsOf = (about: string) => of(about).map(({ tools }) => tools.map(({ name }) => name));

describe('the demo, with a real model, over all platforms and a personal number', () => {
  test('answers every message, finds nothing wrong, and exits with 0', () => {
    expect(entries.filter(({ problem }) => problem !== undefined)).toEqual([]);
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    expect(entries).toHaveLength(27);
    expect(entries.every(({ answered, model }) => answered && model === 'qwen2.5-coder-0.5b')).toBe(true);
  });

  test('calculates by tool, in four languages and both ways to write numbers', () => {
    expect(toolsOf('calculation')).toEqual(onEach('calculate'));
    const results = Object.fromEntries(
      of('calculation').map(({ channel, out }) => [channel, out.map(({ text }) => text).join('\n')]),
    );
    expect(results).toMatchObject({
      'whatsapp-cloud': expect.stringContaining('42'),
      messenger: expect.stringContaining('2.000'),
      instagram: expect.stringContaining('187'),
      'whatsapp-web': expect.stringContaining('104'),
    });
  });

  test('edits, reads and draws pictures, and saves every one it got', () => {
    expect(toolsOf('edit')).toEqual(onEach('edit_picture'));
    // Which of the two reads depends on how it is asked; what it read is checked above.
    for (const [tool, ...more] of toolsOf('text in a picture')) {
      expect(['read_picture', 'look']).toContain(tool);
      expect(more).toEqual([]);
    }
    expect(of('text in a picture')).toHaveLength(4);
    expect(toolsOf('chart')).toEqual(onEach('make_chart'));
    const received = [...of('edit'), ...of('chart')].flatMap(({ out }) => out.flatMap(({ file }) => file ?? []));
    expect(received.length).toBeGreaterThanOrEqual(6);
    expect(received.every((file) => existsSync(file))).toBe(true);
  });

  test('counts, finds, compares, and shows how, with marked pictures; a receipt comes as a table', () => {
    for (const about of ['count', 'steps', 'place', 'comparison', 'table']) expect(toolsOf(about)).toEqual([['look']]);
    const pictures = (about: string) => of(about).flatMap(({ out }) => out.filter(({ file }) => file)).length;
    expect(['count', 'steps', 'place', 'comparison'].map(pictures)).toEqual([1, 1, 1, 2]);
  });

  test('runs a program that the model wrote, and lets agents vote', () => {
    const [program] = of('program');
    expect(program?.tools).toMatchObject([{ name: 'run_code', program: expect.stringContaining('console.log') }]);
    expect(of('vote').map(({ vote }) => vote)).toEqual([expect.objectContaining({ answer: '60' })]);
  });

  test('leaves nothing behind: no data folder, no process', () => {
    expect(readdirSync(folder).toSorted()).toEqual(['pictures', 'transcript.json']);
    expect(output).toContain('starting a temporary system');
  });
});

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { main } from './main.js';
import { createProgram } from './program.js';
import { startBox } from './box.js';
import { bytes, duration, table } from './format.js';
import { progressText } from './progress.js';
import { configSchema } from '../config/schema.js';

let errors: string;
beforeEach(() => {
  errors = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    errors += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

describe('the command line', () => {
  const commands = createProgram().commands.filter(
    (command) => !['playground', 'prepare-model'].includes(command.name()),
  );

  test.each(commands.map((command) => [command.name(), command] as const))('%s explains itself', (_name, command) => {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(command.description()).not.toBe('');
    expect(help).toMatch(/Examples:|Runs until|asked over HTTP/);
  });

  test('a command that does not exist is an error that names the nearest', async () => {
    await main(['doktor']);
    expect(process.exitCode).toBe(1);
    expect(errors).toContain('Did you mean doctor?');
  });

  test('an expected failure is a sentence without a stack', async () => {
    const lines: string[] = [];
    jest.spyOn(console, 'error').mockImplementation((text) => void lines.push(String(text)));
    await main(['ask']);
    expect(lines).toEqual(['Give --text, --image or both.']);
    expect(process.exitCode).toBe(1);
  });
});

describe('what is printed', () => {
  test('sizes, times and tables', () => {
    expect([bytes(0), bytes(999), bytes(98_362_432), bytes(1_117_320_768)]).toEqual([
      '0 B',
      '999 B',
      '98.4 MB',
      '1.12 GB',
    ]);
    expect([duration(9.4), duration(75)]).toEqual(['9 s', '1 min 15 s']);
    expect(
      table([
        ['a', 'long one'],
        ['bcd', 'x'],
      ]),
    ).toBe('a    long one\nbcd  x');
  });

  test('a download says how much, how fast and how long', () => {
    const progress = { phase: 'download', label: 'qwen', done: 5e8, total: 1e9, perSecond: 2e7 } as const;
    expect(progressText(progress)).toBe('Downloading qwen: 500 MB of 1.00 GB, 20.0 MB/s, 25 s left');
    expect(progressText({ phase: 'import', label: 'qwen', done: 3, total: 12 })).toBe('Importing qwen: 25 %');
  });

  test('the choice of tools being learnt says how much and how long', () => {
    const progress = { phase: 'probe', label: 'qwen', done: 4000, total: 10_000, perSecond: 200 } as const;
    expect(progressText(progress)).toBe('Preparing the tool choice of qwen: 40 %, 30 s left');
    expect(progressText({ ...progress, done: 10_000 })).toBe('Preparing the tool choice of qwen: 100 %');
  });

  test('the box has every line of one width, and each channel with what to do', () => {
    const account = { channel: 'messenger', account: '1', accessToken: 'a', appSecret: 'b', verifyToken: 'c' } as const;
    const config = configSchema.parse({
      whatsapp: { phoneNumberId: '1', accessToken: 'a', appSecret: 'b', verifyToken: 'c' },
    });
    const box = startBox(config, {
      run: {
        pid: 1,
        startedAt: '',
        redisUrl: '',
        gatewayUrl: 'http://127.0.0.1:4780',
        pageUrl: 'http://127.0.0.1:4781',
        simulator: {
          graphUrl: '',
          instagramUrl: '',
          mediaUrl: '',
          controlUrl: '',
          controlToken: '',
          accounts: [account],
        },
      },
      model: { id: 'm', model: 'm', why: 'chosen by name', device: 'CPU', deviceWhy: 'no graphics card found' },
      logFile: '/data/logs/hearth.log',
    });
    expect(new Set(box.split('\n').map((line) => line.length)).size).toBe(1);
    expect(box).toMatch(/Device +CPU \(no graphics card found\) +│/);
    expect(box).toMatch(/WhatsApp +connected +│/);
    expect(box).toMatch(/Messenger +simulated; .*\.\/hearth connect messenger/);
    expect(box).toMatch(/Instagram +not set up; .*\.\/hearth connect instagram/);
  });
});

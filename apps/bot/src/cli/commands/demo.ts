import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { loadConfig } from '../../config/load.js';
import { UserError } from '../../config/user-error.js';
import type { DemoEntry } from '../../demo/run.js';
import type { SavedPart } from '../../talk/files.js';
import { withSystem } from '../with-system.js';

/** Milliseconds beyond the longest turn after which no answer will come. */
const PATIENCE_MS = 60_000;

export function demoCommand(): Command {
  return new Command('demo')
    .description('play a fixed conversation with pictures over all platforms and check the answers')
    .option('--json <file>', 'write the transcript: for each message parts in and out, tools, times')
    .option('--out <folder>', 'where pictures are saved (default: demo in the data folder)')
    .addHelpText(
      'after',
      `
On WhatsApp, Messenger, Instagram and, where Chromium is installed, a personal WhatsApp number at once, each in another language:
a question, a calculation, a picture to edit, one to read, and a chart; then things counted, found and marked, a receipt as a table, two pictures compared. Goes through the running system, or through a temporary one. Exits with 0 only when every message was
answered, every number and word read is right, and every picture is what it should be.

Examples:
  npm run demo
  npm run demo -- --json transcript.json --out pictures`,
    )
    .action(demo);
}

async function demo({ json, out }: { json?: string; out?: string }): Promise<void> {
  const { demoConversation } = await import('../../demo/conversation.js');
  const { playDemo } = await import('../../demo/run.js');
  const { sightMessages } = await import('../../demo/sight.js');
  const { Talk } = await import('../../talk/exchange.js');
  const { createLog } = await import('../../runtime/log.js');
  const folder = out ?? join(loadConfig().config.dataDir, 'demo');
  const entries = await withSystem({ personalNumber: true }, async (run, config, signal) => {
    const talk = new Talk(run, createLog({ role: 'demo', level: 'error' }));
    const hasNumber = run.simulator?.whatsAppWeb !== undefined;
    const sight = await sightMessages(await canFind(config.modelsDir));
    const threads = (await demoConversation()).map((thread) => [...thread, ...(sight[thread[0]!.channel] ?? [])]);
    const patienceMs = config.turn.timeoutMs + config.turn.maxWaitMs + PATIENCE_MS;
    try {
      return await playDemo({
        talk,
        // Without a Chromium there is no personal number.
        threads: threads.filter(([first]) => first?.channel !== 'whatsapp-web' || hasNumber),
        folder,
        onEntry: (entry) => console.log(`${transcript(entry)}\n`),
        patienceMs,
        signal,
      });
    } finally {
      await talk.close();
    }
  });
  if (json) {
    mkdirSync(dirname(json), { recursive: true });
    writeFileSync(json, `${JSON.stringify({ messages: entries }, null, 2)}\n`);
  }
  const wrong = entries.filter(({ problem }) => problem !== undefined);
  console.log(`${entries.length - wrong.length} of ${entries.length} answers are right. Pictures: ${folder}`);
  if (wrong.length > 0) {
    throw new UserError(wrong.map(({ channel, about, problem }) => `${channel}, ${about}: ${problem}`).join('\n'));
  }
}

/** Whether things in pictures can be recognised: waits for that part to be fetched. What needs it is left out, and said so, when it cannot be. */
async function canFind(modelsDir: string): Promise<boolean> {
  const { ensureDetector, NoSourceError } = await import('@hearth/inference');
  try {
    await ensureDetector({ modelsDir });
    return true;
  } catch (error) {
    if (!(error instanceof NoSourceError)) throw error;
    console.log(`Counting, finding and comparing are left out: ${error.message}\n`);
    return false;
  }
}

function transcript({ channel, in: sent, out, tools, times, problem }: DemoEntry): string {
  const lines = [
    ...sent.map((part) => `  > ${shown(part)}`),
    ...out.map((part) => `  < ${shown(part)}`),
    ...tools.map(({ name, arguments: args }) => `    ${name} ${JSON.stringify(args)}`),
    `    ${(times.total / 1000).toFixed(1)} s`,
    ...(problem !== undefined ? [`    ✗ ${problem}`] : []),
  ];
  return [channel, ...lines].join('\n');
}

function shown({ text, file }: SavedPart): string {
  return [text?.replaceAll('\n', '\n    '), file && `[${file}]`].filter(Boolean).join(' ');
}

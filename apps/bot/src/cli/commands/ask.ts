import { Command, Option } from 'commander';
import { UserError } from '../../config/user-error.js';
import { withSystem } from '../with-system.js';

const CHANNELS = ['whatsapp-cloud', 'messenger', 'instagram', 'whatsapp-web', 'playground'] as const;
/** Milliseconds beyond the longest turn after which no answer will come: waiting for others to write, delivery. */
const PATIENCE_MS = 60_000;

interface AskOptions {
  channel: (typeof CHANNELS)[number];
  text?: string;
  image: string[];
  out: string;
  json?: true;
}

export function askCommand(): Command {
  return new Command('ask')
    .description('write one message to the assistant through a simulated platform and print the answer')
    .addOption(new Option('--channel <channel>', 'which platform').choices(CHANNELS).default('whatsapp-cloud'))
    .option('--text <words>', 'what to write; with pictures, their caption')
    .option(
      '--image <file>',
      'a picture to send; may be given several times',
      (file, all: string[]) => [...all, file],
      [],
    )
    .option('--out <folder>', 'where pictures of the answer are saved', '.')
    .option('--json', 'print the answer with tools, tokens and times as JSON')
    .addHelpText(
      'after',
      `
The message goes the whole way: signed webhook, gateway, queue, worker, sender, the platform's send API. It is asked of the
running system, where the page shows it too, or of a temporary one.

Examples:
  ./hearth ask --text "What is 17.5 % of 240?"
  ./hearth ask --channel messenger --image photo.jpg --text "Make it black and white" --out answers
  ./hearth ask --channel instagram --image receipt.jpg --text "What does it say?" --json`,
    )
    .action(ask);
}

async function ask({ channel, text, image, out, json }: AskOptions): Promise<void> {
  if (!text && image.length === 0) throw new UserError('Give --text, --image or both.');
  const { readPicture, saveAnswer } = await import('../../talk/files.js');
  const { Talk } = await import('../../talk/exchange.js');
  const { createLog } = await import('../../runtime/log.js');
  const images = image.map(readPicture);
  const needs = { personalNumber: channel === 'whatsapp-web' };
  await withSystem(needs, async (run, config, signal) => {
    const talk = new Talk(run, createLog({ role: 'ask', level: 'error' }));
    try {
      const patience = AbortSignal.timeout(config.turn.timeoutMs + config.turn.maxWaitMs + PATIENCE_MS);
      const draft = { images, ...(text !== undefined && { text }) };
      const { answer, trace, ...rest } = await talk.exchange(channel, draft, AbortSignal.any([signal, patience]));
      const parts = saveAnswer(answer, out, `answer-${Date.now()}`);
      if (json) console.log(JSON.stringify({ ...rest, answer: parts, trace }, null, 2));
      else for (const part of parts) console.log([part.text, part.file && `[${part.file}]`].filter(Boolean).join(' '));
      if (answer.some(({ failed }) => failed)) throw new UserError('A part of the answer could not be delivered.');
    } finally {
      await talk.close();
    }
  });
}

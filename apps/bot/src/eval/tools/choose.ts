import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTools, planTurn, type ToolChooser } from '@hearth/agent';
import { root } from '../../config/paths.js';

const MESSAGES = join(root, 'packages/agent/eval/tools');

/** A held-out message and the tool it asks for. */
export interface Message {
  /** `de.17`: its file and its line. */
  readonly id: string;
  readonly language: string;
  readonly text: string;
  /** The right tool; `none`, or `a picture` when one has to be asked for. */
  readonly tool: string;
  /** It came with a picture. */
  readonly picture?: boolean;
}

/** The tool that was chosen for a message, and the milliseconds it took. */
export interface Chosen extends Message {
  readonly chosen: string;
  readonly ms: number;
}

/** All held-out messages, language by language. */
export function toolMessages(): Message[] {
  return readdirSync(MESSAGES)
    .toSorted()
    .flatMap((name) => {
      const language = name.split('.')[0]!;
      const lines = readFileSync(join(MESSAGES, name), 'utf8').split('\n').filter(Boolean);
      return lines.map((line, i) => ({
        id: `${language}.${i + 1}`,
        language,
        ...(JSON.parse(line) as Omit<Message, 'language' | 'id'>),
      }));
    });
}

/** The first so many messages of every language. */
export function someOfEach(messages: readonly Message[], perLanguage: number): Message[] {
  const seen = new Map<string, number>();
  return messages.filter(({ language }) => {
    const count = (seen.get(language) ?? 0) + 1;
    seen.set(language, count);
    return count <= perLanguage;
  });
}

/** The whole choice, gates and all, message by message. */
export async function* chooseTools(messages: readonly Message[], chooser: ToolChooser): AsyncGenerator<Chosen> {
  const tools = createTools();
  const signal = new AbortController().signal;
  for (const message of messages) {
    const start = performance.now();
    const pictures = message.picture ? 1 : 0;
    const plan = await planTurn({ text: message.text, tools, atHand: pictures, pictures }, chooser, signal);
    const chosen = plan.calls[0]?.tool.name ?? (plan.needPicture ? 'a picture' : 'none');
    yield { ...message, chosen, ms: performance.now() - start };
  }
}

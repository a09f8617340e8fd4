import { createTools, detectLanguage, planTurn, type ToolChooser } from '@hearth/agent';
import type { Message } from './messages.js';

/** The tool that was chosen for a message, and the milliseconds it took. */
export interface Chosen extends Message {
  /** The right one also where another that does as well was chosen. */
  readonly chosen: string;
  readonly ms: number;
}

/** The whole choice, gates and all, message by message. */
export async function* chooseTools(messages: readonly Message[], chooser: ToolChooser): AsyncGenerator<Chosen> {
  const tools = createTools();
  const signal = new AbortController().signal;
  for (const message of messages) {
    const start = performance.now();
    const { text, tool, also } = message;
    const pictures = message.picture ? 1 : 0;
    const language = detectLanguage(text) ?? 'en';
    const plan = await planTurn({ text, tools, atHand: pictures, pictures, language }, chooser, signal);
    const chosen = plan.calls[0]?.tool.name ?? (plan.needPicture ? 'a picture' : 'none');
    yield { ...message, chosen: also.includes(chosen) ? tool : chosen, ms: performance.now() - start };
  }
}

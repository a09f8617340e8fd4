import type { Mode, ToolChooser, TurnTrace } from '@hearth/agent';
import type { ModelProgress } from '../../supervisor/events.js';
import { pino } from 'pino';
import { createAssistant } from '../../cli/assistant.js';
import { loadConfig } from '../../config/load.js';
import type { Config } from '../../config/schema.js';
import { greeted } from './greeted.js';
import { wordsOf } from './words.js';

/** What came back for one question. */
export interface Reply {
  /** Words of all bubbles and captions. */
  readonly text: string;
  readonly trace: TurnTrace;
  /** Milliseconds. */
  readonly ms: number;
}

/** The assistant as it is installed, without its queue and its channels. */
export interface AskedAssistant {
  readonly model: string;
  /** Chooses tools, as the agent has it. */
  readonly chooser: ToolChooser;
  /** One message in a conversation of its own, of somebody who was greeted before. */
  ask(text: string, mode?: Mode): Promise<Reply>;
  close(): Promise<void>;
}

/**
 * Fetches what is missing. Conversations are not kept.
 * @param model an id of the catalogue; left out: the configured one
 * @param sideBySide questions that are answered at the same time, whose time limits are stretched by their number, since they share the
 *   machine; left out: slots and limits as configured, for one question at a time
 */
export async function createAskedAssistant({
  model,
  sideBySide,
  onProgress,
}: {
  model?: string;
  sideBySide?: number;
  onProgress: (progress: ModelProgress) => void;
}): Promise<AskedAssistant> {
  const given = loadConfig().config;
  const config = { ...given, ...(model !== undefined && { model }) };
  const assistant = await createAssistant({
    config: sideBySide === undefined ? config : patient(config, sideBySide),
    log: pino({ enabled: false }),
    onProgress,
  });
  const { engine, agent, chooser } = assistant;
  let asked = 0;

  return {
    model: engine.model.id,
    chooser,
    ask: async (text, mode) => {
      const began = performance.now();
      const id = `question-${++asked}`;
      const now = Date.now();
      const { reply, trace } = await agent.answer(
        {
          conversation: { channel: 'playground', account: 'evaluation', peer: id },
          inbox: [{ id, role: 'person', at: now, parts: [{ type: 'text', text }] }],
          history: greeted(id, now),
          now,
          owner: false,
          media: NO_FILES,
          ...(mode && { mode }),
        },
        new AbortController().signal,
      );
      return { text: wordsOf(reply.parts), trace, ms: performance.now() - began };
    },
    close: () => assistant.close(),
  };
}

function patient(config: Config, slots: number): Config {
  const { instant, thinking, contemplating } = config.modes;
  const stretched = <T extends { readonly timeMs: number }>(mode: T) => ({ ...mode, timeMs: mode.timeMs * slots });
  return {
    ...config,
    turn: { ...config.turn, slots },
    modes: {
      ...config.modes,
      instant: stretched(instant),
      thinking: stretched(thinking),
      contemplating: stretched(contemplating),
    },
  };
}

/** Questions of evaluations bring no files; a picture that a tool draws is given a name and forgotten. */
const NO_FILES = {
  read: () => Promise.reject(new Error('no such file')),
  save: (bytes: Buffer, mime: string) =>
    Promise.resolve({ state: 'stored' as const, sha256: '0'.repeat(64), mime, bytes: bytes.length }),
};

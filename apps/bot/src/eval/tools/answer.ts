import { unknownNumbers, type ThreadMessage } from '@hearth/agent';
import type { Part } from '@hearth/message';
import { greeted } from '../asking/greeted.js';
import { wordsOf } from '../asking/words.js';
import type { WrittenPicture } from '../injection/case.js';
import { drawPicture } from '../injection/draw.js';
import type { SightAssistant } from '../sight/assistant.js';
import type { Chosen } from './choose.js';
import { isGiven } from './given.js';

/** What every message with a picture comes with: something to edit and to read. */
const PICTURE: WrittenPicture = {
  style: 'note',
  lines: ['Kiosk Miramar', 'Tea 2.40', 'Open from 9:30 to 18:45', 'Closed on Mondays'],
};

/** What became of a message for which the right tool was chosen. */
export interface ToolAnswer {
  readonly language: string;
  readonly tool: string;
  /** Whether the tool was given what the message says; undefined where it takes nothing. */
  readonly given: boolean | undefined;
  /** What it was given, when that is wrong. */
  readonly wrong?: string;
  /** Numbers of the reply that neither the person nor a tool gave. */
  readonly altered: readonly string[];
  readonly reply: string;
}

/** The whole answer to a message, looked at for what its tool was given and for its numbers. */
export async function answerWithTool(message: Chosen, assistant: SightAssistant): Promise<ToolAnswer> {
  const { id, language, tool, text } = message;
  const now = Date.now();
  const picture = message.picture ? [{ type: 'image' as const, media: assistant.stored(drawPicture(PICTURE)) }] : [];
  const parts: Part[] = [...picture, { type: 'text', text }];
  const asked: ThreadMessage = { id, role: 'person', at: now, parts };
  const conversation = { channel: 'playground', account: 'evaluation', peer: id } as const;
  const answer = await assistant.answer({ conversation, inbox: [asked], history: greeted(id, now) });
  const { tools } = answer.trace;
  const reply = wordsOf(answer.reply.parts);
  const found = tools.flatMap(({ result, error }) => result ?? error ?? []);
  const used = tools.find(({ name }) => name === tool);
  const given = message.arguments && used !== undefined && isGiven(message.arguments, used);
  return {
    language,
    tool,
    given,
    ...(given === false && { wrong: JSON.stringify(used?.arguments ?? null) }),
    altered: unknownNumbers(reply, [text, ...found]),
    reply,
  };
}

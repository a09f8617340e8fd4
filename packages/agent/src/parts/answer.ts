import { baseLanguage } from '../language/languages.js';
import type { Problem } from '../problem.js';
import type { Answer, ThreadMessage, Turn, TurnTrace } from '../types.js';
import { joinReplies, joinTraces } from './join.js';
import type { MessagePart } from './split.js';
import { PART_WORDS } from './words.js';

/** Parts of one message that are answered. */
const MOST_PARTS = 8;
/** Milliseconds all parts together may take, of the three minutes of a turn. */
const PARTS_MS = 120_000;
/** Latest messages that a part's prompt has; older ones only as far as they hold pictures, which a tool may mean. */
const HISTORY_MESSAGES = 2;
/** Characters of a part that a sentence about it repeats. */
const NAMED_CHARS = 80;

export interface PartsRequest {
  readonly turn: Turn;
  readonly parts: readonly MessagePart[];
  /** BCP 47, of the whole message. */
  readonly language: string;
  /** Answers one part as a turn of its own. */
  readonly answer: (turn: Turn, signal: AbortSignal) => Promise<Answer>;
  readonly report: (problem: Problem) => void;
}

/**
 * Answers the parts of a message side by side and joins the answers in order. A part without an answer is named in the reply.
 * @throws the signal's reason when aborted; the first part's error when no part had an answer.
 */
export async function answerParts(request: PartsRequest, signal: AbortSignal): Promise<Answer> {
  const { turn, language, report } = request;
  const words = PART_WORDS[baseLanguage(language)];
  const parts = request.parts.slice(0, MOST_PARTS);
  const began = performance.now();
  const ends = AbortSignal.any([signal, AbortSignal.timeout(PARTS_MS)]);
  const outcomes = await Promise.allSettled(parts.map((part) => request.answer(turnOf(part, turn, language), ends)));
  signal.throwIfAborted();
  const traces: TurnTrace[] = [];
  const replies = outcomes.map((outcome, i) => {
    if (outcome.status === 'fulfilled') {
      traces.push(outcome.value.trace);
      return outcome.value.reply;
    }
    report({ kind: 'part-failed', error: outcome.reason });
    return said(words.failed(nameOf(parts[i]!, i)));
  });
  const [first, ...others] = traces;
  if (!first) throw (outcomes[0] as PromiseRejectedResult).reason;
  const number = (value: number) => new Intl.NumberFormat(language, { numberingSystem: 'latn' }).format(value);
  if (request.parts.length > parts.length)
    replies.push(said(words.bounded(number(request.parts.length), number(parts.length))));
  return {
    reply: joinReplies(replies),
    trace: {
      ...joinTraces([first, ...others], performance.now() - began),
      parts: parts.map((part, i) => ({
        text: nameOf(part, i),
        ...(outcomes[i]!.status === 'rejected' && { failed: true }),
      })),
    },
  };
}

/** A part as a turn: its own words and picture, and little of what was before; at once, since several are answered in the time of one. */
function turnOf({ text, picture }: MessagePart, turn: Turn, language: string): Turn {
  const message = turn.inbox[0]!;
  const parts = picture ? [picture] : [{ type: 'text' as const, text }];
  const hasPicture = ({ parts: own }: ThreadMessage) => own.some(({ type }) => type === 'image');
  const history = turn.history.filter((earlier, i, all) => i >= all.length - HISTORY_MESSAGES || hasPicture(earlier));
  return { ...turn, inbox: [{ ...message, parts }], history, mode: 'instant', part: { language } };
}

function nameOf({ text }: MessagePart, index: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line === '') return String(index + 1);
  return line.length > NAMED_CHARS ? `${line.slice(0, NAMED_CHARS).toWellFormed()}…` : line;
}

function said(text: string): Answer['reply'] {
  return { parts: [{ type: 'text', text }] };
}

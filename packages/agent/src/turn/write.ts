import type { Engine, Sampling } from '@hearth/inference';
import { describeMessage } from '../prompt/describe.js';
import type { PictureNote } from '../prompt/describe.js';
import { isPlace, putInPlace } from '../prompt/places.js';
import { harmless, wrap } from '../prompt/data.js';
import { historyMessages } from '../prompt/history.js';
import { othersThan } from '../prompt/speakers.js';
import type { TextMessage } from '../prompt/history.js';
import { systemPrompt } from '../prompt/system.js';
import { cleanAnswer } from '../reply/clean.js';
import { unknownNumbers } from '../reply/numbers.js';
import type { AgentSettings } from '../settings.js';
import type { ToolResult, Turn } from '../types.js';
import type { Care } from '../care/care.js';
import { commandedIn, withoutCommands } from './commands.js';
import { complete } from './complete.js';
import { leaks } from './leaks.js';
import { picturesAtHand } from './pictures.js';
import type { TraceBuilder } from './trace.js';
import type { Sight } from './sight.js';
import type { TurnView } from './view.js';

/** The likeliest words first; when they loop or break, once more with some freedom. */
const SAMPLINGS: readonly Sampling[] = [
  { temperature: 0, repetitionPenalty: 1.05 },
  { temperature: 0.7, topP: 0.8, topK: 20, repetitionPenalty: 1.1, seed: 1 },
];

/** Times that an answer is written anew without what commanded it. */
const MOST_COMMANDS = 2;
/** Tokens of a control answer: a commanded one shows in its beginning. */
const CONTROL_TOKENS = 24;

export interface WriteRequest {
  readonly turn: Turn;
  readonly view: TurnView;
  readonly settings: AgentSettings;
  /** What the model gets of the pictures. */
  readonly sight: Sight;
  /** The same without a picture, when the model cannot take those. */
  readonly withoutPictures: (why: unknown) => Promise<Sight>;
  /** Only these words of the message are to be answered; undefined: all of it. */
  readonly only: string | undefined;
  /** What tools found that the answer is to be written from. */
  readonly results: readonly ToolResult[];
  /** Milliseconds since 1970 at which an answer ends where it is. */
  readonly deadline: number;
  /** For a message about health. */
  readonly care: Care | undefined;
}

/**
 * The model's answer in words; undefined when it gave none that can be sent.
 * An answer written from tools' results may hold no number that neither the person nor a tool gave.
 */
export async function writeAnswer(
  request: WriteRequest,
  engine: Engine,
  trace: TraceBuilder,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { sight } = request;
  try {
    return await write(request, engine, trace, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (sight.pictures.length === 0) throw error;
    // A picture of impossible proportions, or one that the encoder fails on, costs the picture and not the answer.
    return write({ ...request, sight: await request.withoutPictures(error) }, engine, trace, signal);
  }
}

async function write(
  request: WriteRequest,
  engine: Engine,
  trace: TraceBuilder,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { care, settings, sight } = request;
  const say = async (texts: readonly TextMessage[], sampling: Sampling, maxTokens: number) => {
    const messages = putInPlace(texts, sight.pictures);
    return cleanAnswer(
      await complete(engine, { prompt: { messages }, maxTokens, sampling }, trace, signal, request.deadline),
    );
  };
  const sayBest = async (texts: readonly TextMessage[]) => {
    for (const sampling of SAMPLINGS) {
      const text = await say(texts, sampling, settings.maxTokens);
      if (text !== undefined && !leaks(text, texts) && care?.accepts(text) !== false) return text;
    }
    return undefined;
  };
  const control = (texts: readonly TextMessage[]) => say(texts, SAMPLINGS[0]!, CONTROL_TOKENS);

  let texts = promptOf(request);
  let text = await sayBest(texts);
  for (let left = MOST_COMMANDS; text !== undefined; left--) {
    const commands = await commandedIn(text, texts, control);
    if (commands.length === 0) break;
    texts = withoutCommands(texts, commands);
    text = left > 0 ? await sayBest(texts) : undefined;
  }
  if (text === undefined || request.results.length === 0) return text;
  const sources = texts.slice(1).map((message) => message.content);
  return unknownNumbers(text, [...sources, ...request.results.map((result) => result.say)]).length > 0
    ? undefined
    : text;
}

/** The chat that the answer is written in. */
export function promptOf({
  turn,
  view,
  settings,
  sight,
  only,
  results,
  care,
}: Omit<WriteRequest, 'deadline'>): TextMessage[] {
  const { note } = sight;
  const history = historyMessages(turn.history, note, othersThan(turn));
  const said =
    only === undefined ? inboxText(turn, view, note) : [...placesAtHand(turn, note), harmless(only)].join('\n');
  const data = results.flatMap((result) => (result.know ? [wrap('data', result.know)] : []));
  const last: TextMessage = { role: 'user', content: [...data, said].join('\n') };
  return [
    {
      role: 'system',
      content: systemPrompt(settings, {
        language: view.languageKnown ? view.language : undefined,
        now: turn.now,
        sees: sight.sees,
        more: care?.instruction,
      }),
    },
    ...history,
    last,
  ];
}

function inboxText(turn: Turn, view: TurnView, note: PictureNote): string {
  if (view.textCut) return [...placesAtHand(turn, note), harmless(view.text)].join('\n');
  return turn.inbox.map((message) => describeMessage(message, note)).join('\n');
}

/** Places of the pictures before the person's eyes, for a message that is not given as it came. */
function placesAtHand(turn: Turn, note: PictureNote): readonly string[] {
  return picturesAtHand(turn)
    .flatMap((media) => note(media) ?? [])
    .filter(isPlace);
}

import type { Table } from '../tables/table.js';
import type { Tool } from '../types.js';
import type { Choice, ToolChooser } from './chooser.js';
import { sureChoice, withOdds } from './odds.js';
import type { AtHand } from './odds.js';
import { hasOwnTime } from './own-time.js';
import { sentencesOf } from './sentences.js';
import { SIGHT, plainSight, sightOf } from './sight.js';
import { plainChoice } from './shortcuts.js';

/** From here on the second choice is taken up after the first has found something it could work on. */
const NEXT = 0.2;

/** The tool that answers questions about a picture. */
const PICTURE_QUESTIONS = 'read_picture';
/** The tool that tells the time it is now. */
const CLOCK = 'current_time';
/** Words of a question that can stand alone. */
const LEAST_QUESTION_WORDS = 3;

export interface Call {
  readonly tool: Tool;
  /** The words it is about. */
  readonly text: string;
}

export interface Plan {
  /** Independent of each other. */
  readonly calls: readonly Call[];
  /** Questions of the message that no call answers; undefined when the calls are the whole answer. */
  readonly rest?: string;
  /** A tool was asked for that needs a picture, and there is none. */
  readonly needPicture?: boolean;
  /** What may be worth doing when a call has found something. */
  readonly next: readonly Tool[];
}

/** `tools`: those that this person may use. */
export interface PlanRequest extends AtHand {
  readonly text: string;
  /** BCP 47 language of the text. Default: English. */
  readonly language?: string;
  /** The model sees pictures itself. */
  readonly sees?: boolean;
  /** A text of somebody else is quoted or passed on with it. */
  readonly besideText?: boolean;
  /** The table of a file that came with the text. */
  readonly table?: Table | undefined;
}

/** Chooses the tools of a turn: gates and plain cases first, then the chooser, sentence by sentence. */
export async function planTurn(request: PlanRequest, chooser: ToolChooser, signal: AbortSignal): Promise<Plan> {
  const { text, tools } = request;
  const plainName = plainChoice(text, request.atHand, request.language ?? 'en', request.table);
  const plain = toolNamed(sightOf(plainName, text, request), tools) ?? toolNamed(plainName, tools);
  if (plain) return { calls: [{ tool: plain, text }], next: [] };
  if (text === '' || tools.length === 0) return { calls: [], next: [] };

  const sentences = sentencesOf(text);
  const choose = async (sentence: string) =>
    plainSight(sentence, request) && toolNamed(SIGHT, tools)
      ? [{ tool: SIGHT, probability: 1 }]
      : chooser.choose(sentence, signal);
  const ownTime = hasOwnTime(text);
  const pick = (sentence: string, choices: readonly Choice[]) => {
    const tool = sureChoice(withOdds(choices, request), request);
    // "When is it?" beside a text is asked of the text.
    if ((ownTime || request.besideText) && tool?.name === CLOCK) return undefined;
    return toolNamed(sightOf(tool?.name, sentence, request), tools) ?? tool;
  };
  const ranked = await Promise.all(sentences.map(choose));
  const picks = ranked.map((choices, i) => pick(sentences[i]!, choices));
  if (sentences.length > 1 && !picks.some(Boolean)) {
    // No sentence says it alone; perhaps all of them together do.
    const whole = await chooser.choose(text, signal);
    return finish(request, [{ sentence: text, pick: pick(text, whole) }], nextOf(whole, tools));
  }
  const next = ranked.flatMap((choices) => nextOf(choices, tools));
  return finish(
    request,
    sentences.map((sentence, i) => ({ sentence, pick: picks[i] })),
    next,
  );
}

function toolNamed(name: string | undefined, tools: readonly Tool[]): Tool | undefined {
  return tools.find((tool) => tool.name === name);
}

interface Picked {
  readonly sentence: string;
  readonly pick: Tool | undefined;
}

function finish(request: PlanRequest, picked: readonly Picked[], next: readonly Tool[]): Plan {
  const wanted = [...new Set(picked.flatMap(({ pick }) => pick ?? []))];
  const possible = wanted.filter((tool) => tool.needs === 'nothing' || request.pictures > 0);
  // "What is this?" beside a text is no question about a picture.
  if (wanted.length > 0 && possible.length === 0) return { calls: [], needPicture: !request.besideText, next: [] };
  const reader =
    toolNamed(request.sees ? SIGHT : sightOf(PICTURE_QUESTIONS, request.text, request), request.tools) ??
    toolNamed(PICTURE_QUESTIONS, request.tools);
  if (possible.length === 0 && reader && request.atHand > 0 && picked.some(({ sentence }) => isQuestion(sentence))) {
    // A question beside a picture is about the picture: its facts must come from a tool.
    return { calls: [{ tool: reader, text: request.text }], next };
  }
  const calls = possible.map((tool) => ({
    tool,
    // A single tool gets the whole message: its data may stand in another sentence than the request.
    text: possible.length === 1 ? request.text : sentencesFor(tool, picked),
  }));
  const rest = picked.filter(({ pick, sentence }) => !pick && isQuestion(sentence)).map(({ sentence }) => sentence);
  return {
    calls,
    ...(calls.length > 0 && rest.length > 0 && { rest: rest.join('\n') }),
    next: next.filter((tool) => !possible.includes(tool)),
  };
}

function sentencesFor(tool: Tool, picked: readonly Picked[]): string {
  return picked.flatMap(({ pick, sentence }) => (pick === tool ? [sentence] : [])).join('\n');
}

function nextOf(choices: readonly Choice[], tools: readonly Tool[]): Tool[] {
  return choices.flatMap(({ tool, probability }) =>
    probability >= NEXT ? (tools.find(({ name, worksOnFound }) => worksOnFound && name === tool) ?? []) : [],
  );
}

function isQuestion(sentence: string): boolean {
  // "Please?" and "OK?" are none.
  return /[?？؟]\s*$/u.test(sentence) && sentence.split(/\s+/).length >= LEAST_QUESTION_WORDS;
}

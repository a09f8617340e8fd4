import type { Tool } from '../types.js';
import type { Choice, ToolChooser } from './chooser.js';
import { sentencesOf } from './sentences.js';
import { plainChoice } from './shortcuts.js';

/** From here on a choice is acted on. */
const SURE = 0.5;
/** From here on the second choice is taken up after the first has found something it could work on. */
const NEXT = 0.2;

/** Odds by which a picture in front of the person makes a request about pictures likelier than the words alone say. */
const PICTURE_ODDS = 4;

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

export interface PlanRequest {
  readonly text: string;
  /** Tools this person may use. */
  readonly tools: readonly Tool[];
  /** Pictures sent or quoted in this turn, and pictures the turn may mean at all. */
  readonly atHand: number;
  readonly pictures: number;
}

/** Chooses the tools of a turn: gates and plain cases first, then the chooser, sentence by sentence. */
export async function planTurn(request: PlanRequest, chooser: ToolChooser, signal: AbortSignal): Promise<Plan> {
  const { text, tools } = request;
  const named = (name: string | undefined) => tools.find((tool) => tool.name === name);
  const plain = named(plainChoice(text, request.atHand));
  if (plain) return { calls: [{ tool: plain, text }], next: [] };
  if (text === '' || tools.length === 0) return { calls: [], next: [] };

  const sentences = sentencesOf(text);
  const choose = async (words: string) => withOdds(await chooser.choose(words, signal), request);
  const ranked = await Promise.all(sentences.map(choose));
  const picks = ranked.map((choices) => named(sureOf(choices)));
  if (sentences.length > 1 && !picks.some(Boolean)) {
    // No sentence says it alone; perhaps all of them together do.
    const whole = await choose(text);
    return finish(request, [{ sentence: text, pick: named(sureOf(whole)) }], nextOf(whole, tools));
  }
  const next = ranked.flatMap((choices) => nextOf(choices, tools));
  return finish(
    request,
    sentences.map((sentence, i) => ({ sentence, pick: picks[i] })),
    next,
  );
}

interface Picked {
  readonly sentence: string;
  readonly pick: Tool | undefined;
}

function finish(request: PlanRequest, picked: readonly Picked[], next: readonly Tool[]): Plan {
  const wanted = [...new Set(picked.flatMap(({ pick }) => pick ?? []))];
  const possible = wanted.filter((tool) => tool.needs === 'nothing' || request.pictures > 0);
  if (wanted.length > 0 && possible.length === 0) return { calls: [], needPicture: true, next: [] };
  const calls = possible.map((tool) => ({
    tool,
    // A single tool gets the whole message: its data may stand in another sentence than the request.
    text: possible.length === 1 ? request.text : sentencesFor(tool, picked),
  }));
  const rest = picked.filter(({ pick, sentence }) => !pick && isQuestion(sentence)).map(({ sentence }) => sentence);
  return {
    calls,
    ...(calls.length > 0 && rest.length > 0 && { rest: rest.join('\n') }),
    next: next.filter((tool) => !possible.includes(tool) && (tool.needs === 'nothing' || request.pictures > 0)),
  };
}

function sentencesFor(tool: Tool, picked: readonly Picked[]): string {
  return picked.flatMap(({ pick, sentence }) => (pick === tool ? [sentence] : [])).join('\n');
}

/** The choices with what is at hand taken into account. */
function withOdds(choices: readonly Choice[], { atHand, tools }: PlanRequest): readonly Choice[] {
  if (atHand === 0) return choices;
  const about = new Set(tools.filter((tool) => tool.needs === 'picture').map((tool) => tool.name));
  const odds = choices.map(({ tool, probability }) => probability * (about.has(tool) ? PICTURE_ODDS : 1));
  const sum = odds.reduce((a, b) => a + b, 0);
  return choices
    .map(({ tool }, i) => ({ tool, probability: odds[i]! / sum }))
    .sort((a, b) => b.probability - a.probability);
}

function sureOf(choices: readonly Choice[]): string | undefined {
  const best = choices[0];
  return best && best.probability >= SURE ? best.tool : undefined;
}

function nextOf(choices: readonly Choice[], tools: readonly Tool[]): Tool[] {
  return choices.flatMap(({ tool, probability }) =>
    probability >= NEXT ? (tools.find(({ name }) => name === tool) ?? []) : [],
  );
}

function isQuestion(sentence: string): boolean {
  return /[?？؟]\s*$/u.test(sentence);
}

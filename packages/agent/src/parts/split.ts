import type { ImagePart, Part } from '@hearth/message';
import type { Plan } from '../choice/plan.js';
import { findTable } from '../tables/table.js';
import type { Turn } from '../types.js';
import { listedRequests } from './lists.js';
import { isRequest, pointsBack } from './request.js';
import { requestsIn } from './sentence.js';

/** One of several requests of a message. */
export interface MessagePart {
  /** In the person's words; empty for a picture that came without any. */
  readonly text: string;
  readonly picture?: ImagePart;
}

/** Pictures without a word from which on each is looked at by itself; fewer may be meant together. */
const LEAST_PICTURES = 3;
/** Sentences from which on questions are answered one by one. */
const LEAST_QUESTIONS = 3;
/** Words of a sentence that may be a greeting. */
const GREETING_WORDS = 3;
/** Characters of a message that is looked through for a list of requests, and for several in running text. */
const MOST_CHARS = 6000;
const MOST_SENTENCE_CHARS = 1500;
const TIME = 'current_time';
/** Tools that several requests of one message may each be for; a second order to the others goes on with the first. */
const REPEATABLE: ReadonlySet<string> = new Set(['calculate', TIME, 'run_code']);

/** Plans the tools of a request as if it stood alone. */
export type PlanOne = (text: string) => Promise<Plan>;

/**
 * The independent requests of a message, in order; undefined when it is one, or when they need each other. By rule and by the choice of
 * tools: what is not plainly several is one.
 */
export async function splitMessage(turn: Turn, planOne: PlanOne): Promise<readonly MessagePart[] | undefined> {
  const parts = turn.inbox.flatMap((message) => message.parts);
  const pictures = parts.filter((part): part is ImagePart => part.type === 'image' && part.media.state === 'stored');
  if (pictures.length > 0) return ofPictures(parts, pictures);
  // A quoted or forwarded message is what all of the words are about.
  if (turn.inbox.some((message) => message.quote || message.forwarded) || parts.some((part) => part.type !== 'text'))
    return undefined;
  const text = parts
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join('\n')
    .trim();
  if (text.length > MOST_CHARS || findTable(text)) return undefined;
  const plans = new Map<string, Promise<Plan>>();
  const planOnce = (request: string) => {
    const plan = plans.get(request) ?? planOne(request);
    plans.set(request, plan);
    return plan;
  };
  const requests = (await ofList(text, planOnce)) ?? (await ofSentences(text, planOnce));
  return requests?.map((request) => ({ text: request }));
}

/** Pictures that each have their own words, or many that have none. */
function ofPictures(parts: readonly Part[], pictures: readonly ImagePart[]): readonly MessagePart[] | undefined {
  const otherWords = parts.some((part) => part.type !== 'image');
  const captions = pictures.map(({ caption }) => caption?.trim() ?? '');
  const apart = captions.every(Boolean)
    ? pictures.length > 1 && !captions.some(isShared)
    : captions.every((caption) => !caption) && pictures.length >= LEAST_PICTURES;
  return apart && !otherWords ? pictures.map((picture, i) => ({ text: captions[i]!, picture })) : undefined;
}

/** "Which of these …", "compare them": words about several pictures. */
function isShared(caption: string): boolean {
  return /(?<!\p{L})(?:these|both|all|compare|difference|which|diese|beide|alle|vergleich|unterschied|welches|estas|ambas|todas|compara|diferencia|ces|deux|toutes|différence|essas|todas|diferença|queste|entrambe|tutte|confronta|differenza|semua|kedua|bandingkan|beda|दोनों|सभी|तुलना|अंतर|هذه|كل|قارن|الفرق)/iu.test(
    caption,
  );
}

async function ofList(text: string, plan: PlanOne): Promise<readonly string[] | undefined> {
  const list = listedRequests(text);
  if (!list) return undefined;
  // "Sort these questions: …": the list is what a tool is to work on.
  if (list.intro !== '' && (await plan(list.intro)).calls.length > 0) return undefined;
  return (await areIndependent(list.requests, plan)) ? list.requests : undefined;
}

async function ofSentences(text: string, plan: PlanOne): Promise<readonly string[] | undefined> {
  if (text.length > MOST_SENTENCE_CHARS) return undefined;
  const all = requestsIn(text);
  const requests = all.filter(isRequest);
  // A sentence that asks for nothing may be what the others are about; a greeting is not.
  if (requests.length < 2 || all.some((words) => !isRequest(words) && !isShort(words))) return undefined;
  const plans = await Promise.all(requests.map(plan));
  if (plans.some(({ needPicture }) => needPicture) || !(await areIndependent(requests, plan))) return undefined;
  const used = plans.flatMap(({ calls }) => calls[0]?.tool.name ?? []);
  if (used.length === 0) return requests.length >= LEAST_QUESTIONS && requests.every(isQuestion) ? requests : undefined;
  const repeated = used.filter((tool, i) => used.indexOf(tool) !== i);
  return repeated.every((tool) => REPEATABLE.has(tool)) ? requests : undefined;
}

function isShort(words: string): boolean {
  return words.split(/\s+/u).length <= GREETING_WORDS;
}

function isQuestion(request: string): boolean {
  return /[?？؟]\s*$/u.test(request);
}

/** Whether each can be understood without the others; what asks for the time may say "it" ("what time is it"). */
async function areIndependent(requests: readonly string[], plan: PlanOne): Promise<boolean> {
  const plans = await Promise.all(requests.slice(1).filter(pointsBack).map(plan));
  return plans.every(({ calls }) => calls[0]?.tool.name === TIME);
}

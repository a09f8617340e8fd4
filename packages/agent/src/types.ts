import type { FinishReason, GenerateRequest, ModelEyes } from '@hearth/inference';
import type { ConversationRef, Part, Reply, StoredMedia } from '@hearth/message';
import type { z } from 'zod';
import type { ProgramDraft } from './code/types.js';
import type { AgentTrace, CheckTrace, Mode, Thought, VoteTrace } from './modes/types.js';
import type { Colour } from './pictures/colours.js';
import type { FileTable } from './tables/file.js';

/** A message of the thread as the agent sees it: parts resolved (media stored or lost), oldest first. */
export interface ThreadMessage {
  readonly id: string;
  readonly role: 'person' | 'assistant';
  readonly at: number;
  readonly parts: readonly Part[];
  /** The quoted message, when it is known. */
  readonly quote?: ThreadMessage;
  /** What agents came to for it, when it is an answer that several of them voted on. */
  readonly thought?: Thought;
  /** True: passed on; somebody else wrote it. */
  readonly forwarded?: boolean;
}

/** Everything one turn may look at. */
export interface Turn {
  readonly conversation: ConversationRef;
  /** Messages answered by this turn, at least one. */
  readonly inbox: readonly ThreadMessage[];
  /** Earlier messages, oldest first, without those of the inbox. */
  readonly history: readonly ThreadMessage[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** True when the person is one of the operator's owners. */
  readonly owner: boolean;
  /**
   * Set when the turn is one of several parts of a message. `language` = BCP 47, that of the whole message; empty when it is not known.
   * What concerns the message itself is then said by whoever split it.
   */
  readonly part?: { readonly language: string };
  /** How to answer, when it is settled: by a button, or by whoever evaluates. Else the message decides. */
  readonly mode?: Mode;
  /** The app shows buttons, and one may be offered below the answer. */
  readonly buttons?: boolean;
  readonly media: MediaAccess;
}

/** The agent's way to files; the bot decides where they live. */
export interface MediaAccess {
  read(media: StoredMedia): Promise<Buffer>;
  /** Stores a file made by a tool: a picture (`mime` image/png, image/jpeg or image/webp), or a text (text/plain) under a name. */
  save(bytes: Buffer, mime: string, name?: string): Promise<StoredMedia>;
}

/** A line of text found in a picture. Box in pixels of the picture as stored: four corners, clockwise from top left. */
export interface TextLine {
  readonly text: string;
  readonly score: number;
  readonly box: readonly (readonly [number, number])[];
}

/** Reads text from pictures, in reading order. @throws Error when the picture cannot be decoded. */
export interface TextReader {
  read(picture: Buffer, signal?: AbortSignal): Promise<readonly TextLine[]>;
}

/** An upright rectangle in pixels of the picture as stored. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An everyday thing found in a picture. */
export interface FoundObject {
  /** One of COCO's 80 classes in their usual order, 0 (person) to 79 (toothbrush). */
  readonly kind: number;
  /** 0.45 to 1: below 0.6 it may be one, from 0.6 on it is one. */
  readonly score: number;
  /** Inside the picture. */
  readonly box: Box;
}

export interface FindOptions {
  /** Only this part of the picture is looked at; boxes are those of the whole picture all the same. */
  readonly region?: Box;
  /**
   * How finely: 1 (default), 2, 3 or 4. Above 1 the picture (or region) is looked at whole and in scale × scale overlapping tiles, and what
   * several of them show is given once.
   */
  readonly scale?: number;
}

/** Finds objects in pictures, surest first. */
export interface ObjectFinder {
  /** False until its files are there: they are fetched after the first start, and everything else works without them. */
  readonly ready: boolean;
  /** @throws Error when the picture cannot be decoded, the region lies outside, or it is not ready; the signal's reason when aborted. */
  find(picture: Buffer, options?: FindOptions, signal?: AbortSignal): Promise<readonly FoundObject[]>;
}

/** What small models see in a picture: all that a model for text alone has of it. */
export interface PictureReport {
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
  readonly orientation: 'portrait' | 'landscape' | 'square';
  /** Those that cover most of it, largest share (0 to 1) first; none when it is transparent. */
  readonly colours: readonly { readonly name: Colour; readonly share: number }[];
  readonly sharpness: 'sharp' | 'soft' | 'blurred';
  /** Surest first; undefined when nobody could look. */
  readonly objects: readonly FoundObject[] | undefined;
  /** In reading order; undefined when nobody could read. */
  readonly lines: readonly TextLine[] | undefined;
}

/** Reports on pictures, each made once and remembered. */
export interface PictureReports {
  /** @throws Error when the picture is gone or cannot be decoded; the signal's reason when aborted. */
  report(media: StoredMedia, signal?: AbortSignal): Promise<PictureReport>;
}

/** Pictures that a question about what is seen may mean: the person's, since ours have marks in them. */
export interface Subjects {
  /** Those of this turn; if it has none the quoted ones; if none those of the person's latest message with pictures. */
  readonly meant: readonly StoredMedia[];
  /** The person's pictures before those, oldest first. */
  readonly before: readonly StoredMedia[];
}

/** A table that somebody sent as a file. */
export interface ChatTable {
  /** It came with this turn, or is quoted in it: then it is what the words are about. */
  readonly atHand: boolean;
  /** Undefined when the file holds no table or is gone. */
  read(): Promise<FileTable | undefined>;
}

export type Permission = 'all' | 'owner' | 'off';

/** The turn's own model, where it sees: writes from text and pictures. */
export interface SeeingModel {
  readonly eyes: ModelEyes;
  /** Tokens. */
  readonly contextLength: number;
  /** One whole generation, counted in the turn's trace. @throws the signal's reason when aborted, EngineError as the engine does */
  write(
    request: GenerateRequest,
    signal: AbortSignal,
  ): Promise<{ readonly text: string; readonly finish: FinishReason }>;
}

export interface ToolContext {
  /** BCP 47, guessed from the message: `de`, `pt-BR`, … */
  readonly language: string;
  /** The words of the turn's messages, joined by newlines. */
  readonly text: string;
  /** What earlier tools of this turn found (`know`), for arguments that need it. Data, never instructions. */
  readonly known: readonly string[];
  /** Pictures the tool may mean: this turn's; if it has none the quoted one; if none the latest of the thread. */
  readonly pictures: readonly StoredMedia[];
  /** The same as questions about what is seen mean them. */
  readonly subjects: Subjects;
  /** What the person wrote before this turn, latest message first. */
  readonly earlier: readonly string[];
  /** The thread's latest table that came as a file. */
  readonly table?: ChatTable | undefined;
  readonly media: MediaAccess;
  readonly reader: TextReader | undefined;
  readonly finder: ObjectFinder | undefined;
  readonly reports: PictureReports | undefined;
  /** Undefined when the model does not see. */
  readonly seeing?: SeeingModel | undefined;
  readonly now: number;
  /** IANA zone of the place where the assistant is at home. */
  readonly timeZone: string;
  /**
   * Has the model write a program for a task and runs it; undefined where programs are not run. `data` = plain JSON for it.
   * @throws the signal's reason when aborted, EngineError as the engine does.
   */
  readonly program?: (task: string, data: unknown, signal: AbortSignal) => Promise<ProgramDraft>;
  readonly signal: AbortSignal;
}

/**
 * What a tool gives back. `say`: sentence(s) with the facts, in the person's language, sent as they are.
 * `show`: parts for the person; pictures among them get `say` as their caption. `know`: for the model only.
 */
export interface ToolResult {
  readonly say: string;
  readonly show?: readonly Part[];
  readonly know?: string;
  /** How pictures were looked at for it. */
  readonly steps?: readonly LookStep[];
  /** The program that was run for it, for people who want to check it. */
  readonly program?: string;
  /** True: `say` is only what was found; the model writes the answer from `know`, and `say` is sent when it cannot. */
  readonly compose?: boolean;
}

/** @throws ToolError from `run` and `repair` when it cannot do what was asked; any other error is a defect and never shown. */
export interface Tool<Args = unknown> {
  readonly name: string;
  readonly description: string;
  readonly permission: Permission;
  /** What must be there for the tool to be offered at all. */
  readonly needs: 'nothing' | 'picture';
  /** True: it can work on what another tool found (numbers read from a picture). */
  readonly worksOnFound?: boolean;
  /** True: it reads long messages without the model, too (a table of a hundred lines). */
  readonly readsLong?: boolean;
  readonly schema: z.ZodType<Args>;
  /** Milliseconds after which it is given up. */
  readonly timeoutMs: number;
  /** Arguments that the message states plainly, read without the model; undefined when it must be asked. */
  read?(context: ToolContext): Args | undefined | Promise<Args | undefined>;
  /** Puts right what the model wrote with what the message says. @throws ToolError when it invented something. */
  repair?(args: Args, context: ToolContext): Args | Promise<Args>;
  run(args: Args, context: ToolContext): Promise<ToolResult>;
}

/** A refusal in the person's words: what cannot be done and why. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}

export interface ToolTrace {
  readonly name: string;
  readonly arguments: unknown;
  readonly result?: string;
  readonly error?: string;
  /** The JavaScript that was run for it. */
  readonly program?: string;
  readonly ms: number;
}

/** One thing that was done to see something in a picture. */
export interface LookStep {
  /** `find`, `read`, `count`, `mark`, … */
  readonly tool: string;
  /** What was looked for and what was found, for people who want to check it. */
  readonly note: string;
  /** The part that was looked at, in pixels of the picture upright; left out when it was all of it. */
  readonly box?: Box;
  /** Where the things that were found are, in pixels of the picture upright. */
  readonly found?: readonly Box[];
  readonly ms: number;
  /** What was looked at, or drawn. */
  readonly picture?: StoredMedia;
}

/** One of several requests of a message. */
export interface PartTrace {
  /** Its words, shortened. */
  readonly text: string;
  /** True when it had no answer. */
  readonly failed?: boolean;
}

/** How an answer came about; shown below it on demand. */
export interface TurnTrace {
  readonly model: string;
  readonly mode: Mode;
  readonly tools: readonly ToolTrace[];
  /** How pictures were looked at, in order. */
  readonly steps?: readonly LookStep[];
  /** Drafts that the answer was made from, those that failed or were stopped included. */
  readonly agents?: readonly AgentTrace[];
  readonly vote?: VoteTrace;
  readonly check?: CheckTrace;
  /** The parts that the message was split into, each answered by itself. */
  readonly parts?: readonly PartTrace[];
  readonly rounds: number;
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly completionTokens: number;
  readonly firstTokenMs: number;
  readonly tokensPerSecond: number;
  readonly totalMs: number;
}

export interface Answer {
  readonly reply: Reply;
  readonly trace: TurnTrace;
  /** To be kept with the answer and given back in the history. */
  readonly thought?: Thought;
}

/** Knows no channel and no queue. Never throws for what a person or a model did: the answer is then a polite sentence. */
export interface Agent {
  /** @throws the signal's reason when aborted. */
  answer(turn: Turn, signal: AbortSignal): Promise<Answer>;
}

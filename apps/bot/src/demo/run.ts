import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolTrace, TurnTrace } from '@hearth/agent';
import type { ThreadChannel } from '@hearth/simulator';
import type { Exchange, Talk } from '../talk/exchange.js';
import { saveAnswer, type SavedPart } from '../talk/files.js';
import type { DemoMessage } from './conversation.js';

/** One message of the transcript. Times are milliseconds. */
export interface DemoEntry {
  readonly channel: ThreadChannel;
  readonly about: DemoMessage['about'];
  readonly in: readonly SavedPart[];
  readonly out: readonly SavedPart[];
  readonly tools: readonly ToolTrace[];
  /** What agents that worked on it agreed on. */
  readonly vote?: TurnTrace['vote'];
  readonly times: { readonly queueWait?: number; readonly firstBubble: number; readonly total: number };
  readonly model?: string;
  readonly answered: boolean;
  /** What is wrong with the answer. */
  readonly problem?: string;
}

export interface DemoOptions {
  readonly talk: Talk;
  readonly threads: readonly (readonly DemoMessage[])[];
  /** Where pictures go, those sent and those received. */
  readonly folder: string;
  readonly onEntry: (entry: DemoEntry) => void;
  /** Of one message: how long its answer may take. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
}

/** Plays all threads at the same time, each one message after the other, as people do. @returns the entries in the order of their end. */
export async function playDemo(options: DemoOptions): Promise<DemoEntry[]> {
  const entries: DemoEntry[] = [];
  await Promise.all(
    options.threads.map(async (thread) => {
      for (const message of thread) {
        const entry = await play(message, options);
        entries.push(entry);
        options.onEntry(entry);
      }
    }),
  );
  return entries;
}

async function play(message: DemoMessage, { talk, folder, patienceMs, signal }: DemoOptions): Promise<DemoEntry> {
  const { channel, about, text, images, check } = message;
  const prefix = `${channel}-${about.replaceAll(' ', '-')}`;
  const sent: SavedPart[] = [
    { type: 'text', text },
    ...images.map(({ name, bytes }) => save(folder, `${prefix}-sent-${name}`, bytes)),
  ];
  const patience = AbortSignal.timeout(patienceMs);
  let exchange: Exchange;
  try {
    exchange = await talk.exchange(channel, { text, images }, AbortSignal.any([signal, patience]));
  } catch (error) {
    signal.throwIfAborted();
    const problem = patience.aborted ? `no answer within ${patienceMs / 1000} s` : (error as Error).message;
    return {
      channel,
      about,
      in: sent,
      out: [],
      tools: [],
      times: { firstBubble: 0, total: 0 },
      answered: false,
      problem,
    };
  }
  const { answer, trace, firstBubbleMs, totalMs } = exchange;
  const failed = answer.some((bubble) => bubble.failed);
  const problem = failed ? 'a part could not be delivered' : await check(exchange);
  return {
    channel,
    about,
    in: sent,
    out: saveAnswer(answer, folder, prefix),
    tools: trace?.tools ?? [],
    ...(trace?.vote && { vote: trace.vote }),
    times: {
      ...(trace && { queueWait: Math.round(trace.queueWaitMs) }),
      firstBubble: Math.round(firstBubbleMs),
      total: Math.round(totalMs),
    },
    ...(trace && { model: trace.model }),
    answered: !failed,
    ...(problem !== undefined && { problem }),
  };
}

function save(folder: string, name: string, bytes: Buffer): SavedPart {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return { type: 'image', file };
}

import type { Engine } from '@hearth/inference';
import { readAnswer } from './answer/read.js';
import { languageOf } from './answer/language.js';
import { finishAnswer } from './finish.js';
import type { ModeSettings } from './settings.js';
import type { Pondered } from './thought.js';
import { agentTrace } from './trace.js';
import type { Draft, DraftRequest, DraftRunner } from './types.js';
import { waysFor } from './ways/choose.js';
import { modeWordsIn } from './words/index.js';

/** Share of a mode's time that is kept for saying what was found. */
export const FINISH_SHARE = 0.2;

export interface PonderRequest {
  /** The person's words and what tools found, as they may stand in a prompt. */
  readonly task: string;
  readonly language: string;
  readonly languageKnown: boolean;
  readonly settings: ModeSettings;
  /** Tokens of an answer in free words. */
  readonly maxTokens: number;
}

/** Where modes work. */
export interface PonderDesk {
  readonly engine: Engine;
  readonly runner: DraftRunner;
  /** Whether agents may answer by a program. */
  readonly programs: boolean;
}

/** One chain of reasoning that is not shown, then a short answer. A chain that comes to nothing is begun anew in another way. */
export async function think(request: PonderRequest, desk: PonderDesk, signal: AbortSignal): Promise<Pondered> {
  const { timeMs, tokens, rounds } = request.settings.thinking;
  const end = Date.now() + timeMs;
  const drafts: Draft[] = [];
  let written = 0;
  for (const { way } of waysFor(rounds, false)) {
    const asked: DraftRequest = {
      way,
      task: request.task,
      language: request.language,
      maxTokens: tokens,
      deadline: end - timeMs * FINISH_SHARE,
    };
    const draft = await only(desk.runner, asked, signal);
    drafts.push(draft);
    written += draft.tokens;
    const { answer } = draft;
    if (answer === undefined) continue;
    const value = readAnswer(answer, { language: languageOf(draft, request.language), task: request.task });
    const { languageKnown, maxTokens } = request;
    const words = await finishAnswer(
      { request: asked, draft: { ...draft, answer }, value, languageKnown, maxTokens, deadline: end },
      desk.engine,
      signal,
      (more) => (written += more),
    );
    const said = words ?? (value ? modeWordsIn(request.language).result(answer) : answer);
    return { words: said, free: value === undefined, ...traceOf(drafts, written) };
  }
  return traceOf(drafts, written);
}

async function only(runner: DraftRunner, request: DraftRequest, signal: AbortSignal): Promise<Draft> {
  for await (const draft of runner.run([request], signal)) return draft;
  signal.throwIfAborted();
  return { way: request.way, text: '', failed: 'nobody wrote it', tokens: 0, ms: 0 };
}

function traceOf(drafts: readonly Draft[], tokens: number): Pondered {
  return {
    agents: drafts.map(agentTrace),
    tools: drafts.flatMap((draft) => draft.tools ?? []),
    rounds: drafts.length,
    tokens,
  };
}

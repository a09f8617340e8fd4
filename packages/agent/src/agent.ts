import type { Engine } from '@hearth/inference';
import type { ToolChooser } from './choice/chooser.js';
import { planTurn } from './choice/plan.js';
import type { ProgramRunner } from './code/types.js';
import { programWriter } from './code/writer.js';
import { dissentIn } from './modes/dissent.js';
import type { ModeRouter, Route } from './modes/router/router.js';
import { createDraftRunner } from './modes/runner.js';
import { MODE_SETTINGS } from './modes/settings.js';
import type { ModeSettings } from './modes/settings.js';
import type { DraftRunner, Mode } from './modes/types.js';
import { asksForOthers } from './modes/wish.js';
import { answerParts } from './parts/answer.js';
import { joinReplies } from './parts/join.js';
import { splitMessage } from './parts/split.js';
import { phrasesIn } from './phrases/index.js';
import { PictureNotes } from './pictures/notes.js';
import type { Problem } from './problem.js';
import { assembleReply } from './reply/assemble.js';
import { mergeWords } from './reply/merge.js';
import type { AgentSettings } from './settings.js';
import { offering } from './turn/offer.js';
import { openTurn } from './turn/opening.js';
import type { Opening } from './turn/opening.js';
import { picturesAtHand, subjectsOf } from './turn/pictures.js';
import { notesOnly, sightFor } from './turn/sight.js';
import { chatTable, noticesOfFile } from './turn/tables.js';
import { thinkItOver } from './turn/think.js';
import { TraceBuilder } from './turn/trace.js';
import { useTools } from './turn/use-tools.js';
import type { ToolWork } from './turn/use-tools.js';
import { writeAnswer } from './turn/write.js';
import type {
  Agent,
  Answer,
  ObjectFinder,
  PictureReports,
  TextReader,
  ThreadMessage,
  Tool,
  ToolResult,
  Turn,
} from './types.js';

export interface AgentOptions {
  readonly engine: Engine;
  readonly tools: readonly Tool[];
  readonly chooser: ToolChooser;
  readonly settings: AgentSettings;
  /** Reads text from pictures; without it pictures are known by size and colours only. */
  readonly reader?: TextReader;
  /** Finds objects in pictures. */
  readonly finder?: ObjectFinder;
  /** What was seen in pictures, made once each. */
  readonly reports?: PictureReports;
  /** What each mode may cost. Default: {@link MODE_SETTINGS}. */
  readonly modes?: ModeSettings;
  /** Says how much thought a message deserves; without it one that does not say it itself is answered at once. */
  readonly router?: ModeRouter;
  /** Where agents write their drafts. Default: here, as rows of one batch. */
  readonly drafts?: DraftRunner;
  /** Runs the programs of agents that answer by one. */
  readonly programs?: ProgramRunner;
  /** Told of everything that the person only hears a polite sentence about. */
  readonly report?: (problem: Problem) => void;
}

interface WordsRequest {
  readonly opening: Opening;
  readonly work: ToolWork;
  /** The mode that was asked for or configured; undefined: as the message deserves. */
  readonly wanted: Mode | undefined;
  readonly reply: (results: readonly ToolResult[]) => Answer;
}

/** The assistant: plans tools, runs them, and writes what they do not say themselves. */
export function createAgent(options: AgentOptions): Agent {
  const { engine, chooser, reader, finder, reports } = options;
  const report = options.report ?? (() => {});
  const notes = new PictureNotes(reader, reports);
  const timeZone = options.settings.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
  const settings = { ...options.settings, timeZone };

  const modes = options.modes ?? MODE_SETTINGS;
  const { programs, router } = options;
  const runner = options.drafts ?? createDraftRunner({ engine, programs });

  async function answer(whole: Turn, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    const opening = openTurn(whole, settings);
    const { turn, asked, view, earlier, care } = opening;
    const { language, pictures, text } = view;
    const phrases = phrasesIn(language);
    const trace = new TraceBuilder(engine.model.id);
    const lines = [...opening.lines];
    const reply = (results: readonly ToolResult[]) => ({ reply: assembleReply(lines, results), trace: trace.build() });
    if (opening.isWhole) return reply([]);

    const dissent = asksForOthers(text) ? dissentIn(turn.history, language) : undefined;
    if (dissent !== undefined) return reply([{ say: dissent }]);

    const tools = options.tools.filter((tool) => isAllowed(tool, turn) && care?.allows(tool) !== false);
    const table = chatTable(turn);
    const file = table?.atHand ? await table.read() : undefined;
    if (table?.atHand) lines.push(...noticesOfFile(file, language));
    if (table?.atHand && !file && text === '') return reply([]);
    const atHand = { atHand: picturesAtHand(turn).length, pictures: pictures.length, table: file?.table };
    const besideText = turn.inbox.some(hasTextBeside);
    const planOf = (words: string) =>
      planTurn({ text: words, tools, ...atHand, besideText, language, sees: engine.model.sees }, chooser, signal);
    const parts = turn.part || asked || care ? undefined : await splitMessage(turn, planOf);
    if (parts) {
      const request = { turn, parts, language: view.languageKnown ? language : '', answer, report };
      const joined = await answerParts(request, signal);
      return { ...joined, reply: joinReplies([assembleReply(lines, []), joined.reply]) };
    }
    const plan = await planOf(text);
    if (plan.needPicture) {
      lines.push(phrases.needPicture);
      return reply([]);
    }
    const context = {
      language,
      pictures,
      subjects: subjectsOf(turn),
      earlier,
      ...(table && (file || !table.atHand) && { table }),
      media: turn.media,
      reader,
      finder,
      reports,
      now: turn.now,
      timeZone,
      ...(programs && { program: programWriter({ engine, runner: programs, trace }) }),
      signal,
    };
    // Health is answered by its own rules, at once.
    const wanted = care ? 'instant' : (asked ?? (modes.default === 'auto' ? undefined : modes.default));
    const rounds = { plan, rounds: modes.instant.rounds, context, engine, trace, report };
    const work = await useTools(rounds, wanted !== undefined && wanted !== 'instant');
    lines.push(...work.refused);
    if (work.isWhole) return reply(work.results);
    return inWords({ opening, work, wanted, reply }, trace, signal);
  }

  /** What the tools did not say is written by the model, thought about or at once. */
  async function inWords(
    { opening, work, wanted, reply }: WordsRequest,
    trace: TraceBuilder,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { turn, view, care } = opening;
    const { plan, results, toWriteFrom, only } = work;
    const { noAnswer } = phrasesIn(view.language);
    // What a tool has read need not be looked at again.
    const seeing = { turn, model: engine.model, notes, tell: toWriteFrom.length === 0 };
    const sight = await sightFor(seeing, signal);
    const withoutPictures = (error: unknown) => {
      report({ kind: 'model-sight', error });
      return notesOnly(seeing, signal);
    };
    const request = { turn, view, settings, sight, withoutPictures, only, results: toWriteFrom, care };
    // Agents that think have no eyes, and a message that a tool was for says what it wants.
    // A message that is only passed on has no words of its own.
    const isOpen = wanted === undefined && plan.calls.length === 0 && view.text !== '';
    const route: Route = isOpen && router ? await router.route(view.text, signal) : { mode: wanted ?? 'instant' };
    const { mode, perhaps } = route;
    if (mode !== 'instant' && sight.pictures.length === 0) {
      const desk = { engine, runner, programs: programs !== undefined };
      const { words, thought } = await thinkItOver({ mode, write: request, modes }, desk, trace, signal);
      if (words !== undefined) return { ...reply(mergeWords(results, words, noAnswer)), ...(thought && { thought }) };
    }
    const deadline = Date.now() + modes.instant.timeMs;
    const words = await writeAnswer({ ...request, deadline }, engine, trace, signal);
    if (words === undefined) report({ kind: 'model-output' });
    const written = reply(mergeWords(results, words, care ? '' : noAnswer));
    const offers = turn.buttons === true && words !== undefined && sight.pictures.length === 0;
    return offers && perhaps ? offering(written, perhaps, turn, view.language) : written;
  }

  return { answer };
}

/** Whether a text that the person did not write now came with a message; an answer of ours that is quoted is not one. */
function hasTextBeside({ forwarded, quote }: ThreadMessage): boolean {
  return forwarded === true || (quote?.role === 'person' && quote.parts.some(({ type }) => type === 'text'));
}

function isAllowed(tool: Tool, turn: Turn): boolean {
  return tool.permission === 'all' || (tool.permission === 'owner' && turn.owner);
}

import type { Engine } from '@hearth/inference';
import { careFor } from './care/care.js';
import type { ToolChooser } from './choice/chooser.js';
import { planTurn } from './choice/plan.js';
import type { ProgramRunner } from './code/types.js';
import { programWriter } from './code/writer.js';
import { takeWish } from './modes/asked.js';
import { dissentIn } from './modes/dissent.js';
import type { ModeRouter } from './modes/router/router.js';
import { createDraftRunner } from './modes/runner.js';
import { MODE_SETTINGS } from './modes/settings.js';
import type { ModeSettings } from './modes/settings.js';
import type { DraftRunner } from './modes/types.js';
import { asksForOthers } from './modes/wish.js';
import { modeWordsIn } from './modes/words/index.js';
import { answerParts } from './parts/answer.js';
import { joinReplies } from './parts/join.js';
import { splitMessage } from './parts/split.js';
import { phrasesIn } from './phrases/index.js';
import { PictureNotes } from './pictures/notes.js';
import type { Problem } from './problem.js';
import { assembleReply } from './reply/assemble.js';
import { mergeWords } from './reply/merge.js';
import { needsDisclosure } from './reply/disclosure.js';
import type { AgentSettings } from './settings.js';
import { planForThought } from './turn/facts.js';
import { noticesOf } from './turn/notices.js';
import { picturesAtHand, subjectsOf } from './turn/pictures.js';
import { runRounds } from './turn/rounds.js';
import { notesOnly, sightFor } from './turn/sight.js';
import { thinkItOver } from './turn/think.js';
import { TraceBuilder } from './turn/trace.js';
import { earlierWords, viewTurn } from './turn/view.js';
import { writeAnswer } from './turn/write.js';
import type { Agent, Answer, ObjectFinder, PictureReports, TextReader, Tool, ToolResult, Turn } from './types.js';

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
    const { turn, mode: asked, several } = takeWish(whole);
    const trace = new TraceBuilder(engine.model.id);
    const view = viewTurn(turn, settings);
    const phrases = phrasesIn(view.language);
    const { language, pictures, text } = view;
    const earlier = earlierWords(turn);
    const care = careFor({ text, language, earlier, conversation: turn.conversation });
    const lines = [
      ...(care ? [care.sentence] : []),
      ...(needsDisclosure(turn) ? [phrases.disclosure(settings.name)] : []),
      ...noticesOf(view, phrases),
      ...(several ? [modeWordsIn(language).strongest] : []),
    ];
    const reply = (results: readonly ToolResult[]) => ({ reply: assembleReply(lines, results), trace: trace.build() });
    if (!view.answerable || care?.isWhole) return reply([]);

    const dissent = asksForOthers(text) ? dissentIn(turn.history, language) : undefined;
    if (dissent !== undefined) return reply([{ say: dissent }]);

    const tools = options.tools.filter((tool) => isAllowed(tool, turn) && care?.allows(tool) !== false);
    const atHand = { atHand: picturesAtHand(turn).length, pictures: pictures.length };
    const planOf = (words: string) =>
      planTurn({ text: words, tools, ...atHand, language, sees: engine.model.sees }, chooser, signal);
    const parts = turn.part || asked || care ? undefined : await splitMessage(turn, planOf);
    if (parts) {
      const whole = { turn, parts, language: view.languageKnown ? language : '', answer, report };
      const joined = await answerParts(whole, signal);
      return { ...joined, reply: joinReplies([assembleReply(lines, []), joined.reply]) };
    }
    const planned = await planOf(text);
    if (planned.needPicture) {
      lines.push(phrases.needPicture);
      return reply([]);
    }
    const subjects = subjectsOf(turn);
    const context = {
      language,
      pictures,
      subjects,
      earlier,
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
    const thoughtful =
      wanted === undefined || wanted === 'instant' ? undefined : await planForThought(planned, context);
    const plan = thoughtful?.plan ?? planned;
    const rounds = modes.instant.rounds;
    const found = await runRounds({ plan, rounds, context, engine, trace, report });
    lines.push(...found.refused);

    // A fact is an answer at once; a turn that thinks goes on from it.
    const results = thoughtful?.thinks ? found.results.map((result) => ({ ...result, compose: true })) : found.results;
    const toWriteFrom = results.filter((result) => result.compose);
    const nothingYet = results.length === 0 && found.refused.length === 0;
    if (!found.unfit && !nothingYet && toWriteFrom.length === 0 && plan.rest === undefined) return reply(results);
    const only = found.unfit || nothingYet || toWriteFrom.length > 0 ? undefined : plan.rest;
    // What a tool has read need not be looked at again.
    const seeing = { turn, model: engine.model, notes, tell: toWriteFrom.length === 0 };
    const sight = await sightFor(seeing, signal);
    const withoutPictures = (error: unknown) => {
      report({ kind: 'model-sight', error });
      return notesOnly(seeing, signal);
    };
    const request = { turn, view, settings, sight, withoutPictures, only, results: toWriteFrom, care };
    // Agents that think have no eyes, and a message that a tool was for says what it wants.
    const mode = wanted ?? (plan.calls.length === 0 && router ? await router.route(text, signal) : 'instant');
    if (mode !== 'instant' && sight.pictures.length === 0) {
      const desk = { engine, runner, programs: programs !== undefined };
      const { words, thought } = await thinkItOver({ mode, write: request, modes }, desk, trace, signal);
      if (words !== undefined) {
        return { ...reply(mergeWords(results, words, phrases.noAnswer)), ...(thought && { thought }) };
      }
    }
    const deadline = Date.now() + modes.instant.timeMs;
    const words = await writeAnswer({ ...request, deadline }, engine, trace, signal);
    if (words === undefined) report({ kind: 'model-output' });
    return reply(mergeWords(results, words, care ? '' : phrases.noAnswer));
  }

  return { answer };
}

function isAllowed(tool: Tool, turn: Turn): boolean {
  return tool.permission === 'all' || (tool.permission === 'owner' && turn.owner);
}

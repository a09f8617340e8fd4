import type { Engine } from '@hearth/inference';
import { careFor } from './care/care.js';
import type { ToolChooser } from './choice/chooser.js';
import { planTurn } from './choice/plan.js';
import { phrasesIn } from './phrases/index.js';
import { PictureNotes } from './pictures/notes.js';
import type { Problem } from './problem.js';
import { assembleReply } from './reply/assemble.js';
import { mergeWords } from './reply/merge.js';
import { needsDisclosure } from './reply/disclosure.js';
import type { AgentSettings } from './settings.js';
import { noticesOf } from './turn/notices.js';
import { picturesAtHand, subjectsOf } from './turn/pictures.js';
import { runRounds } from './turn/rounds.js';
import { notesOnly, sightFor } from './turn/sight.js';
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

  async function answer(turn: Turn, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
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
    ];
    const reply = (results: readonly ToolResult[]) => ({ reply: assembleReply(lines, results), trace: trace.build() });
    if (!view.answerable || care?.isWhole) return reply([]);

    const plan = await planTurn(
      {
        text,
        tools: options.tools.filter((tool) => isAllowed(tool, turn) && care?.allows(tool) !== false),
        atHand: picturesAtHand(turn).length,
        pictures: view.pictures.length,
        language,
        sees: engine.model.sees,
      },
      chooser,
      signal,
    );
    if (plan.needPicture) {
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
      signal,
    };
    const found = await runRounds({ plan, context, engine, trace, report });
    lines.push(...found.refused);

    const toWriteFrom = found.results.filter((result) => result.compose);
    const nothingYet = found.results.length === 0 && found.refused.length === 0;
    if (!found.unfit && !nothingYet && toWriteFrom.length === 0 && plan.rest === undefined) return reply(found.results);
    const only = found.unfit || nothingYet || toWriteFrom.length > 0 ? undefined : plan.rest;
    // What a tool has read need not be looked at again.
    const seeing = { turn, model: engine.model, notes, tell: toWriteFrom.length === 0 };
    const sight = await sightFor(seeing, signal);
    const withoutPictures = (error: unknown) => {
      report({ kind: 'model-sight', error });
      return notesOnly(seeing, signal);
    };
    const request = { turn, view, settings, sight, withoutPictures, only, results: toWriteFrom, care };
    const words = await writeAnswer(request, engine, trace, signal);
    if (words === undefined) report({ kind: 'model-output' });
    return reply(mergeWords(found.results, words, care ? '' : phrases.noAnswer));
  }

  return { answer };
}

function isAllowed(tool: Tool, turn: Turn): boolean {
  return tool.permission === 'all' || (tool.permission === 'owner' && turn.owner);
}

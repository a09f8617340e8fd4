import { fitting } from './answer/expected.js';
import { readAnswer } from './answer/read.js';
import { languageOf } from './answer/language.js';
import { holds } from './check.js';
import { finishAnswer } from './finish.js';
import { rank } from './judge.js';
import { FINISH_SHARE } from './think.js';
import type { PonderDesk, PonderRequest } from './think.js';
import type { Pondered } from './thought.js';
import { agentTrace } from './trace.js';
import type { CheckTrace, Draft, DraftRequest, Thought } from './types.js';
import { modeWordsIn } from './words/index.js';
import { isDecided, sidesOf } from './vote.js';
import type { Ballot, Side } from './vote.js';
import { PROGRAM_WAYS, waysFor } from './ways/choose.js';
import { workspaceOf } from './workspace.js';

/** Share of the time after which no second round is begun. */
const REFINE_UNTIL = 0.5;
/** Results that are put back into the question when the vote does not tell. */
const MOST_CHECKED = 3;
/** Characters of a side's work that are kept for who asks what the others said, from its end. */
const WORK_CHARS = 600;

/**
 * Several agents draft side by side, each in its own way. Results that can be compared are voted on; where none is ahead, each agent
 * writes once more with all drafts before it; what is still even is put back into the question. Answers in free words are ranked.
 */
export async function contemplate(request: PonderRequest, desk: PonderDesk, signal: AbortSignal): Promise<Pondered> {
  const { settings } = request;
  const { timeMs, rounds } = settings.contemplating;
  const began = Date.now();
  const end = began + timeMs;
  const session = new Session(request, desk, signal, end - timeMs * FINISH_SHARE);
  await session.round();
  for (let i = 1; i < rounds && session.disagree() && Date.now() < began + timeMs * REFINE_UNTIL; i++) {
    await session.round(workspaceOf(session.current()));
  }
  const winner = await session.winner();
  if (!winner) return session.trace();

  const { draft, value, second } = winner;
  const { languageKnown, maxTokens } = request;
  const words = modeWordsIn(request.language);
  const sentence = await finishAnswer(
    {
      request: session.requestFor(draft),
      draft,
      value,
      ...(second && { second }),
      languageKnown,
      maxTokens,
      deadline: end,
    },
    desk.engine,
    signal,
    (more) => (session.tokens += more),
  );
  const said = sentence ?? (value ? words.result(draft.answer) : draft.answer);
  const { vote } = session.trace();
  if (!vote) return { words: said, free: true, ...session.trace() };
  const note = vote.agreed * 2 > vote.of ? words.agreed(vote.agreed, vote.of) : words.disagreed(vote.agreed, vote.of);
  return { words: vote.of === 1 ? said : `${note}\n${said}`, ...session.trace() };
}

interface Winner {
  readonly draft: Draft & { readonly answer: string };
  readonly value: Ballot['value'] | undefined;
  readonly second?: Draft;
}

/** One turn's agents, their drafts and how they stand. */
class Session {
  tokens = 0;
  readonly #requests: readonly DraftRequest[];
  /** [agent]: its latest draft that came to something, else its latest. */
  readonly #drafts: (Draft | undefined)[];
  readonly #all: Draft[] = [];
  #rounds = 0;
  #check: CheckTrace | undefined;
  #won: Side | undefined;

  constructor(
    private readonly request: PonderRequest,
    private readonly desk: PonderDesk,
    private readonly signal: AbortSignal,
    private readonly deadline: number,
  ) {
    const { agents, tokens } = request.settings.contemplating;
    this.#requests = waysFor(agents, desk.programs).map((part) => ({
      ...part,
      task: request.task,
      language: request.language,
      maxTokens: tokens,
      deadline,
    }));
    this.#drafts = this.#requests.map(() => undefined);
  }

  /** All agents write; those still at work are stopped when they cannot change the vote any more. */
  async round(workspace?: string): Promise<void> {
    const requests = this.#requests.map((asked) => (workspace === undefined ? asked : { ...asked, workspace }));
    const open = new Set(requests.keys());
    const fresh: Draft[] = [];
    this.#rounds++;
    for await (const draft of this.desk.runner.run(requests, this.signal)) {
      const agent = [...open].find((i) => requests[i]!.way === draft.way) ?? [...open][0]!;
      open.delete(agent);
      fresh.push(draft);
      this.#all.push(draft);
      this.tokens += draft.tokens;
      if (draft.answer !== undefined || this.#drafts[agent]?.answer === undefined) this.#drafts[agent] = draft;
      if (isDecided(sidesOf(this.#ballots(fresh)), open.size)) break;
    }
  }

  current(): readonly Draft[] {
    return this.#drafts.flatMap((draft) => draft ?? []);
  }

  /** True when results can be compared and none is ahead. */
  disagree(): boolean {
    const [first, second] = sidesOf(this.#ballots(this.current()));
    return first !== undefined && first.length === second?.length;
  }

  requestFor(draft: Draft): DraftRequest {
    return this.#requests[this.#drafts.indexOf(draft)] ?? this.#requests[0]!;
  }

  async winner(): Promise<Winner | undefined> {
    const ballots = this.#ballots(this.current());
    const answered = this.current().filter((draft): draft is Draft & { answer: string } => draft.answer !== undefined);
    if (answered.length === 0) return undefined;
    if (ballots.length * 2 < answered.length) {
      const desk = { engine: this.desk.engine, deadline: this.deadline, signal: this.signal };
      const [best, second] = (await rank(this.request.task, answered, desk)) as typeof answered;
      return { draft: best!, value: undefined, ...(second && { second }) };
    }
    const won = await this.#decide(sidesOf(ballots));
    this.#won = won;
    const speaker = won.find(({ draft }) => !PROGRAM_WAYS.has(draft.way)) ?? won[0];
    return { draft: speaker.draft as Winner['draft'], value: speaker.value };
  }

  trace(): Pondered {
    const sides = this.#sides();
    const [won] = sides;
    const of = this.#ballots(this.current()).length;
    const vote = this.#won && won && { answer: won.answer, agreed: won.agents, of };
    const thought: Thought | undefined = vote && { of, sides };
    return {
      agents: this.#all.map(agentTrace),
      tools: this.#all.flatMap((draft) => draft.tools ?? []),
      rounds: this.#rounds,
      tokens: this.tokens,
      ...(vote && { vote }),
      ...(this.#check && { check: this.#check }),
      ...(thought && { thought }),
    };
  }

  /** The side with the most votes; among equals the one whose result holds in the question, else that of the better way. */
  async #decide(sides: readonly Side[]): Promise<Side> {
    const [first, second] = sides as [Side, ...Side[]];
    const byProgram = first.some(({ draft }) => PROGRAM_WAYS.has(draft.way)) && first.length > 1;
    if (byProgram) this.#check = { how: 'program', passed: true };
    if (!second || first.length > second.length) return first;
    const even = sides.filter((side) => side.length === first.length).slice(0, MOST_CHECKED);
    const { engine } = this.desk;
    const desk = { engine, deadline: this.deadline, signal: this.signal };
    const held = await Promise.all(even.map(([{ draft }]) => holds(this.request.task, draft.answer!, desk)));
    const best = held.indexOf(true);
    if (!byProgram || best > 0) this.#check = { how: 'question', passed: best >= 0 };
    return even[Math.max(0, best)]!;
  }

  #sides(): Thought['sides'] {
    const sides = sidesOf(this.#ballots(this.current()));
    const ordered = this.#won ? [...sides].sort((a, b) => Number(this.#is(b)) - Number(this.#is(a))) : sides;
    return ordered.map((side) => ({
      answer: side[0].draft.answer!,
      agents: side.length,
      work: side[0].draft.text.slice(-WORK_CHARS),
    }));
  }

  #is(side: Side): boolean {
    return side[0].draft === this.#won?.[0].draft;
  }

  #ballots(drafts: readonly Draft[]): readonly Ballot[] {
    const { task, language } = this.request;
    const ballots = drafts.flatMap((draft) => {
      if (draft.answer === undefined) return [];
      const value = readAnswer(draft.answer, { language: languageOf(draft, language), task });
      return value ? [{ draft, value }] : [];
    });
    return fitting(task, ballots);
  }
}

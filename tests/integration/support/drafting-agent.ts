import type { Agent, Draft, DraftRequest, DraftRunner, Way } from '@hearth/agent';
import type { Engine } from '@hearth/inference';
import { NO_TRACE, wordsOf } from './echo-agent.js';

const WAYS: readonly Way[] = ['steps', 'known', 'equations', 'story', 'program'];
/** Milliseconds that drafts are given, by the words that ask for them. */
const TIMES: readonly (readonly [string, number])[] = [
  ['think at once', 500],
  ['think quickly', 3000],
  ['think', 60_000],
];

/** What a process tells the test: `turn` and `draft` begin, `cancelled` the engine has ended a draft. */
export type Happening = 'turn' | 'draft' | 'cancelled';

/** Drafts as rows of the engine, each signed with the number of this process. */
export function engineDrafts(engine: Engine, tell: (what: Happening) => void): DraftRunner {
  const draft = async ({ way, task, maxTokens, deadline }: DraftRequest, signal: AbortSignal): Promise<Draft> => {
    tell('draft');
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(Math.max(0, deadline - Date.now()))]);
    let finish = '';
    for await (const event of engine.generate({ prompt: { text: task }, maxTokens }, inTime)) {
      if (event.type === 'end') finish = event.finish;
    }
    if (finish === 'cancelled') tell('cancelled');
    signal.throwIfAborted();
    if (finish === 'cancelled') return { way, text: '', failed: 'not in time', tokens: 0, ms: 0 };
    return { way, text: `process ${process.pid}`, tokens: 1, ms: 1 };
  };
  return {
    async *run(requests, signal) {
      const open = new Map(requests.map((request, i) => [i, draft(request, signal).then((done) => ({ i, done }))]));
      for (const promise of open.values()) promise.catch(() => undefined);
      while (open.size > 0) {
        const { i, done } = await Promise.race(open.values());
        open.delete(i);
        yield done;
      }
    },
  };
}

/** Has five drafts made for a message that asks to think, and says who made them. */
export function draftingAgent(agent: Agent, drafts: DraftRunner, tell: (what: Happening) => void): Agent {
  return {
    answer: async (turn, signal) => {
      const task = wordsOf(turn.inbox).join(' | ');
      const time = TIMES.find(([words]) => task.startsWith(words));
      if (!time) return agent.answer(turn, signal);
      tell('turn');
      const deadline = Date.now() + time[1];
      const requests = WAYS.map((way) => ({ way, task, language: 'en', maxTokens: 64, deadline }));
      const texts: string[] = [];
      for await (const { text, failed } of drafts.run(requests, signal))
        texts.push(failed === undefined ? text : 'none');
      return { reply: { parts: [{ type: 'text', text: texts.sort().join(', ') }] }, trace: NO_TRACE };
    },
  };
}

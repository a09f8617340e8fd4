import { detectLanguage } from '@hearth/agent';
import type { Agent, ThreadMessage, Turn } from '@hearth/agent';
import type { Connector } from '@hearth/connectors';
import { parseConversationId } from '@hearth/message';
import type { Reply } from '@hearth/message';
import type { Config } from '../config/schema.js';
import type { Batch } from '../queue/conversation-queue.js';
import type { ConversationStore } from '../store/conversation-store.js';
import type { MediaStore } from '../store/media-store.js';
import { mediaAccess } from './media-access.js';
import type { Offers } from './offers.js';
import type { ProgressNotes } from './progress-note.js';
import type { Task } from './read-batch.js';
import type { RunningTurn } from './running.js';
import { sentencesIn } from './sentences.js';
import { settlement, turnIdOf } from './settler.js';
import type { Settlement } from './settler.js';
import { showTyping } from './typing.js';
import { untilAborted } from './until-aborted.js';

/** Messages of the thread that the agent is given besides those it answers. */
const HISTORY_MESSAGES = 40;

/** The agent, or the channel's rendering of what it said, failed. It may go better the next time. */
export class WorkFailed extends Error {
  override readonly name = 'WorkFailed';
}

/** Turns a task into bubbles. */
export class Answerer {
  readonly #owners: ReadonlySet<string>;

  constructor(
    private readonly agent: Agent,
    private readonly store: ConversationStore,
    private readonly media: MediaStore,
    private readonly notes: ProgressNotes,
    private readonly offers: Offers,
    private readonly config: Config,
  ) {
    this.#owners = new Set(config.assistant.owners.split(',').map((id) => id.trim()));
  }

  /** @throws WorkFailed; the signal's reason when aborted. */
  async answer(
    batch: Batch,
    task: Extract<Task, { kind: 'answer' }>,
    connector: Connector,
    running: RunningTurn,
  ): Promise<Settlement> {
    const { signal } = running;
    const { conversation } = batch;
    const startedAt = Date.now();
    const turnId = turnIdOf(conversation, task.inbox[0].id);
    const buttons = await this.offers.mayOffer(conversation, connector);
    const turn = { ...this.#turn(conversation, task.inbox, turnId, startedAt), buttons };
    const typing = showTyping(connector, turn.conversation, task.inbox.at(-1)!.id, signal);
    const language = this.languageOf(task.inbox);
    const onNote = () => typing.again();
    const endNote = this.notes.watch({ batch, connector, turnId, language, signal, onNote });
    try {
      const { reply, trace, thought } = await untilAborted(signal, this.agent.answer(turn, signal));
      const queueWaitMs = startedAt - (batch.items[0]?.arrivedAt ?? startedAt);
      await this.offers.note(conversation, reply);
      const whole = this.#withNote(reply, batch.skipped, task.inbox);
      const about = { trace: { ...trace, queueWaitMs }, ...(thought && { thought }) };
      return settlement(connector, conversation, turnId, whole, about);
    } catch (error) {
      signal.throwIfAborted();
      throw new WorkFailed('no answer', { cause: error });
    } finally {
      endNote();
      typing.end();
    }
  }

  /** The language of what was written last, for sentences that do not come from the agent. */
  languageOf(messages: readonly Pick<ThreadMessage, 'parts'>[]): string {
    const text = messages
      .flatMap(({ parts }) => parts.map((part) => (part.type === 'text' ? part.text : '')))
      .join('\n');
    return this.config.assistant.language || (detectLanguage(text) ?? 'en');
  }

  #turn(conversation: string, inbox: readonly ThreadMessage[], turnId: string, now: number): Turn {
    const except = [...inbox.map(({ id }) => id), turnId];
    return {
      conversation: parseConversationId(conversation),
      inbox,
      history: this.store.history(conversation, HISTORY_MESSAGES, except),
      now,
      owner: this.#owners.has(conversation),
      media: mediaAccess(this.media),
    };
  }

  /** Nothing is dropped silently: who wrote more than fits hears so. */
  #withNote(reply: Reply, skipped: number, inbox: readonly ThreadMessage[]): Reply {
    if (skipped === 0) return reply;
    const note = sentencesIn(this.languageOf(inbox)).skipped(skipped);
    return { ...reply, parts: [{ type: 'text', text: note }, ...reply.parts] };
  }
}

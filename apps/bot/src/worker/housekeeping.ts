import type { Logger } from 'pino';
import type { ConversationStore } from '../store/conversation-store.js';

const INTERVAL_MS = 3600 * 1000;
/** Conversations are remembered for so long; files have their own, shorter time (`media.keepDays`). */
const MESSAGE_KEEP_DAYS = 365;
const DAY_MS = 24 * 3600 * 1000;

/** Deletes what has had its time, at the start and every hour. */
export class Housekeeping {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly conversations: ConversationStore,
    private readonly folders: readonly { prune(): Promise<void> }[],
    private readonly log: Logger,
  ) {}

  start(): void {
    const run = () => {
      this.#run().catch((error: unknown) => this.log.warn({ error: String(error) }, 'housekeeping failed'));
    };
    run();
    this.#timer = setInterval(run, INTERVAL_MS);
    this.#timer.unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #run(): Promise<void> {
    this.conversations.prune(Date.now() - MESSAGE_KEEP_DAYS * DAY_MS);
    for (const folder of this.folders) await folder.prune();
  }
}

import type { RedisClient } from '../redis/connections.js';
import { CONTROL_CHANNEL } from './keys.js';

/**
 * News for whoever runs a turn of this conversation. Lost ones do no harm: the commit is refused (stop, changed), or the newer
 * message gets its own answer.
 */
export interface Notice {
  readonly kind: 'new' | 'changed' | 'stop';
  /** Of the event (new, stop) the seq, of a change the rev: a turn that has read it already may ignore the notice. */
  readonly mark: number;
  readonly conversation: string;
}

const NOTICE = /^(new|changed|stop)\|(\d+)\|(.+)$/;

/** Calls `listener` for every notice until the connection is closed. */
export async function listen(redis: RedisClient, listener: (notice: Notice) => void): Promise<void> {
  redis.on('message', (channel: string, text: string) => {
    const [, kind, mark, conversation] = NOTICE.exec(text) ?? [];
    if (channel !== CONTROL_CHANNEL || !kind || !conversation) return;
    listener({ kind: kind as Notice['kind'], mark: Number(mark), conversation });
  });
  await redis.subscribe(CONTROL_CHANNEL);
}

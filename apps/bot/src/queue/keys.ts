import { createHash } from 'node:crypto';

/** Hash tag of every key, BullMQ's included: all of one system lies on one Cluster slot, so that scripts may touch several keys. */
export const PREFIX = '{hearth}';

/** Pub/sub channel for news that a running turn should hear: see {@link Notice}. */
export const CONTROL_CHANNEL = `${PREFIX}:ctl`;

/** Pub/sub channel by which workers ask the process that holds an account to show "typing…" there. */
export const TYPING_CHANNEL = `${PREFIX}:typing`;

/** Pub/sub channel of what an operator wants of a bridge. */
export const BRIDGE_CHANNEL = `${PREFIX}:bridge`;

/** Pub/sub channel of drafts that workers make for each other; with `:<instance>` that of one worker. */
export const DRAFTS_CHANNEL = `${PREFIX}:drafts`;

/** Hash: worker → `ms|what it has free`. */
export const WORKERS_KEY = `${PREFIX}:workers`;

/** Sorted set: conversation → time of its oldest unfinished message, ms. */
export const DIRTY_KEY = `${PREFIX}:dirty`;

export const keys = {
  /** List of {@link InboxItem}s: messages that are not answered yet. */
  inbox: (conversation: string) => `${PREFIX}:c:${conversation}:in`,
  /** List of OutItems as JSON: bubbles that are not delivered yet. */
  outbox: (conversation: string) => `${PREFIX}:c:${conversation}:out`,
  /** Hash: seq, fence, sfence, epoch, rev, stopAt, pausedUntil, reading, skipped, startSeq, starts, noted. */
  meta: (conversation: string) => `${PREFIX}:c:${conversation}:m`,
  /** Present = this event of this account was taken already. */
  seen: (account: string, key: string) => `${PREFIX}:seen:${shortHash(`${account} ${key}`)}`,
  /** Present = the person deleted this message; it is not taken if it comes (again). */
  gone: (conversation: string, mid: string) => `${PREFIX}:gone:${shortHash(`${conversation} ${mid}`)}`,
  /** Hash: st, at, mid, echo, status, code, unknown, throttled. */
  sent: (outId: string) => `${PREFIX}:o:${outId}`,
  /** The platform's message id → our outId. */
  outIdOf: (account: string, mid: string) => `${PREFIX}:mid:${shortHash(`${account} ${mid}`)}`,
  /** JSON: how the turn's answer came about. */
  trace: (turnId: string) => `${PREFIX}:trace:${turnId}`,
  /** Present = a button for more thought was offered here within a day. */
  offered: (conversation: string) => `${PREFIX}:offered:${shortHash(conversation)}`,
  /** JSON: where a remote file was stored. */
  media: (account: string, file: string) => `${PREFIX}:media:${shortHash(`${account} ${file}`)}`,
  /** Present = this account cannot send for now; the value says why. */
  stopped: (account: string) => `${PREFIX}:stopped:${account}`,
  /** `fence|owner` of the process that holds the account now. */
  lease: (account: string) => `${PREFIX}:lease:${account}`,
  /** Counts the holders of an account. */
  leaseFence: (account: string) => `${PREFIX}:lease-fence:${account}`,
  /** JSON: how the browser of the account is. */
  bridge: (account: string) => `${PREFIX}:bridge:${account}`,
  /** Sorted set: conversation → time of its last message from a person, ms. */
  met: (account: string) => `${PREFIX}:met:${account}`,
  /** Sorted set: outId → time of sending, ms, of the last day. */
  sentToday: (account: string) => `${PREFIX}:sent-today:${account}`,
  /** Theoretical arrival time of GCRA. */
  rate: (name: string) => `${PREFIX}:rate:${name}`,
  /** JSON: what one draft is asked for, until somebody begins it. */
  draft: (run: string, index: number) => `${PREFIX}:draft:${run}:${index}`,
  /** JSON of a process's metrics. */
  metrics: (instance: string) => `${PREFIX}:metrics:${instance}`,
} as const;

/** 96 bits: enough against chance, short enough for millions of keys. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

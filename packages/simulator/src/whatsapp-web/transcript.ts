import type { Clock } from '../clock.js';

/** What happened between the page and the world, in order. */
export interface TranscriptLine {
  /** Counts from 1. */
  readonly n: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly what:
    | 'opened'
    | 'closed'
    | 'qr'
    | 'code'
    | 'linked'
    | 'synced'
    | 'received'
    | 'sent'
    | 'ack'
    | 'seen'
    | 'composing'
    | 'recording'
    | 'paused'
    | 'reacted'
    | 'reaction'
    | 'edited'
    | 'revoked'
    | 'uploaded'
    | 'downloaded'
    | 'preview'
    | 'presence'
    | 'resend'
    | 'conflict'
    | 'takeover'
    | 'unlinked';
  readonly chat?: string;
  /** The message, by its serialised id. */
  readonly id?: string;
  readonly type?: string;
  readonly text?: string;
  /** The quoted message's short id. */
  readonly quote?: string;
  readonly ack?: number;
  readonly emoji?: string;
  /** `seen`: how many messages were unread. */
  readonly unread?: number;
  readonly detail?: string;
}

/** Lines kept; a playground runs for months. */
const MAX_LINES = 20_000;

/** The simulator's own record, by which tests prove order and number of what a bot does. */
export class Transcript {
  private lines: TranscriptLine[] = [];
  private count = 0;

  constructor(private readonly clock: Clock) {}

  note(what: TranscriptLine['what'], detail: Omit<TranscriptLine, 'n' | 'at' | 'what'> = {}): void {
    this.count += 1;
    this.lines.push({ n: this.count, at: this.clock.now(), what, ...detail });
    if (this.lines.length > MAX_LINES) this.lines = this.lines.slice(MAX_LINES / 2);
  }

  /** All lines, or those of some kinds. */
  all(...kinds: readonly TranscriptLine['what'][]): TranscriptLine[] {
    return kinds.length === 0 ? [...this.lines] : this.lines.filter(({ what }) => kinds.includes(what));
  }
}

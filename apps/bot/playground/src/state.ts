import type { ChannelName, PersonalNumber, Status, Thread, Trace } from './types.js';

/** What the person is about to send in one thread. */
export interface Draft {
  text: string;
  images: { readonly file: File; readonly url: string }[];
  /** A file that is no picture; it travels alone. */
  file: File | null;
  /** Id of the message that is being answered. */
  quote: string | null;
  error: string | null;
}

/** All that the page shows. Changed only through {@link update}, which draws once per frame. */
export interface State {
  threads: Map<ChannelName, Thread>;
  drafts: Map<ChannelName, Draft>;
  /** The thread in front on a narrow screen. */
  front: ChannelName;
  /** Message whose actions are open. */
  open: string | null;
  traces: Map<string, Trace | 'loading' | 'none' | 'failed'>;
  numbers: readonly PersonalNumber[];
  status: Status | null;
  lost: boolean;
  now: number;
}

export const state: State = {
  threads: new Map(),
  drafts: new Map(),
  front: 'whatsapp-cloud',
  open: null,
  traces: new Map(),
  numbers: [],
  status: null,
  lost: false,
  now: Date.now(),
};

let draw: () => void = () => {};
let pending = false;

export function onUpdate(callback: () => void): void {
  draw = callback;
}

export function update(change: (state: State) => void = () => {}): void {
  change(state);
  if (pending) return;
  pending = true;
  requestAnimationFrame(() => {
    pending = false;
    draw();
  });
}

export function draftOf(channel: ChannelName): Draft {
  let draft = state.drafts.get(channel);
  if (!draft) {
    draft = { text: '', images: [], file: null, quote: null, error: null };
    state.drafts.set(channel, draft);
  }
  return draft;
}

/** Who the person writes to. */
export const assistantName = (): string => state.status?.name ?? 'Hearth';

import type { ConversationRef, InboundEvent } from '@hearth/message';

type Of<K extends InboundEvent['kind']> = Extract<InboundEvent, { kind: K }>;
const START = Date.UTC(2026, 0, 1);

/** Events of one conversation as a connector would give them. */
export class Writer {
  readonly ref: ConversationRef;
  #clock = START;

  constructor(peer: string) {
    this.ref = { channel: 'messenger', account: '10', peer };
  }

  get id(): string {
    return `${this.ref.channel}/${this.ref.account}/${this.ref.peer}`;
  }

  message(id: string, text = id): Of<'message'> {
    return { ...this.#base(), kind: 'message', id, sender: { id: this.ref.peer }, parts: [{ type: 'text', text }] };
  }

  edit(target: string, text: string): Of<'edit'> {
    return { ...this.#base(), kind: 'edit', id: `${target}-edit`, target, parts: [{ type: 'text', text }] };
  }

  unsend(target: string): Of<'unsend'> {
    return { ...this.#base(), kind: 'unsend', target };
  }

  receipt(status: Of<'receipt'>['status'], outId: string, target: string): Of<'receipt'> {
    return { ...this.#base(), kind: 'receipt', status, outId, target };
  }

  #base() {
    return { conversation: this.ref, at: this.#clock++ };
  }
}

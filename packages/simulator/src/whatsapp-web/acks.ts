import type { StoredMessage } from './chats.js';
import type { Web } from './context.js';
import type { Ack } from './wire.js';

/** Acks in words of a thread. */
const STATUS = { '-1': 'failed', 1: 'sent', 2: 'delivered', 3: 'read' } as const;

/** Moves a message of the account forward (or to failed); nothing happens if it is there already. */
export function setAck(web: Web, stored: StoredMessage, ack: Exclude<Ack, 0 | 4>): void {
  const { id, ack: before } = stored.wire;
  if (before === -1 || (ack !== -1 && before >= ack)) return;
  web.chats.change(stored, { ack });
  web.transcript.note('ack', { chat: stored.chat.id, id: id._serialized, ack });
  web.pages.tell({ kind: 'change', id: id._serialized, fields: { ack } });
  stored.chat.thread?.advance(id._serialized, STATUS[ack]);
}

/** A sent message goes its way: the server has it, the other device has it, the person looks. */
export function sendOff(web: Web, stored: StoredMessage): void {
  const { server, device } = web.faults.settings.acks;
  const { clock } = web.world;
  if (server === null) return;
  clock.after(server, () => {
    setAck(web, stored, 1);
    if (device === null) return;
    clock.after(device, () => {
      setAck(web, stored, 2);
      if (stored.chat.thread?.open) setAck(web, stored, 3);
    });
  });
}

/** Everything that the account sent and that was kept back goes its way now. */
export function releaseAcks(web: Web): void {
  for (const stored of web.chats.all()) if (stored.wire.id.fromMe && stored.wire.ack < 2) sendOff(web, stored);
}

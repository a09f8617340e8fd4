import type { PageEvent, WireMessage } from '../../src/whatsapp-web/wire.js';
import { MsgKey } from './msg-key.js';
import { MessageModel, withWids } from './message.js';
import { reactionTableMode } from './modules/chat.js';
import { leaveOut } from './registry.js';
import { freeze } from './server.js';
import { session } from './session.js';
import { store } from './store.js';
import { createWid } from './wid.js';

type Snapshot = Extract<PageEvent, { kind: 'snapshot' }>;
type Reaction = Extract<PageEvent, { kind: 'reaction' }>;

let synced = false;

function takeAccount({
  me,
  contacts,
  chats,
  messages,
  unannounced,
  synced: ends,
}: NonNullable<Snapshot['account']>): void {
  session.linked(me);
  for (const contact of contacts) store.contacts.put(contact);
  for (const chat of chats) store.chats.put(chat);
  const isNew = ({ id }: WireMessage) => unannounced.includes(id._serialized);
  for (const message of messages) if (!isNew(message)) store.messages.put(message, { announce: false });
  const announce = () => {
    for (const message of messages) if (isNew(message)) store.messages.put(message, { announce: true });
  };
  if (synced) return announce();
  if (!ends) return;
  synced = true;
  void session.synced();
  void store.messages.heard.then(announce);
}

function takeSnapshot({ state, ref, missing, version, account }: Snapshot): void {
  leaveOut(missing);
  if (account) takeAccount(account);
  if (ref !== undefined) session.conn.set({ ref });
  session.state(state);
  Object.assign(window, { Debug: { VERSION: version } });
}

function takeReaction({ key, target, from, emoji, at }: Reaction): void {
  const keyOf = ({ fromMe, remote, id, participant }: Reaction['key']) =>
    new MsgKey({ to: remote, id, participant, selfDir: fromMe ? 'out' : 'in' });
  reactionTableMode.bulkUpsert([
    {
      id: keyOf(key),
      reactionParentKey: keyOf(target),
      reactionText: emoji,
      reactionTimestamp: at,
      from: createWid(from),
      read: false,
    },
  ]);
}

/** The page is left as after a log-out on the phone. */
function leave(): void {
  session.cmd.trigger('logout');
  location.assign('/?post_logout=1');
}

/** Something happened to the account. */
export function apply(event: PageEvent): void {
  switch (event.kind) {
    case 'snapshot':
      return takeSnapshot(event);
    case 'state':
      return session.state(event.state);
    case 'ref':
      return session.conn.set({ ref: event.ref });
    case 'missing':
      return leaveOut(event.missing);
    case 'contact':
      return store.contacts.put(event.contact);
    case 'chat':
      store.chats.put(event.chat);
      return;
    case 'message':
      store.messages.put(event.message, { announce: true });
      return;
    case 'change':
      return store.messages.change(event.id, withWids(event.fields));
    case 'remove':
      return store.messages.forget(event.id);
    case 'reaction':
      return takeReaction(event);
    case 'garbage':
      return store.messages.trigger(event.event, new MessageModel(store.messages, event.model), event.value);
    case 'logout':
      return leave();
    case 'reload':
      return location.reload();
    case 'freeze':
      return freeze();
  }
}

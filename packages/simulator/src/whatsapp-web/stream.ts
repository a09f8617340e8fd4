import type { FastifyReply } from 'fastify';
import { isUnread, lidId, phoneId, type StoredMessage } from './chats.js';
import type { Web } from './context.js';
import type { Device } from './devices.js';
import type { Page } from './pages.js';
import type { PageEvent, SocketState } from './wire.js';

/** The release that the page says it is: the one that the library was traced with. */
const PAGE_VERSION = '2.3000.1017054665';
/** What the account's phone is, as a linked device is told. */
const PLATFORM = 'android';
/** How soon the browser connects again, in milliseconds. */
const RETRY_MS = 200;
/** Comments keep the browser from giving a quiet stream up. */
const HEARTBEAT_MS = 15_000;

function stateOf(device: Device): SocketState {
  if (device.linked) return 'CONNECTED';
  return device.ref === undefined ? 'UNPAIRED_IDLE' : 'UNPAIRED';
}

/** Ids of messages that the page must announce: those it missed while its line was cut, or, if wanted, all unread ones. */
function unannounced(web: Web, before: number | undefined, messages: readonly StoredMessage[]): string[] {
  const received = messages.filter(({ wire }) => !wire.id.fromMe);
  const idOf = ({ wire }: StoredMessage) => wire.id._serialized;
  if (before !== undefined) return received.filter(({ n }) => n > before).map(idOf);
  return web.faults.settings.offlineDelivery === 'announced' ? received.filter(isUnread).map(idOf) : [];
}

/** The whole state, as a page gets it first. */
export function snapshotFor(web: Web, page: Page): PageEvent {
  const { device } = page;
  const { missing, neverSyncs } = web.faults.settings;
  const common = { kind: 'snapshot', state: stateOf(device), missing, version: PAGE_VERSION } as const;
  if (!device.linked) return { ...common, ...(device.ref !== undefined && { ref: device.ref }) };
  const { contacts, chats, messages } = web.chats.loaded();
  const before = web.pages.toldBefore(page.load);
  for (const { chat, wire } of messages) chat.thread?.advance(wire.id._serialized, 'delivered');
  const announce = unannounced(web, before, messages);
  page.told = web.chats.latest;
  const me = { pn: phoneId(web.me), lid: lidId(web.me), pushname: web.me.name, platform: PLATFORM };
  const wires = messages.map(({ wire }) => wire);
  return { ...common, account: { me, synced: !neverSyncs, contacts, chats, messages: wires, unannounced: announce } };
}

/** A second tab of a profile ends the first one's work, as WhatsApp does. */
function displaceOthers(web: Web, page: Page): void {
  for (const other of web.pages.of(page.device)) {
    if (other === page || other.displaced || !other.device.linked) continue;
    other.displaced = true;
    web.transcript.note('conflict');
    other.write({ kind: 'state', state: 'CONFLICT' });
  }
}

/** Connects a tab: first everything, then what happens. */
export function openStream(web: Web, device: Device, load: string, reply: FastifyReply): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const heartbeat = setInterval(() => raw.write(': alive\n\n'), HEARTBEAT_MS).unref();
  const page: Page = {
    device,
    load,
    told: 0,
    displaced: false,
    frozen: false,
    synced: false,
    write: (event) => raw.write(`data: ${JSON.stringify(event)}\n\n`),
    end: () => raw.destroy(),
  };
  raw.on('close', () => {
    clearInterval(heartbeat);
    web.pages.remove(page);
    web.transcript.note('closed');
    if (!device.linked && web.pages.of(device).length === 0) web.devices.hideCodes(device);
  });
  web.transcript.note('opened');
  raw.write(`retry: ${RETRY_MS}\n\n`);
  if (!device.linked && device.ref === undefined) web.devices.showCodes(device);
  web.pages.add(page);
  page.write(snapshotFor(web, page));
  displaceOthers(web, page);
}

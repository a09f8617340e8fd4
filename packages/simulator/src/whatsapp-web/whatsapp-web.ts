import type { ThreadAccount } from '../accounts.js';
import { digits } from '../ids.js';
import type { World } from '../world.js';
import { releaseAcks } from './acks.js';
import type { Gates } from './api.js';
import { addressOf, ChatBook, wireContact, wireChat, type WebContact } from './chats.js';
import type { Web } from './context.js';
import { DeviceBook, type Device } from './devices.js';
import { NO_FAULTS, WebFaults, type SendAccident, type WebFaultSettings } from './faults.js';
import { WebGroup, type GroupOptions } from './group.js';
import { postStatus, postToChannel } from './lists.js';
import { PageHub } from './pages.js';
import { WebPerson } from './person.js';
import { serve } from './server.js';
import { snapshotFor } from './stream.js';
import { Transcript, type TranscriptLine } from './transcript.js';
import type { MediaBehaviour } from './wire.js';

/** Country prefix of made-up phone numbers: a range kept for fiction. */
const PHONE_PREFIX = '1650555';
const DEFAULT_PERSON = 'Alex Rivera';

export interface WhatsAppWebOptions {
  /** Default 0: any free one. */
  readonly port?: number;
  /** The owner's phone number, digits. Default: made up. */
  readonly phone?: string;
  readonly name?: string;
}

/** A promise that somebody else resolves. */
function gate(): { promise: Promise<void>; open: () => void } {
  let open = () => {};
  const promise = new Promise<void>((resolve) => (open = resolve));
  return { promise, open };
}

/** A personal number and its WhatsApp Web page: the phone that links it, the people who write, and what goes wrong. */
export class WhatsAppWeb {
  readonly web: Web;
  /** Phone number of the account. */
  readonly phone: string;
  origin = '';
  /** For Chromium: where WhatsApp's host is, and which certificate to take. For tests and the playground only. */
  chromiumArgs: readonly string[] = [];
  private readonly gates: Gates = { stalled: undefined, frozen: undefined, cut: false };
  private endStall: (() => void) | undefined;
  private endFreeze: (() => void) | undefined;
  private stopServer: () => Promise<void> = () => Promise.resolve();

  constructor(world: World, { phone = PHONE_PREFIX + digits(4), name = 'Hearth' }: WhatsAppWebOptions) {
    const account: ThreadAccount = { channel: 'whatsapp-web', account: phone, name };
    const me: WebContact = { phone, lid: digits(15), name, addressing: 'phone' };
    this.phone = phone;
    this.web = {
      world,
      account,
      me,
      devices: new DeviceBook(world.clock, (device) => this.showRef(device)),
      pages: new PageHub(),
      chats: new ChatBook(),
      faults: new WebFaults(),
      transcript: new Transcript(world.clock),
      unknownModules: [],
    };
    this.person();
  }

  async listen(port: number): Promise<void> {
    const server = await serve(this.web, this.gates, { port, onUnlink: (device) => this.unlink(device) });
    this.origin = `https://127.0.0.1:${server.port}`;
    this.chromiumArgs = server.chromiumArgs;
    this.stopServer = server.close;
  }

  /** What happened, in order; of some kinds only when named. */
  transcript(...kinds: readonly TranscriptLine['what'][]): TranscriptLine[] {
    return this.web.transcript.all(...kinds);
  }

  get unknownModules(): readonly string[] {
    return this.web.unknownModules;
  }

  /** Open tabs: linked to the account, with its data and the library in it, blocked, showing a QR or pairing code. */
  pages(): { linked: boolean; synced: boolean; frozen: boolean; qr: boolean; code?: string }[] {
    return this.web.pages.all().map(({ device, synced, frozen }) => ({
      linked: device.linked,
      synced,
      frozen,
      qr: device.ref !== undefined,
      ...(device.code && { code: device.code.value }),
    }));
  }

  /**
   * The owner scans the QR code: the one given, or whatever a page shows.
   * @throws RangeError when no page shows it (any more)
   */
  scan(qr?: string): void {
    const [ref] = qr?.split(',') ?? [];
    const shows = (device: Device) => device.ref !== undefined && (ref === undefined || device.ref === ref);
    const device = this.web.devices.all().find(shows);
    if (!device) throw new RangeError('no page shows this code');
    this.link(device);
  }

  /** The owner types a pairing code into the phone. @throws RangeError when it is wrong, old, or of another number */
  pair(code: string): void {
    const wanted = code.replaceAll(/[^A-Z0-9]/gi, '').toUpperCase();
    const device = this.web.devices.all().find((one) => one.code?.value === wanted);
    if (!device) throw new RangeError('no page waits for this code');
    if (device.code?.phone !== this.phone) throw new RangeError('the code was asked for another number');
    this.link(device);
  }

  /** Pages without an account show the next QR code at once. */
  refreshQr(): void {
    for (const device of this.web.devices.all()) if (!device.linked) this.web.devices.nextRef(device);
  }

  /** Somebody who writes: the default person, or the one with this phone number, made if new. */
  person(phone?: string, { name = DEFAULT_PERSON }: { name?: string } = {}): WebPerson {
    const { chats } = this.web;
    const known = phone === undefined ? chats.contacts[0] : chats.contact(phone);
    const contact = known ?? this.meet(phone ?? PHONE_PREFIX + digits(4), name);
    return new WebPerson(this.web, contact, this.chatWith(contact));
  }

  /** A new group with the account and some people in it. */
  group(subject: string, options?: GroupOptions): WebGroup {
    return WebGroup.create(this.web, subject, options);
  }

  /** Somebody posts a status. @returns the message's id. */
  status(text: string, phone?: string): string {
    return postStatus(this.web, this.person(phone).contact, text);
  }

  /** A channel that the account follows posts. @returns the message's id. */
  channel(text: string): string {
    return postToChannel(this.web, text);
  }

  /** Settings of what goes wrong from now on; those not named stay. */
  faults(settings: Partial<WebFaultSettings>): void {
    const { faults, pages } = this.web;
    faults.settings = { ...faults.settings, ...settings };
    for (const page of pages.all()) page.write({ kind: 'missing', missing: faults.settings.missing });
    if (settings.acks && settings.acks.server !== null) releaseAcks(this.web);
  }

  /** The next sends of the page go wrong in this way. */
  sendsGoWrong(accident: SendAccident, times = 1): void {
    this.web.faults.addSends(accident, times);
  }

  /** The next files that people send behave in this way. */
  filesGoWrong(behaviour: MediaBehaviour, times = 1): void {
    this.web.faults.addMedia(behaviour, times);
  }

  /** Nothing goes wrong any more; what hung, goes on. */
  clearFaults(): void {
    this.web.faults.clear();
    this.resume();
    this.thaw();
    this.connect();
    this.faults(NO_FAULTS);
  }

  /** The owner removes the linked devices on the phone. */
  logout(): void {
    for (const device of this.web.devices.all()) if (device.linked) this.unlink(device);
  }

  /** WhatsApp was opened in another browser with the same session. */
  conflict(): void {
    this.web.transcript.note('conflict');
    for (const page of this.web.pages.linked()) {
      page.displaced = true;
      page.write({ kind: 'state', state: 'CONFLICT' });
    }
  }

  /** Blocks the one thread of every open page until {@link thaw}. */
  freeze(): void {
    if (this.gates.frozen) return;
    const { promise, open } = gate();
    this.gates.frozen = promise;
    this.endFreeze = open;
    for (const page of this.web.pages.all()) page.write({ kind: 'freeze' });
  }

  thaw(): void {
    this.endFreeze?.();
    this.gates.frozen = undefined;
  }

  /** The page's calls are taken and not answered until {@link resume}; what happens still reaches it. */
  stall(): void {
    if (this.gates.stalled) return;
    const { promise, open } = gate();
    this.gates.stalled = promise;
    this.endStall = open;
  }

  resume(): void {
    this.endStall?.();
    this.gates.stalled = undefined;
  }

  /** The line between page and WhatsApp is cut until {@link connect}. */
  disconnect(): void {
    this.gates.cut = true;
    for (const page of this.web.pages.all()) page.end();
  }

  connect(): void {
    this.gates.cut = false;
  }

  reload(): void {
    for (const page of this.web.pages.all()) page.write({ kind: 'reload' });
  }

  /**
   * The page's collection announces something about a message that it does not hold: by default a new one without a chat, type
   * or text; `garbage({ id: … }, 'change:ack', 2)` is an ack for an unknown id.
   */
  garbage(model: object = { isNewMsg: true, id: { fromMe: false } }, event = 'add', value?: unknown): void {
    for (const page of this.web.pages.linked()) page.write({ kind: 'garbage', event, model, value });
  }

  async close(): Promise<void> {
    this.clearFaults();
    this.web.devices.close();
    for (const page of this.web.pages.all()) page.end();
    await this.stopServer();
  }

  private meet(phone: string, name: string): WebContact {
    if (!/^\d{6,15}$/.test(phone)) throw new RangeError(`phone numbers are 6 to 15 digits, not ${phone}`);
    const contact = this.web.chats.meet(phone, name);
    this.web.pages.tell({ kind: 'contact', contact: wireContact(contact) });
    return contact;
  }

  private chatWith(contact: WebContact) {
    const { chats, world, account, pages } = this.web;
    const known = chats.chat(addressOf(contact));
    if (known) return known;
    const main = chats.contacts[0] === contact;
    const thread = world.threads.open(
      account,
      { id: contact.phone, name: contact.name, userId: contact.lid },
      { main },
    );
    const chat = chats.open({ id: addressOf(contact), title: contact.name, thread });
    pages.tell({ kind: 'chat', chat: wireChat(chat) });
    return chat;
  }

  private link(device: Device): void {
    this.web.devices.link(device);
    this.web.transcript.note('linked');
    for (const page of this.web.pages.of(device)) {
      page.write({ kind: 'state', state: 'PAIRING' });
      page.write(snapshotFor(this.web, page));
    }
  }

  private unlink(device: Device): void {
    device.linked = false;
    this.web.transcript.note('unlinked');
    for (const page of this.web.pages.of(device)) page.write({ kind: 'logout' });
  }

  private showRef(device: Device): void {
    if (device.ref !== undefined) this.web.transcript.note('qr');
    for (const page of this.web.pages.of(device)) {
      if (device.ref === undefined) page.write({ kind: 'state', state: 'UNPAIRED_IDLE' });
      else {
        page.write({ kind: 'ref', ref: device.ref });
        page.write({ kind: 'state', state: 'UNPAIRED' });
      }
    }
  }
}

import type { MediaFile } from '../media/store.js';
import { NotOnThisPlatform, type Bubble, type Platform } from '../platform.js';
import type { World } from '../world.js';
import type { Correspondent } from './correspondent.js';
import { personSees, report } from './sending.js';
import type { Thread } from './thread.js';
import type { OptionStyle, ThreadMessage } from './types.js';
import { uploaded } from './upload.js';
import { bubbleView } from './view.js';

/** Life of a CDN address. Meta's are signed for longer, but are to be fetched at once. */
const CDN_LIFE_MS = 3_600_000;

/** A file that a person sends. */
export interface PersonFile {
  readonly bytes: Buffer;
  readonly mime: string;
  readonly name?: string;
}

/** What a person can send. Several pictures travel as their app sends them. */
export type PersonMessage = (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly images: readonly PersonFile[]; readonly caption?: string }
  | { readonly kind: 'sticker' | 'video' | 'document'; readonly file: PersonFile; readonly caption?: string }
  | { readonly kind: 'audio'; readonly file: PersonFile; readonly voice?: boolean }
  | Extract<Bubble, { kind: 'location' | 'contact' | 'unsupported' }>
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly title: string;
      readonly description?: string;
      readonly how?: OptionStyle;
    }
) & { readonly quote?: string; readonly forwarded?: boolean };

/** Somebody who uses one app to write to one account: every act goes out as the platform's own webhook. */
export class Person implements Correspondent {
  constructor(
    private readonly world: World,
    private readonly platform: Platform,
    readonly thread: Thread,
  ) {}

  get id(): string {
    return this.thread.identity.id;
  }

  get name(): string {
    return this.thread.identity.name;
  }

  /** @returns ids of the messages it became. @throws NotOnThisPlatform | RangeError on an unknown quote. */
  async send(message: PersonMessage): Promise<string[]> {
    if (message.quote !== undefined) this.known(message.quote);
    const { faults } = this.world;
    const bubbles = this.platform.bubbles(
      await uploaded(this.world, this.thread.account, message, () => faults.takeMedia(this.thread.account)),
    );
    return bubbles.map((bubble) => this.post(bubble, message));
  }

  text(text: string): Promise<string[]> {
    return this.send({ kind: 'text', text });
  }

  /** Taps a button, a list row or a quick reply of a message of the assistant. */
  async choose(messageId: string, optionId: string): Promise<string[]> {
    const { options, optionsAs = 'button' } = this.known(messageId);
    const option = options?.find(({ id }) => id === optionId);
    if (!option) throw new RangeError(`the message has no option ${optionId}`);
    if (optionsAs === 'quick-reply' && this.thread.all().at(-1)?.id !== messageId) {
      throw new NotOnThisPlatform('quick replies are gone after the next message');
    }
    // WhatsApp's answer quotes the message with the buttons; the others' do not.
    const quoted = optionsAs === 'button' || optionsAs === 'list' ? { quote: messageId } : {};
    return this.send({ kind: 'choice', ...option, how: optionsAs, ...quoted });
  }

  /** `emoji` null takes the reaction back. */
  react(messageId: string, emoji: string | null): void {
    this.known(messageId);
    this.thread.react(messageId, 'person', emoji);
    this.report(this.platform.reaction(this.thread, messageId, emoji, this.now()));
  }

  /** Changes the text of an own message. */
  edit(messageId: string, text: string): void {
    this.own(messageId);
    const count = this.thread.edit(messageId, text);
    this.report(this.platform.edit(this.thread, messageId, text, this.now(), count));
  }

  /** Deletes an own message for everyone. */
  unsend(messageId: string): void {
    this.own(messageId);
    this.thread.erase(messageId);
    this.report(this.platform.unsend(this.thread, messageId, this.now()));
  }

  /** Looks at the thread. `open`: keeps looking, so that later answers are read as they come. */
  read({ open = false } = {}): void {
    this.thread.open = open;
    personSees(this.world, this.platform, this.thread);
  }

  /** Conversation Routing: hands the thread to another app (or back); ours may then only listen. */
  handOver(toOther: boolean): void {
    this.thread.standby = toOther;
  }

  /** A human of the business answers in the platform's own inbox. @returns the message's id. */
  colleagueReplies(text: string): string {
    const id = this.platform.newMessageId();
    const message = this.thread.add({
      id,
      from: 'assistant',
      kind: 'text',
      text,
      status: 'delivered',
      colleague: true,
    });
    this.report(this.platform.colleague(this.thread, message, this.now()));
    return id;
  }

  clear(): void {
    this.thread.clear();
  }

  private post(bubble: Bubble, { quote, forwarded }: PersonMessage): string {
    const id = this.platform.newMessageId();
    const at = this.now();
    const event = this.platform.message(bubble, {
      thread: this.thread,
      id,
      at,
      link: (file) => this.link(file),
      ...(quote !== undefined && { quote }),
      ...(forwarded && { forwarded }),
    });
    this.thread.add({
      id,
      from: 'person',
      status: 'sent',
      ...bubbleView(this.world, bubble),
      ...(quote !== undefined && { quote }),
    });
    report(this.world, this.thread, [event], () => this.thread.advance(id, 'delivered'));
    return id;
  }

  private link(file: MediaFile): string {
    const { url } = this.world;
    return `${url}/media/cdn/${this.world.media.link(file, CDN_LIFE_MS, false)}/${encodeURIComponent(file.name)}`;
  }

  private now(): number {
    return this.world.clock.now();
  }

  private report(event: unknown): void {
    if (event !== null) report(this.world, this.thread, [event]);
  }

  private known(id: string): ThreadMessage {
    const message = this.thread.get(id);
    if (!message) throw new RangeError(`no message ${id} in this thread`);
    return message;
  }

  private own(id: string): void {
    if (this.known(id).from !== 'person') throw new NotOnThisPlatform('only own messages can be changed');
  }
}

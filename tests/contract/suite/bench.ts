import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseJson } from '@hearth/connectors';
import type { Connector, OutItem, ParsedItem } from '@hearth/connectors';
import type { ConversationRef, InboundEvent, Part, StoredMedia } from '@hearth/message';
import { createManualClock, startSimulator } from '@hearth/simulator';
import type { ManualClock, Person, SimulatedAccount, Simulator, ThreadMessage, ThreadState } from '@hearth/simulator';
import type { Target } from './targets.js';

/** Longest wait for anything that goes over loopback. */
const PATIENCE_MS = 5000;

/** The parsed event of one kind. */
export type EventOf<K extends InboundEvent['kind']> = Extract<InboundEvent, { kind: K }>;

/** A connector between the real simulator and a small receiver that does what a gateway does: verify, parse, 200. */
export class Bench {
  readonly items: ParsedItem[] = [];
  readonly files = new Map<string, Buffer>();
  #turns = 0;

  private constructor(
    readonly target: Target,
    readonly simulator: Simulator,
    readonly account: SimulatedAccount,
    readonly connector: Connector,
    readonly clock: ManualClock | undefined,
    private readonly stopReceiver: () => Promise<void>,
  ) {}

  /** `clock: 'manual'`: time stands still until the test moves it. */
  static async start(target: Target, options: { clock?: 'manual' } = {}): Promise<Bench> {
    const clock = options.clock ? createManualClock() : undefined;
    const simulator = await startSimulator({ accounts: [target.spec], ...(clock && { clock }) });
    const account = simulator.account(target.spec.channel);
    const connector = target.connect(account, simulator);
    const receiver = await listen((request, response) => bench.#receive(request, response));
    const bench = new Bench(target, simulator, account, connector, clock, receiver.close);
    simulator.setWebhook(target.spec.channel, receiver.url);
    return bench;
  }

  async close(): Promise<void> {
    await this.simulator.close();
    await this.stopReceiver();
  }

  get person(): Person {
    return this.simulator.person(this.target.spec.channel);
  }

  get thread(): ThreadState {
    return this.person.thread.state();
  }

  /** Messages of the assistant, in order. */
  get answers(): ThreadMessage[] {
    return this.thread.messages.filter(({ from }) => from === 'assistant');
  }

  events<K extends InboundEvent['kind']>(kind: K): EventOf<K>[] {
    return this.items.flatMap((item) =>
      item.ok && 'event' in item && item.event.kind === kind ? [item.event as EventOf<K>] : [],
    );
  }

  /** The first event of a kind that `wanted` accepts; waits for it. */
  async event<K extends InboundEvent['kind']>(
    kind: K,
    wanted: (event: EventOf<K>) => boolean = () => true,
  ): Promise<EventOf<K>> {
    return await until(() => this.events(kind).find(wanted), `a ${kind} event`);
  }

  /** What the person said, as it arrived, after they have said it. */
  async said(act: (person: Person) => Promise<string[]>): Promise<EventOf<'message'>> {
    const id = (await act(this.person)).at(-1);
    return await this.event('message', (event) => event.id === id);
  }

  /** Opens the window and returns the conversation. */
  async conversation(): Promise<ConversationRef> {
    return (await this.said((person) => person.text('hello'))).conversation;
  }

  /** Items of a reply, with ids that no other reply of this bench has. */
  render(conversation: ConversationRef, parts: Part[], quote?: string): OutItem[] {
    this.#turns += 1;
    return this.connector.render({ parts, ...(quote && { quote }) }, { conversation, turnId: `turn-${this.#turns}` });
  }

  /** Renders and sends. @returns the platform's ids. */
  async reply(conversation: ConversationRef, parts: Part[], quote?: string): Promise<string[]> {
    const mids: string[] = [];
    for (const item of this.render(conversation, parts, quote)) mids.push(await this.send(item));
    return mids;
  }

  async send(item: OutItem, connector = this.connector): Promise<string> {
    const read = async ({ sha256 }: StoredMedia) => this.files.get(sha256)!;
    return (await connector.send(item, read, AbortSignal.timeout(PATIENCE_MS * 3))).mid;
  }

  /** A file as the media store would hold it. */
  store(bytes: Buffer, mime: string): StoredMedia {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.files.set(sha256, bytes);
    return { state: 'stored', sha256, mime, bytes: bytes.length };
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      const query = Object.fromEntries(new URL(request.url ?? '', 'http://receiver').searchParams);
      const challenge = this.connector.challenge(query);
      response.writeHead(challenge === null ? 403 : 200, { 'content-type': 'text/plain' }).end(challenge ?? '');
      return;
    }
    const body = await bytesOf(request);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    if (!this.connector.verify({ body, headers })) return void response.writeHead(401).end();
    this.items.push(...this.connector.parse(parseJson(body)));
    response.writeHead(200).end();
  }
}

/** The value of `get` once it has one. @throws Error that names `what` after {@link PATIENCE_MS}. */
export async function until<T>(get: () => T | undefined | false, what: string): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = get();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** An HTTP server on a free port of loopback. */
export async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(
    (request, response) => void Promise.resolve(handle(request, response)).catch(() => response.destroy()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

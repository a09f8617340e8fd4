import { randomUUID } from 'node:crypto';
import { request } from 'node:https';
import type { PageEvent } from '../whatsapp-web/wire.js';
import { eventually } from './eventually.js';

/** What WhatsApp Web's page does towards its server, without a browser. */
export class FakePage {
  readonly events: PageEvent[] = [];
  private readonly load = randomUUID();
  private end: () => void = () => {};

  constructor(
    private readonly origin: string,
    readonly profile: string = randomUUID(),
  ) {}

  /** Connects, and has the first snapshot when it resolves. */
  async open(): Promise<this> {
    const url = `${this.origin}/api/events?profile=${this.profile}&load=${this.load}`;
    const call = request(url, { rejectUnauthorized: false }, (response) => {
      let rest = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          if (block.startsWith('data: ')) this.events.push(JSON.parse(block.slice('data: '.length)) as PageEvent);
        }
      });
      response.on('error', () => {});
    });
    call.on('error', () => {}).end();
    this.end = () => call.destroy();
    await eventually(() => this.events.length > 0, 'the snapshot');
    return this;
  }

  close(): void {
    this.end();
  }

  of<K extends PageEvent['kind']>(kind: K): Extract<PageEvent, { kind: K }>[] {
    return this.events.filter((event): event is Extract<PageEvent, { kind: K }> => event.kind === kind);
  }

  /** @returns status and parsed body. */
  post(name: string, body: object): Promise<{ status: number; body: Record<string, unknown> }> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'x-profile': this.profile };
      const url = `${this.origin}/api/${name}`;
      request(url, { method: 'POST', headers, rejectUnauthorized: false }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Record<string, unknown> }),
        );
      })
        .on('error', reject)
        .end(JSON.stringify(body));
    });
  }

  /** Sends a message's model, as the page's own code would. */
  send(chat: string, id: string, model: object): Promise<{ status: number; body: Record<string, unknown> }> {
    const wid = (serialized: string) => ({ _serialized: serialized });
    const key = { fromMe: true, remote: wid(chat), id };
    return this.post('send', { message: { id: key, from: wid('1@lid'), to: wid(chat), t: 1, type: 'chat', ...model } });
  }
}

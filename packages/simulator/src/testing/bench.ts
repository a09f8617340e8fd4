import sharp from 'sharp';
import type { SimulatedAccount, Which } from '../accounts.js';
import type { Simulator } from '../simulator.js';
import { startSimulator, type SimulatorOptions } from '../start.js';
import { startReceiver, type Receiver } from './receiver.js';

/** Answer of an API call. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { error?: { code: number; error_subcode?: number; message: string } };
}

/** A simulator with a receiver behind each channel, and short ways to call its APIs. */
export class Bench {
  private constructor(
    readonly simulator: Simulator,
    readonly receiver: Receiver,
  ) {}

  static async start(options: SimulatorOptions = {}): Promise<Bench> {
    const bench = new Bench(await startSimulator(options), await startReceiver());
    const { simulator, receiver } = bench;
    for (const { channel } of simulator.accounts) simulator.setWebhook(channel, receiver.url);
    return bench;
  }

  async stop(): Promise<void> {
    await this.simulator.close();
    await this.receiver.close();
  }

  /** API root of an account, with version. */
  root(account: SimulatedAccount): string {
    const { instagramUrl, graphUrl } = this.simulator;
    return `${account.login === 'instagram' ? instagramUrl : graphUrl}/v25.0`;
  }

  /** One call with the account's token; a body that is no form is sent as JSON. */
  async call(which: Which, path: string, body?: object, init: RequestInit = {}): Promise<Answer> {
    const account = this.simulator.account(which);
    const form = body instanceof FormData;
    return this.fetch(`${this.root(account)}/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${account.accessToken}`,
        ...(body && !form && { 'content-type': 'application/json' }),
      },
      ...(body && { body: form ? body : JSON.stringify(body) }),
      ...init,
    });
  }

  async fetch(url: string, init?: RequestInit): Promise<Answer> {
    const answer = await fetch(url, init);
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer['body'] };
  }

  /** `POST /me/messages` */
  send(which: Which, body: object): Promise<Answer> {
    return this.call(which, 'me/messages', body);
  }

  /** Bodies of the webhooks that came, parsed. */
  bodies(): unknown[] {
    return this.receiver.received.map(({ bytes }) => JSON.parse(bytes.toString()) as unknown);
  }

  /** Waits until the channel's webhooks are delivered, and empties the record. */
  async takeBodies(which: Which): Promise<unknown[]> {
    await this.simulator.delivered(this.simulator.account(which).channel);
    const bodies = this.bodies();
    this.receiver.received.length = 0;
    return bodies;
  }
}

/** A picture of one colour. */
export function picture(
  format: 'png' | 'jpeg' | 'webp' | 'gif' = 'png',
  { width = 40, height = 30 }: { width?: number; height?: number } = {},
): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#c03' } })
    .toFormat(format)
    .toBuffer();
}

/** A picture that does not compress: about `3 × side²` bytes as PNG. */
export function noise(side: number, format: 'png' | 'webp' = 'png'): Promise<Buffer> {
  const random = Buffer.alloc(side * side * 3);
  let state = 1;
  for (let at = 0; at < random.length; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    random[at] = state >>> 16;
  }
  const image = sharp(random, { raw: { width: side, height: side, channels: 3 } });
  return (format === 'png' ? image.png() : image.webp({ lossless: true })).toBuffer();
}

/** A multipart form; values that are objects go as JSON. */
export function form(
  fields: Record<string, string | object>,
  file?: { field: string; bytes: Buffer; mime: string },
): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    data.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  if (file) data.append(file.field, new Blob([new Uint8Array(file.bytes)], { type: file.mime }), 'a-file');
  return data;
}

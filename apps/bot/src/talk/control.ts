import type { ThreadChannel, ThreadState } from '@hearth/simulator';
import type { RunFile } from '../supervisor/run-file.js';

/** A picture on its way to the assistant. */
export interface PictureFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Buffer;
}

/** What a person sends: words, pictures, or pictures with words, which are their caption. */
export interface Draft {
  readonly text?: string;
  readonly images: readonly PictureFile[];
}

/** The people's side of the simulated platforms, over HTTP. Every method throws an Error with the simulator's own words. */
export class ControlClient {
  readonly #url: string;
  readonly #headers: Record<string, string>;

  constructor({ controlUrl, controlToken }: NonNullable<RunFile['simulator']>) {
    this.#url = controlUrl;
    this.#headers = { 'x-control-token': controlToken };
  }

  /** @returns ids of the messages as the platform sent them (an album may be several), and who sent them. */
  async send(channel: ThreadChannel, draft: Draft): Promise<{ ids: string[]; peer: string }> {
    const form = new FormData();
    if (draft.text) form.append('text', draft.text);
    for (const { name, mime, bytes } of draft.images) form.append('images', new Blob([bytes], { type: mime }), name);
    const answer = await this.#fetch(`${this.#url}/threads/${channel}/messages`, { method: 'POST', body: form });
    return (await answer.json()) as { ids: string[]; peer: string };
  }

  /** A picture of a thread, by the address that the thread gives. */
  async picture(url: string): Promise<Buffer> {
    return Buffer.from(await (await this.#fetch(url)).arrayBuffer());
  }

  /** Threads as they change, each one whole; begins with the state of all. Ends with the signal's reason. */
  async *follow(signal: AbortSignal): AsyncGenerator<ThreadState> {
    const { body } = await this.#fetch(`${this.#url}/events`, { signal });
    let text = '';
    for await (const chunk of body!.pipeThrough(new TextDecoderStream())) {
      const events = (text + chunk).split('\n\n');
      text = events.pop()!;
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data) yield JSON.parse(data) as ThreadState;
      }
    }
    throw new Error('the simulated platforms have closed');
  }

  async #fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(url, { ...init, headers: this.#headers });
    if (answer.ok) return answer;
    const { error } = (await answer.json().catch(() => ({}))) as { error?: { message?: string } };
    throw new Error(error?.message ?? `the simulated platforms answered ${answer.status}`);
  }
}

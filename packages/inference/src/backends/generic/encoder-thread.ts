import { CallThread } from '../../threads/call-thread.js';
import type { PreparedPicture } from '../../vision/family.js';
import { buffersOf } from '../../vision/thread/buffers.js';

/** What the thread finds as `workerData`. */
export interface EncoderData {
  readonly file: string;
  readonly threads: number;
  /** Of the RunGate. */
  readonly gate: SharedArrayBuffer;
}

/** `open` is answered when the graph is loaded, `close` when it is freed; tensors with the features they give. */
export type EncoderQuestion = 'open' | 'close' | PreparedPicture['tensors'];
export type EncoderAnswer = Float32Array;

/** A vision encoder in a thread of its own: onnxruntime runs in the thread that asks, and others' answers go on meanwhile. */
export class EncoderThread {
  readonly #thread: CallThread<EncoderQuestion, EncoderAnswer>;

  private constructor(data: EncoderData) {
    this.#thread = new CallThread(new URL('./encoder-worker.js', import.meta.url), 'encoder', data);
  }

  /** @throws Error when the graph cannot be loaded */
  static async open(data: EncoderData): Promise<EncoderThread> {
    const encoder = new EncoderThread(data);
    await encoder.#thread.ask('open');
    return encoder;
  }

  /** Features one after another; the tensors' memory is given away. @throws Error when the graph does not take them */
  encode(tensors: PreparedPicture['tensors']): Promise<Float32Array> {
    return this.#thread.ask(tensors, buffersOf(tensors));
  }

  /** Once the run in progress is over. */
  async close(): Promise<void> {
    await this.#thread.ask('close');
    await this.#thread.end();
  }
}

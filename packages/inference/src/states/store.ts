import { createHash } from 'node:crypto';
import { appendFile, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';

/** Raised whenever a model gives the same text another state. */
const VERSION = 1;
const FILE = `states-${VERSION}.bin`;
/** Bytes of a text's SHA-256 that a state is known by. */
const KEY_BYTES = 16;

/**
 * States of texts in a model's folder: records of key and state (float32), one behind the other, written as they are computed, so that
 * what was interrupted is continued. One process at a time.
 */
export class StateStore {
  private constructor(
    private readonly file: string,
    private readonly states: Map<string, Float32Array>,
  ) {}

  /** @param size floats of a state */
  static async open(dir: string, size: number): Promise<StateStore> {
    const file = join(dir, FILE);
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return new Uint8Array();
      throw error;
    });
    const stateBytes = size * Float32Array.BYTES_PER_ELEMENT;
    const record = KEY_BYTES + stateBytes;
    const whole = bytes.length - (bytes.length % record);
    // Written in part when the process was killed.
    if (whole < bytes.length) await truncate(file, whole);
    const states = new Map<string, Float32Array>();
    for (let at = 0; at < whole; at += record) {
      const key = Buffer.from(bytes.subarray(at, at + KEY_BYTES)).toString('hex');
      states.set(key, new Float32Array(Uint8Array.from(bytes.subarray(at + KEY_BYTES, at + record)).buffer));
    }
    return new StateStore(file, states);
  }

  get(text: string): Float32Array | undefined {
    return this.states.get(keyOf(text).toString('hex'));
  }

  /** On the disk when it resolves. */
  async add(entries: readonly { readonly text: string; readonly state: Float32Array }[]): Promise<void> {
    const keyed = entries.map(({ text, state }) => ({ key: keyOf(text), state }));
    const records = keyed.flatMap(({ key, state }) => [
      key,
      new Uint8Array(state.buffer, state.byteOffset, state.byteLength),
    ]);
    await appendFile(this.file, Buffer.concat(records), { flush: true });
    for (const { key, state } of keyed) this.states.set(key.toString('hex'), state);
  }
}

function keyOf(text: string): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, KEY_BYTES);
}

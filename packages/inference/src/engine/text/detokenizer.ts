/** Turns a stream of tokens' bytes into text; a character cut between two tokens comes with the second, one cut at the end never. */
export class Detokenizer {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  push(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, { stream: true });
  }
}

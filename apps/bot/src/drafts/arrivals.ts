/** What comes in at any time, for one reader that takes it one by one. */
export class Arrivals<T> implements AsyncIterable<T> {
  readonly #waiting: T[] = [];
  #end: { readonly error?: unknown } | undefined;
  #wake = (): void => undefined;

  push(value: T): void {
    this.#waiting.push(value);
    this.#wake();
  }

  /** After what has come in already, the reader is done. */
  close(): void {
    this.#end ??= {};
    this.#wake();
  }

  /** The reader gets the error at once. */
  fail(error: unknown): void {
    this.#end ??= { error };
    if ('error' in this.#end) this.#waiting.length = 0;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      while (this.#waiting.length > 0) yield this.#waiting.shift()!;
      if (this.#end && 'error' in this.#end) throw this.#end.error;
      if (this.#end) return;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

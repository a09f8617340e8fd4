/** Values pushed in, read out by one `for await`. Holds what was not read yet. */
export class EventStream<T> implements AsyncIterableIterator<T> {
  readonly #values: T[] = [];
  #end: { readonly error?: Error } | undefined;
  #waiting: (() => void) | undefined;

  /** @param onReturn the reader stopped before the end */
  constructor(private readonly onReturn: () => void) {}

  push(value: T): void {
    this.#values.push(value);
    this.#wake();
  }

  /** What was pushed before is still read; then the reader's loop ends, or throws. */
  end(error?: Error): void {
    this.#end ??= error ? { error } : {};
    this.#wake();
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    for (;;) {
      if (this.#values.length > 0) return { done: false, value: this.#values.shift()! };
      if (this.#end) {
        const { error } = this.#end;
        this.#end = {};
        if (error) throw error;
        return { done: true, value: undefined };
      }
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
  }

  return(): Promise<IteratorResult<T, undefined>> {
    if (!this.#end) this.onReturn();
    this.#values.length = 0;
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #wake(): void {
    this.#waiting?.();
    this.#waiting = undefined;
  }
}

/** Ends a text before the first stop string. Characters that may still become one are held back. */
export class StopStrings {
  #held = '';
  #matched = false;

  constructor(private readonly stops: readonly string[]) {}

  get matched(): boolean {
    return this.#matched;
  }

  /** Text that is certain to belong to the answer. */
  push(text: string): string {
    if (this.#matched) return '';
    this.#held += text;
    const found = this.stops.map((stop) => this.#held.indexOf(stop)).filter((index) => index >= 0);
    if (found.length > 0) {
      this.#matched = true;
      return this.#release(Math.min(...found));
    }
    return this.#release(this.#held.length - this.#possibleStart());
  }

  /** What was held back, when the answer ended otherwise. */
  flush(): string {
    return this.#matched ? '' : this.#release(this.#held.length);
  }

  #release(length: number): string {
    const text = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    return text;
  }

  /** Length of the longest end of the held text that begins a stop string. */
  #possibleStart(): number {
    let longest = 0;
    for (const stop of this.stops) {
      for (let length = Math.min(stop.length - 1, this.#held.length); length > longest; length--) {
        if (this.#held.endsWith(stop.slice(0, length))) longest = length;
      }
    }
    return longest;
  }
}

type Listener = (...args: unknown[]) => void;

/** Events in the style of the real page: several names in one string, separated by spaces; `off` without a listener ends all. */
export class Emitter {
  readonly #listeners = new Map<string, Set<Listener>>();

  on(names: string, listener: Listener): this {
    for (const name of names.split(' ')) {
      const known = this.#listeners.get(name) ?? new Set();
      this.#listeners.set(name, known.add(listener));
    }
    return this;
  }

  once(name: string, listener: Listener): this {
    const one: Listener = (...args) => {
      this.off(name, one);
      listener(...args);
    };
    return this.on(name, one);
  }

  off(names: string, listener?: Listener): this {
    for (const name of names.split(' ')) {
      if (listener) this.#listeners.get(name)?.delete(listener);
      else this.#listeners.delete(name);
    }
    return this;
  }

  /** A listener that throws does not keep the others from hearing. */
  trigger(name: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      try {
        listener(...args);
      } catch (error) {
        reportError(error);
      }
    }
  }

  hears(name: string): boolean {
    return (this.#listeners.get(name)?.size ?? 0) > 0;
  }
}

/** Characters of text kept with their ids: some long conversations; the ids take a few megabytes. */
const MAX_CHARACTERS = 500_000;

/**
 * Ids of the sections of prompts met lately. A conversation is rendered anew with every turn, and several times when it has to be cut to
 * fit, but only few of its sections (system prompt, messages) are new.
 */
export class SectionCache {
  readonly #ids = new Map<string, readonly number[]>();
  #characters = 0;

  constructor(private readonly encode: (text: string) => readonly number[]) {}

  idsOf(text: string): readonly number[] {
    const known = this.#ids.get(text);
    if (known) {
      // Back to the end: the first of the map is the one not asked for the longest.
      this.#ids.delete(text);
      this.#ids.set(text, known);
      return known;
    }
    const ids = this.encode(text);
    this.#ids.set(text, ids);
    this.#characters += text.length;
    for (const oldest of this.#ids.keys()) {
      if (this.#characters <= MAX_CHARACTERS) break;
      this.#ids.delete(oldest);
      this.#characters -= oldest.length;
    }
    return ids;
  }
}

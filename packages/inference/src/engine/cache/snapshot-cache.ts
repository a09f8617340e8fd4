interface Snapshot<Block> {
  readonly tokens: readonly number[];
  readonly block: Block;
  readonly bytes: number;
}

/**
 * Remembers what a model computed for whole beginnings of prompts. For models with states, which are right at the very token they were made
 * at only: a prompt can go on from the end of an earlier one, not from its middle. The least recently used are dropped when it is full.
 */
export class SnapshotCache<Block> {
  /** Least recently used first. */
  #snapshots: Snapshot<Block>[] = [];
  #bytes = 0;

  /** @param maxBytes bytes kept; 0 = cache off */
  constructor(private readonly maxBytes: number) {}

  /** The block of the longest known beginning that `usable` accepts. */
  match(tokens: readonly number[], usable: (block: Block) => boolean): Block | undefined {
    const found = this.#snapshots
      .filter((snapshot) => begins(tokens, snapshot.tokens) && usable(snapshot.block))
      .reduce<Snapshot<Block> | undefined>(
        (longest, snapshot) => (longest && longest.tokens.length >= snapshot.tokens.length ? longest : snapshot),
        undefined,
      );
    if (found) this.#snapshots = [...this.#snapshots.filter((snapshot) => snapshot !== found), found];
    return found?.block;
  }

  /** Adds these tokens unless they are known. */
  insert(tokens: readonly number[], take: () => { readonly block: Block; readonly bytes: number }): void {
    if (this.maxBytes === 0) return;
    if (this.#snapshots.some((known) => known.tokens.length === tokens.length && begins(tokens, known.tokens))) return;
    const snapshot = { tokens: [...tokens], ...take() };
    this.#snapshots.push(snapshot);
    this.#bytes += snapshot.bytes;
    while (this.#bytes > this.maxBytes) this.#bytes -= this.#snapshots.shift()!.bytes;
  }

  clear(): void {
    this.#snapshots = [];
    this.#bytes = 0;
  }
}

function begins(tokens: readonly number[], beginning: readonly number[]): boolean {
  return beginning.length <= tokens.length && beginning.every((token, i) => tokens[i] === token);
}

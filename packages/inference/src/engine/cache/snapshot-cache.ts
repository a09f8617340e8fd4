interface Snapshot<Block> {
  readonly tokens: readonly number[];
  /** So many first tokens are exactly what a prompt without a cache would have computed. */
  readonly exactTokens: number;
  readonly block: Block;
  readonly bytes: number;
}

export interface SnapshotOptions<Block> {
  /** Bytes kept; 0 = cache off. */
  readonly maxBytes: number;
  /** A view of the first `length` tokens of a block. Without it a prompt can go on from the end of an earlier one only, not from its middle. */
  readonly cut?: ((block: Block, length: number) => Block) | undefined;
  /** Called with what is dropped. */
  readonly free: (block: Block) => void;
}

/**
 * Remembers what a model computed for whole beginnings of prompts: for models with states, which are right at the very token they were made
 * at, and for devices on which a beginning is shared without a copy. The least recently used are dropped when it is full.
 */
export class SnapshotCache<Block> {
  /** Least recently used first. */
  #snapshots: Snapshot<Block>[] = [];
  #bytes = 0;

  constructor(private readonly options: SnapshotOptions<Block>) {}

  /**
   * The longest known beginning.
   * @param exact only what is exact
   * @returns its block, and how many of its first tokens are exact
   */
  match(tokens: readonly number[], exact: boolean): { block: Block; exactTokens: number } | undefined {
    const { cut } = this.options;
    let found: Snapshot<Block> | undefined;
    let length = 0;
    for (const snapshot of this.#snapshots) {
      const usable = Math.min(common(tokens, snapshot.tokens), exact ? snapshot.exactTokens : Infinity);
      if (usable <= length || (!cut && usable < snapshot.tokens.length)) continue;
      found = snapshot;
      length = usable;
    }
    if (!found) return undefined;
    this.#snapshots = [...this.#snapshots.filter((snapshot) => snapshot !== found), found];
    const { block, exactTokens } = found;
    return { block: cut ? cut(block, length) : block, exactTokens: Math.min(exactTokens, length) };
  }

  /** Adds these tokens unless they are known; where blocks can be cut, in place of its beginnings. */
  insert(
    tokens: readonly number[],
    exactTokens: number,
    take: () => { readonly block: Block; readonly bytes: number },
  ): void {
    const { maxBytes, cut } = this.options;
    if (maxBytes === 0) return;
    const known = this.#snapshots.some(
      (other) =>
        common(tokens, other.tokens) === tokens.length &&
        (cut ? other.exactTokens >= exactTokens : other.tokens.length === tokens.length),
    );
    if (known) return;
    const snapshot = { tokens: [...tokens], exactTokens, ...take() };
    if (cut) this.#drop((other) => covers(snapshot, other));
    this.#snapshots.push(snapshot);
    this.#bytes += snapshot.bytes;
    while (this.#bytes > maxBytes) this.#drop((other) => other === this.#snapshots[0]);
  }

  clear(): void {
    this.#drop(() => true);
  }

  #drop(which: (snapshot: Snapshot<Block>) => boolean): void {
    const dropped = this.#snapshots.filter(which);
    this.#snapshots = this.#snapshots.filter((snapshot) => !dropped.includes(snapshot));
    for (const { block, bytes } of dropped) {
      this.#bytes -= bytes;
      this.options.free(block);
    }
  }
}

/** Whether the longer one does all that the shorter one can do. */
function covers<Block>(longer: Snapshot<Block>, shorter: Snapshot<Block>): boolean {
  return common(longer.tokens, shorter.tokens) === shorter.tokens.length && longer.exactTokens >= shorter.exactTokens;
}

/** Tokens that both begin with. */
function common(a: readonly number[], b: readonly number[]): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}

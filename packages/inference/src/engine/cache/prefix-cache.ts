interface Node<Block> {
  readonly parent: Node<Block> | undefined;
  readonly key: string;
  readonly block: Block | undefined;
  readonly children: Map<string, Node<Block>>;
}

/**
 * Remembers what a model computed for the beginnings of prompts, in blocks of a fixed number of tokens, as a tree: prompts that begin
 * alike (system prompt, tool list, earlier turns) share their blocks. The least recently used ends are dropped when it is full.
 */
export class PrefixCache<Block> {
  readonly #root: Node<Block> = { parent: undefined, key: '', block: undefined, children: new Map() };
  /** Least recently used first. A node is always older than its parent, so the first one has no children. */
  readonly #order = new Set<Node<Block>>();

  /**
   * @param blockTokens tokens of a block
   * @param maxBlocks blocks kept; 0 = cache off
   */
  constructor(
    readonly blockTokens: number,
    private readonly maxBlocks: number,
  ) {}

  get blocks(): number {
    return this.#order.size;
  }

  /** Blocks of the longest known beginning of `tokens`, in order. */
  match(tokens: readonly number[]): Block[] {
    const path = this.#path(tokens);
    this.#touch(path);
    return path.map((node) => node.block!);
  }

  /** Adds whole blocks of `tokens` that are not known yet. `take` gives the block of tokens [from, to). */
  insert(tokens: readonly number[], take: (from: number, to: number) => Block): void {
    const path = this.#path(tokens);
    const whole = Math.min(Math.floor(tokens.length / this.blockTokens), this.maxBlocks);
    while (path.length < whole) {
      const from = path.length * this.blockTokens;
      const parent = path.at(-1) ?? this.#root;
      const key = this.#key(tokens, from);
      const node = { parent, key, block: take(from, from + this.blockTokens), children: new Map() };
      parent.children.set(key, node);
      path.push(node);
    }
    this.#touch(path);
    for (const node of this.#order) {
      if (this.#order.size <= this.maxBlocks) break;
      this.#order.delete(node);
      node.parent?.children.delete(node.key);
    }
  }

  clear(): void {
    this.#root.children.clear();
    this.#order.clear();
  }

  #path(tokens: readonly number[]): Node<Block>[] {
    const path: Node<Block>[] = [];
    let node: Node<Block> | undefined = this.#root;
    for (let from = 0; from + this.blockTokens <= tokens.length; from += this.blockTokens) {
      node = node.children.get(this.#key(tokens, from));
      if (!node) break;
      path.push(node);
    }
    return path;
  }

  #touch(path: readonly Node<Block>[]): void {
    for (const node of path.toReversed()) {
      this.#order.delete(node);
      this.#order.add(node);
    }
  }

  #key(tokens: readonly number[], from: number): string {
    return tokens.slice(from, from + this.blockTokens).join();
  }
}

import type { Backend, KvBlock, Row } from '../../backends/backend.js';
import { PrefixCache } from '../cache/prefix-cache.js';
import { SnapshotCache } from '../cache/snapshot-cache.js';
import type { Generation } from './generation.js';

/** Tokens of a block: what is lost at most of a known beginning. */
const BLOCK_TOKENS = 16;

interface CachedBlock {
  readonly kv: KvBlock;
  /** Computed as part of a prompt: a run without the cache would have computed exactly the same. */
  readonly exact: boolean;
}

/** What is known of a prompt. */
interface Known {
  readonly blocks: readonly KvBlock[];
  /** Tokens from the start that are exact; undefined = all of it. */
  readonly exactTokens: number | undefined;
}

/** Opens rows with what the prefix cache knows of them, and puts what they computed into it. */
export class RowCache {
  readonly #blocks: PrefixCache<CachedBlock>;
  readonly #snapshots: SnapshotCache<KvBlock>;

  /** @param bytes of KV cache kept at most; 0 = none */
  constructor(
    private readonly backend: Backend,
    bytes: number,
  ) {
    this.#blocks = new PrefixCache(BLOCK_TOKENS, Math.floor(bytes / (BLOCK_TOKENS * backend.bytesPerToken)));
    this.#snapshots = new SnapshotCache({
      maxBytes: bytes,
      cut: backend.cut && ((block, length) => backend.cut!(block, length)),
      free: (block) => block.free?.(),
    });
  }

  /**
   * The generation's row. It is opened at the first call, and the tokens found in the cache move from pending to fed. Requests with a seed
   * take only what is exact: what an answer left behind went through steps, whose last digits differ from a prompt's.
   * @param leave tokens that are computed in any case
   */
  open(generation: Generation, leave: number): Row {
    if (generation.row) return generation.row;
    const seeded = generation.request.sampling?.seed !== undefined;
    const { blocks, exactTokens } = this.#known(generation.pending.slice(0, -leave), seeded);
    generation.exactTokens = exactTokens ?? generation.left;
    const row = this.backend.open(blocks, generation.left, generation.scene);
    generation.row = row;
    generation.cachedTokens = Math.min(row.length, generation.prompt.length);
    generation.fed.push(...generation.pending.splice(0, row.length));
    return row;
  }

  /** Keeps what the row holds, for all that begin alike. */
  remember({ row, fed, exactTokens }: Generation): void {
    if (!row) return;
    if (this.backend.divisible) {
      this.#blocks.insert(fed, (from, to) => ({ kv: this.backend.block(row, from, to), exact: to <= exactTokens }));
      return;
    }
    this.#snapshots.insert(fed, Math.min(exactTokens, fed.length), () => {
      const block = this.backend.block(row, 0, fed.length);
      return { block, bytes: block.bytes };
    });
  }

  clear(): void {
    this.#blocks.clear();
    this.#snapshots.clear();
  }

  #known(tokens: readonly number[], seeded: boolean): Known {
    if (!this.backend.divisible) {
      const found = this.#snapshots.match(tokens, seeded);
      if (!found) return { blocks: [], exactTokens: undefined };
      const { block, exactTokens } = found;
      return { blocks: [block], exactTokens: exactTokens < block.length ? exactTokens : undefined };
    }
    const known = this.#blocks.match(tokens);
    const inexact = known.findIndex(({ exact }) => !exact);
    const usable = seeded && inexact >= 0 ? known.slice(0, inexact) : known;
    return {
      blocks: usable.map(({ kv }) => kv),
      exactTokens: usable === known && inexact >= 0 ? inexact * BLOCK_TOKENS : undefined,
    };
  }
}

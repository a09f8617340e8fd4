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

/** Opens rows with what the prefix cache knows of them, and puts what they computed into it. */
export class RowCache {
  readonly #blocks: PrefixCache<CachedBlock>;
  readonly #snapshots: SnapshotCache<CachedBlock>;

  /** @param bytes of KV cache kept at most; 0 = none */
  constructor(
    private readonly backend: Backend,
    bytes: number,
  ) {
    this.#blocks = new PrefixCache(BLOCK_TOKENS, Math.floor(bytes / (BLOCK_TOKENS * backend.bytesPerToken)));
    this.#snapshots = new SnapshotCache(bytes);
  }

  /**
   * The generation's row. It is opened at the first call, and the tokens found in the cache move from pending to fed. Requests with a seed
   * take only what is exact: what an answer left behind went through steps, whose last digits differ from a prompt's.
   * @param leave tokens that are computed in any case
   */
  open(generation: Generation, leave: number): Row {
    if (generation.row) return generation.row;
    const known = this.#known(generation, generation.pending.slice(0, -leave));
    const inexact = known.findIndex(({ exact }) => !exact);
    const blocks = generation.request.sampling?.seed === undefined || inexact < 0 ? known : known.slice(0, inexact);
    generation.exactTokens = blocks === known && inexact >= 0 ? inexact * BLOCK_TOKENS : generation.left;
    const row = this.backend.open(
      blocks.map(({ kv }) => kv),
      generation.left,
      generation.scene,
    );
    generation.row = row;
    generation.cachedTokens = Math.min(row.length, generation.prompt.length);
    generation.fed.push(...generation.pending.splice(0, row.length));
    return row;
  }

  /** Keeps what the row holds, for all that begin alike. */
  remember({ row, fed, exactTokens }: Generation): void {
    if (!row) return;
    if (!this.backend.divisible) {
      this.#snapshots.insert(fed, () => {
        const kv = this.backend.block(row, 0, fed.length);
        return { block: { kv, exact: fed.length <= exactTokens }, bytes: kv.bytes };
      });
      return;
    }
    this.#blocks.insert(fed, (from, to) => ({ kv: this.backend.block(row, from, to), exact: to <= exactTokens }));
  }

  clear(): void {
    this.#blocks.clear();
    this.#snapshots.clear();
  }

  #known({ request }: Generation, tokens: readonly number[]): CachedBlock[] {
    if (this.backend.divisible) return this.#blocks.match(tokens);
    const seeded = request.sampling?.seed !== undefined;
    const snapshot = this.#snapshots.match(tokens, ({ exact }) => exact || !seeded);
    return snapshot ? [snapshot] : [];
  }
}

import type { Tensor } from 'onnxruntime-node';
import type { ModelManifest } from '../../models/manifest.js';
import type { Backend, KvBlock, PrefillResult, Row, TopLogits } from '../backend.js';
import { columnBytes } from '../kv-shape.js';
import { Arranger } from './arranger.js';
import type { Piece } from './arranger.js';
import type { Columns, View } from './columns.js';
import { Decoder } from './decoder.js';
import type { Computed } from './decoder.js';
import { LogitsReader } from './logits.js';
import type { Native } from './session.js';
import { Slab, roundUp } from './slab.js';
import type { Resident } from './slab.js';

interface DeviceRow extends Resident {
  length: number;
  /** Columns it will have soon. */
  readonly expected: number;
}

/** The first columns of a row. */
interface DeviceBlock extends KvBlock {
  /** Held until it is freed. */
  view: View | undefined;
}

export interface WebGpuOptions {
  /** Folder of an imported model with a graph for devices. */
  readonly dir: string;
  readonly manifest: ModelManifest;
  /** Columns of a row; at most what the model was trained for. */
  readonly contextLength: number;
  /** What the device is called. */
  readonly device: string;
  /** Called around everything that runs inside onnxruntime. */
  readonly native?: Native;
}

/** Loads the model onto the graphics card. @throws Error when there is none, or files are missing or broken */
export async function createWebGpuBackend(options: WebGpuOptions): Promise<Backend> {
  const { dir, manifest, native = (run) => run() } = options;
  const decoder = await Decoder.open(dir, manifest, native);
  const arranger = await Arranger.open(manifest, native);
  const reader = await LogitsReader.open(manifest.vocabSize, native);
  return new WebGpuBackend(decoder, arranger, reader, options);
}

/**
 * onnxruntime's WebGPU provider. Weights, KV cache and logits stay on the device; token ids go there, and the highest logits come back.
 * Caches are never changed, so that the beginning of a prompt is shared by all rows that have it without being copied.
 */
class WebGpuBackend implements Backend {
  readonly name = 'webgpu';
  readonly divisible = false;
  readonly device: string;
  readonly vocabSize: number;
  readonly hiddenSize: number;
  readonly contextLength: number;
  readonly bytesPerToken: number;
  readonly #slab: Slab<DeviceRow>;
  /** Blocks that hold a whole slab for one row of it. */
  #wide: DeviceBlock[] = [];
  /** Of the last run. */
  #logits: Tensor | undefined;

  constructor(
    private readonly decoder: Decoder,
    private readonly arranger: Arranger,
    private readonly reader: LogitsReader,
    { manifest, contextLength, device }: WebGpuOptions,
  ) {
    this.device = device;
    this.vocabSize = manifest.vocabSize;
    this.hiddenSize = manifest.hiddenSize;
    this.contextLength = contextLength;
    this.bytesPerToken = columnBytes(manifest);
    this.#slab = new Slab(arranger, contextLength);
  }

  open(prefix: readonly KvBlock[], columns: number): Row {
    const [block] = prefix as readonly DeviceBlock[];
    const length = block?.length ?? 0;
    const row: DeviceRow = { length, own: block && held(block.view!), position: undefined, expected: columns };
    return row;
  }

  async prefill(handle: Row, tokens: readonly number[], want: 'nothing' | 'logits' | 'hidden'): Promise<PrefillResult> {
    const row = handle as DeviceRow;
    await this.#begin();
    if (row.position !== undefined) {
      row.own = held({ columns: this.#slab.columns, at: row.position });
      this.#slab.leave(row);
    }
    const cache = await this.#alone(row, row.length + tokens.length);
    const computed = await this.decoder.run([{ tokens, past: row.length }], cache);
    this.#logits = computed.logits;
    cache.release();
    row.own = { columns: computed.columns, at: 0 };
    row.length += tokens.length;
    if (want === 'logits') return { logits: this.#top(computed, 0) };
    return want === 'hidden' ? { hidden: computed.hiddenSum } : {};
  }

  async decode(steps: readonly { readonly row: Row; readonly token: number }[]): Promise<TopLogits[]> {
    const rows = steps.map(({ row }) => row as DeviceRow);
    await this.#begin();
    const joining = rows.filter(({ position }) => position === undefined);
    for (const row of joining) if (!row.own) await this.#alone(row, 1);
    await this.#slab.arrange(joining);
    // Residents without a step (they wait for a chunk) are computed with the others, and nothing of it counts.
    const tokens = new Map(steps.map(({ row, token }) => [row, token]));
    const inputs = this.#slab.rows.map((row) => ({ tokens: [tokens.get(row) ?? 0], past: row.length }));
    const computed = await this.decoder.run(inputs, this.#slab.columns);
    this.#logits = computed.logits;
    this.#slab.advance(computed.columns);
    for (const row of rows) row.length++;
    return rows.map(({ position }) => this.#top(computed, position!));
  }

  block(handle: Row, _from: number, to: number): KvBlock {
    const { own, position } = handle as DeviceRow;
    const view = own ?? { columns: this.#slab.columns, at: position! };
    const block: DeviceBlock = {
      length: to,
      bytes: (own ? own.columns.capacity : roundUp(to)) * this.bytesPerToken,
      view: held(view),
      free() {
        this.view?.columns.release();
        this.view = undefined;
      },
    };
    if (view.columns.rows > 1) this.#wide.push(block);
    return block;
  }

  cut(block: KvBlock, length: number): KvBlock {
    const { view } = block as DeviceBlock;
    const shorter: DeviceBlock = { length, bytes: 0, view };
    return shorter;
  }

  close(handle: Row): void {
    const row = handle as DeviceRow;
    this.#slab.leave(row);
    row.own?.columns.release();
    row.own = undefined;
  }

  async dispose(): Promise<void> {
    this.#logits?.dispose();
    await this.reader.close();
    await this.arranger.close();
    await this.decoder.close();
  }

  /** Before every run. */
  async #begin(): Promise<void> {
    this.#logits?.dispose();
    this.#logits = undefined;
    for (const block of this.#wide.splice(0)) {
      const { view } = block;
      if (!view) continue;
      block.view = { columns: await this.arranger.together([piece(view)], roundUp(block.length)), at: 0 };
      view.columns.release();
    }
  }

  /** The row's columns in a cache of its own with room for so many; the row holds it. */
  async #alone(row: DeviceRow, columns: number): Promise<Columns> {
    const { own } = row;
    if (own?.columns.rows === 1 && own.columns.capacity >= columns) return own.columns;
    const capacity = Math.min(roundUp(Math.max(columns, row.expected)), this.contextLength);
    const alone = own ? await this.arranger.together([piece(own)], capacity) : await this.arranger.blank(capacity);
    own?.columns.release();
    row.own = { columns: alone, at: 0 };
    return alone;
  }

  #top({ logits, topIds, topLogits }: Computed, row: number): TopLogits {
    const count = topIds.length / logits.dims[0]!;
    const [from, to] = [row * count, (row + 1) * count];
    return {
      ids: Array.from(topIds.subarray(from, to), Number),
      values: topLogits.subarray(from, to),
      all: () => this.reader.read(logits, row),
    };
  }
}

function held(view: View): View {
  view.columns.hold();
  return view;
}

function piece({ columns, at }: View): Piece {
  return { columns, from: at, to: at + 1 };
}

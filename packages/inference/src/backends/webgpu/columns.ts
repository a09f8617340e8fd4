import type { Tensor } from 'onnxruntime-node';

/**
 * Cache columns of some rows on the device: for each layer keys and values, [rows, kvHeads, capacity, headSize]. Nothing changes them: every
 * run makes new ones, so that whoever needs them later shares them. The memory is given back when the last one lets go.
 */
export class Columns {
  #holders = 1;

  /** @param tensors keys of layer 0, values of layer 0, keys of layer 1, … */
  constructor(
    readonly tensors: readonly Tensor[],
    readonly rows: number,
    readonly capacity: number,
  ) {}

  hold(): this {
    this.#holders++;
    return this;
  }

  release(): void {
    if (--this.#holders > 0) return;
    for (const tensor of this.tensors) tensor.dispose();
  }
}

/** One row of some columns. */
export interface View {
  readonly columns: Columns;
  readonly at: number;
}

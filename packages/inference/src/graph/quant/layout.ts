/**
 * How quantised weights lie in the ONNX file, as MatMulNBits and GatherBlockQuantized take them:
 * weight = (code − 2^(bits−1)) · scale + offset, with one scale (and offset) per `group` weights along a row.
 */
export interface QuantLayout {
  readonly bits: 4 | 8;
  readonly group: 16 | 32;
  /** Whether the type has minimums. The operators know none, so they are added as a separate product: sums of x per group · offsets. */
  readonly offsets: boolean;
}

/** Room for unpacked weights; all three are written from their start. */
export interface Unpacked {
  /** 4 bit: two codes a byte, the first in the low half. 8 bit: one code a byte. */
  readonly codes: Uint8Array;
  readonly scales: Float32Array;
  /** Empty when the layout has none. */
  readonly offsets: Float32Array;
}

/** A quantised ggml type: its layout in ONNX, and the exact way there. */
export interface QuantFormat {
  readonly layout: QuantLayout;
  /** Unpacks `blocks` whole ggml blocks from the start of `source`. */
  readonly unpack: (source: Uint8Array, blocks: number, into: Unpacked) => void;
}

/** Room for `weights` weights in a layout. */
export function allocateUnpacked(layout: QuantLayout, weights: number): Unpacked {
  const groups = weights / layout.group;
  return {
    codes: new Uint8Array((weights * layout.bits) / 8),
    scales: new Float32Array(groups),
    offsets: new Float32Array(layout.offsets ? groups : 0),
  };
}

/** Whether matrices of these layouts can be stacked into one. */
export function sameLayout(a: QuantLayout, b: QuantLayout): boolean {
  return a.bits === b.bits && a.group === b.group && a.offsets === b.offsets;
}

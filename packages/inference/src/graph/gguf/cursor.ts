/** Thrown when a read goes past the bytes at hand; the caller may come back with more of the file. */
export class OutOfBytes extends Error {
  override readonly name = 'OutOfBytes';
}

/** Reads little-endian values one after another. */
export class Cursor {
  #at = 0;
  readonly #view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get at(): number {
    return this.#at;
  }

  #take(size: number): number {
    const at = this.#at;
    if (at + size > this.bytes.byteLength) throw new OutOfBytes();
    this.#at = at + size;
    return at;
  }

  u8 = (): number => this.#view.getUint8(this.#take(1));
  i8 = (): number => this.#view.getInt8(this.#take(1));
  u16 = (): number => this.#view.getUint16(this.#take(2), true);
  i16 = (): number => this.#view.getInt16(this.#take(2), true);
  u32 = (): number => this.#view.getUint32(this.#take(4), true);
  i32 = (): number => this.#view.getInt32(this.#take(4), true);
  f32 = (): number => this.#view.getFloat32(this.#take(4), true);
  f64 = (): number => this.#view.getFloat64(this.#take(8), true);
  /** A 64-bit integer; a number where it can hold it exactly would mix types, so callers that need a number use {@link size}. */
  u64 = (): bigint => this.#view.getBigUint64(this.#take(8), true);
  i64 = (): bigint => this.#view.getBigInt64(this.#take(8), true);

  /** A 64-bit count or offset. Counts beyond 2^53 exist only in broken files: they end as out of bytes. */
  size = (): number => Number(this.u64());

  string = (): string => {
    const length = this.size();
    const at = this.#take(length);
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + at, length).toString('utf8');
  };
}

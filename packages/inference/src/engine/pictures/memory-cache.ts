import type { EncodedPicture } from './sight.js';

/** Memory for encodings, in bytes: some hundred pictures of a small model. */
const MAX_BYTES = 128 * 2 ** 20;

/** Pictures encoded lately, by SHA-256; the least recently used leave first. */
export class MemoryCache {
  readonly #pictures = new Map<string, EncodedPicture>();
  #bytes = 0;

  get(sha256: string): EncodedPicture | undefined {
    const picture = this.#pictures.get(sha256);
    if (!picture) return undefined;
    this.#pictures.delete(sha256);
    this.#pictures.set(sha256, picture);
    return picture;
  }

  set(sha256: string, picture: EncodedPicture): void {
    this.#pictures.set(sha256, picture);
    this.#bytes += picture.rows.byteLength;
    for (const [oldest, { rows }] of this.#pictures) {
      if (this.#bytes <= MAX_BYTES) break;
      this.#pictures.delete(oldest);
      this.#bytes -= rows.byteLength;
    }
  }
}

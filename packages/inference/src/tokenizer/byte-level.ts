/**
 * The alphabet of byte-level BPE (GPT-2): each of the 256 bytes has one printable character, so that a vocabulary is made of
 * plain strings. Printable Latin-1 stands for itself, the rest follows from U+0100 on.
 */
const CHARACTER_OF_BYTE: readonly string[] = (() => {
  const printable = (byte: number): boolean =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(printable(byte) ? byte : next++));
})();

const BYTE_OF_CHARACTER: ReadonlyMap<string, number> = new Map(
  CHARACTER_OF_BYTE.map((character, byte) => [character, byte]),
);

/** The bytes a vocabulary entry stands for. Characters outside the alphabet (a broken vocabulary) stand for their own UTF-8. */
export function bytesOfEntry(entry: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of entry) {
    const byte = BYTE_OF_CHARACTER.get(character);
    if (byte === undefined) bytes.push(...Buffer.from(character, 'utf8'));
    else bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

/** The vocabulary entry that stands for these bytes. */
export function entryOfBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => CHARACTER_OF_BYTE[byte]!).join('');
}

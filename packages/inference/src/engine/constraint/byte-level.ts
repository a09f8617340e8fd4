/**
 * Bytes in the alphabet of byte-level BPE (GPT-2), the form in which the grammar library takes a vocabulary: printable Latin-1 stands for
 * itself, the other bytes follow from U+0100 on.
 */
const CHARACTERS: readonly string[] = (() => {
  const printable = (byte: number) => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(printable(byte) ? byte : next++));
})();

export function byteLevel(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += CHARACTERS[byte];
  return text;
}

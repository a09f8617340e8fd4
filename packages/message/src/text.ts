// oxlint-disable-next-line no-control-regex -- these are exactly the characters to remove
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * Text as the rest of the system may hold it: lone surrogates become U+FFFD (JSON and Redis cannot carry them),
 * U+0000 and other C0 controls go, line ends are \n.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, '');
}

/** Longest prefix of at most `max` UTF-16 units that ends between grapheme clusters. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(text.slice(0, max + 64))) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

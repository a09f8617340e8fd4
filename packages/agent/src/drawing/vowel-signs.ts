/** Signs of Devanagari that take room of their own beside or around their consonant. */
const SPACING_SIGN = /[\u0903\u093e\u093f\u0940\u0949-\u094c\u094e\u094f]/u;
/** What each of them takes in Noto Sans Devanagari, in letter sizes. */
const SIGN_WIDTH = 0.259;
/** Of that the share that a line must move to the left to stay where its anchor is. */
const ANCHOR_SHARE: Readonly<Record<string, number>> = { middle: 0.5, end: 1 };

const TEXT = /<text ([^>]*)>([^<]*)<\/text>/gu;
const clusters = new Intl.Segmenter('hi', { granularity: 'grapheme' });

/**
 * An SVG whose Devanagari text is drawn with its full width: resvg moves on by the widest glyph of a cluster where it should by all of them,
 * so that letters lie upon the vowel signs before them (https://github.com/linebender/resvg, `outline_cluster`). Each letter after such a
 * sign is moved by the sign's width instead.
 */
export function withVowelSigns(svg: string): string {
  return svg.replace(TEXT, (element, attributes: string, text: string) => {
    const moves = movesOf(text);
    const missing = moves.reduce((sum, move) => sum + move, 0);
    if (missing === 0) return element;
    const anchor = /text-anchor="(\w+)"/u.exec(attributes)?.[1] ?? 'start';
    const [first = 0, ...others] = moves;
    const shift = first - missing * (ANCHOR_SHARE[anchor] ?? 0);
    return `<text ${attributes} dx="${[shift, ...others].map((move) => (move === 0 ? '0' : `${move.toFixed(3)}em`)).join(' ')}">${text}</text>`;
  });
}

/** How far each character is moved on, in letter sizes. An escaped one, `&#38;`, is one character. */
function movesOf(text: string): readonly number[] {
  let missing = 0;
  return [...clusters.segment(text.replace(/&[^;]+;/gu, '&'))].flatMap(({ segment }) => {
    const move = missing;
    missing = SPACING_SIGN.test(segment) ? SIGN_WIDTH : 0;
    return [
      move,
      ...Array.from(segment)
        .slice(1)
        .map(() => 0),
    ];
  });
}

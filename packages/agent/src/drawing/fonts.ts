import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/**
 * The fonts that pictures are drawn with, shipped because a bare machine has none: DejaVu Sans (Latin, Greek, Cyrillic, Arabic) and
 * Noto Sans Devanagari, which fills in for what the first does not have.
 */
export const FONT_FILES = [
  resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  resolve('@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf'),
];
export const FONT_FAMILY = 'DejaVu Sans';

/** Scripts that {@link FONT_FILES} can write. */
const WRITABLE =
  /^(?:[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Devanagari}\p{N}\p{P}\p{Sc}\p{Sm}\p{Z}\p{Mn}\p{Cf}\s°©®™★☆♥♪→←↑↓✓✔✗])*$/u;

/** Whether the fonts have letters for this text; emoji and other scripts would come out as empty boxes. */
export function canWrite(text: string): boolean {
  return WRITABLE.test(text);
}

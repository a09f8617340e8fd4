/** The models read the rupee sign, which has the same two bars and the same leg, as this character ("sky") more often than not. */
const SKY = '天';
const SKY_BEFORE_AMOUNT = /(?<!\S)天(?=\s?\d)/gu;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The texts of a picture's lines with rupee signs where they were misread: before amounts, where nothing else is Chinese or Japanese. */
export function withRupees(texts: readonly string[]): readonly string[] {
  if (texts.some((text) => EAST_ASIAN.test(text.replaceAll(SKY, '')))) return texts;
  return texts.map((text) => text.replace(SKY_BEFORE_AMOUNT, '₹'));
}

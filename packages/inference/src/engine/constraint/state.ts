import type { GrammarMatcher } from '@mlc-ai/web-xgrammar';
import type { ChatTokenizer } from '../../tokenizer/tokenizer.js';

/** How far one answer has got in its grammar. */
export class ConstraintState {
  /** @param within bitmask of the tokens that may be used at all; default all */
  constructor(
    private readonly matcher: GrammarMatcher,
    private readonly tokenizer: ChatTokenizer,
    private readonly within: Int32Array | undefined,
  ) {}

  /** Bit i of word i/32 set = token allowed next; covers all of vocabSize. */
  async mask(): Promise<Int32Array> {
    const mask = await this.matcher.getNextTokenBitmask();
    if (this.within) for (let word = 0; word < mask.length; word++) mask[word]! &= this.within[word]!;
    return mask;
  }

  /** True when nothing but the end may follow. */
  complete(mask: Int32Array): boolean {
    const ends = new Int32Array(mask.length);
    for (const id of this.tokenizer.stopIds) ends[id >> 5]! |= 1 << (id & 31);
    // An empty mask is a dead end, not an end: picking from it fails.
    return mask.some((bits) => bits !== 0) && mask.every((bits, word) => (bits & ~ends[word]!) === 0);
  }

  /** Moves on by one token. @returns false when the grammar does not allow it (nothing changes then) */
  accept(token: number): boolean {
    return this.matcher.acceptToken(token);
  }

  /**
   * Tokens for the text that must come next, when there is only one such text. The last token is left to the model, because what
   * follows may belong into the same token; and the `previous` token, if given, is replaced by the first returned ones, because the
   * tokenizer might have drawn the line elsewhere (`{` + `"name"` is written `{"` + `name` + `"`).
   * The state is then after the returned tokens; an empty list changes nothing.
   * @param previous the token accepted last, not fed to the model yet
   */
  force(previous?: number): number[] {
    const text = this.matcher.findJumpForwardString();
    if (text === '') return [];
    const before = previous === undefined ? '' : utf8(this.tokenizer.tokenBytes(previous));
    if (before === undefined) return [];
    const tokens = this.tokenizer.encode(before + text, { special: false }).slice(0, -1);
    if (tokens.length <= (previous === undefined ? 0 : 1)) return [];
    if (previous !== undefined) this.matcher.rollBack(1);
    for (const [accepted, token] of tokens.entries()) {
      if (this.matcher.acceptToken(token)) continue;
      // Cannot happen while the tokenizer's ids spell the text given to it (one that normalises text might not).
      if (accepted > 0) this.matcher.rollBack(accepted);
      if (previous !== undefined) this.matcher.acceptToken(previous);
      return [];
    }
    return tokens;
  }

  dispose(): void {
    this.matcher.dispose();
  }
}

/** Undefined when the bytes are not whole characters. */
function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

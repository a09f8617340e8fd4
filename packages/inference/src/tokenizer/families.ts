/**
 * How text is cut into words before byte-pair merging, by the name GGUF files give it (`tokenizer.ggml.pre`).
 * The patterns are those of the upstream tokenizer.json files; the same table is in llama.cpp's `llama-vocab.cpp`.
 */

/** Of GPT-2: a word takes the space before it, numbers and signs stand apart. */
const GPT2_WORDS = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`;
const QWEN2_WORDS = String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`;
/** As Qwen2, but up to three digits together. */
const LLAMA3_WORDS = QWEN2_WORDS.replace(String.raw`|\p{N}|`, String.raw`|\p{N}{1,3}|`);
const ONE_DIGIT = String.raw`\p{N}`;

export interface TokenizerFamily {
  /** Patterns applied one after the other; every match becomes a piece. */
  readonly splits: readonly string[];
  /** Qwen composes accents (Unicode NFC) first, the others take text as it is. */
  readonly nfc: boolean;
  /** Whole words that are in the vocabulary are taken without merging. */
  readonly wholeWords: boolean;
}

export const TOKENIZER_FAMILIES: Readonly<Record<string, TokenizerFamily>> = {
  'gpt-2': { splits: [GPT2_WORDS], nfc: false, wholeWords: false },
  smollm: { splits: [ONE_DIGIT, GPT2_WORDS], nfc: false, wholeWords: false },
  qwen2: { splits: [QWEN2_WORDS], nfc: true, wholeWords: false },
  'llama-bpe': { splits: [LLAMA3_WORDS], nfc: false, wholeWords: true },
};

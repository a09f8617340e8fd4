import { z } from 'zod';
import { TOKENIZER_FAMILIES } from './families.js';

/** Values of `tokenizer.ggml.token_type`. */
const CONTROL = 3;
const USER_DEFINED = 4;
const UNUSED = 5;

/** Ends of a turn by name: files name one end id, chat models also end with one of these. */
const TURN_ENDS = ['<|im_end|>', '<|eot_id|>', '<|eom_id|>', '<|end|>', '<|endoftext|>', '<|end_of_text|>'];

const tokenId = z.number().int().nonnegative();
const tokenizerMetadata = z.looseObject({
  'tokenizer.ggml.model': z.string(),
  'tokenizer.ggml.pre': z.string().default('gpt-2'),
  'tokenizer.ggml.tokens': z.array(z.string()).min(1),
  'tokenizer.ggml.token_type': z.array(z.number()).default([]),
  'tokenizer.ggml.merges': z.array(z.string()),
  'tokenizer.ggml.bos_token_id': tokenId.optional(),
  'tokenizer.ggml.eos_token_id': tokenId.optional(),
  'tokenizer.ggml.eot_token_id': tokenId.optional(),
  'tokenizer.chat_template': z.string().optional(),
});
type TokenizerMetadata = z.infer<typeof tokenizerMetadata>;

/** Metadata of a GGUF file as key and value; arrays as arrays. */
export type GgufMetadata = Readonly<Record<string, unknown>>;

export interface ImportedTokenizer {
  /** To be written as `tokenizer.json` (Hugging Face format). */
  readonly tokenizer: object;
  readonly template: string;
  readonly stopIds: number[];
  readonly bosId: number | null;
}

/** A file whose tokenizer or template this program cannot use; the message names what. */
export class UnsupportedTokenizerError extends Error {
  override readonly name = 'UnsupportedTokenizerError';
}

/**
 * Turns the tokenizer in a GGUF file's metadata into a Hugging Face one with the same ids.
 * @throws UnsupportedTokenizerError for anything but byte-level BPE of a known family, or a file without a chat template.
 */
export function importTokenizer(metadata: GgufMetadata): ImportedTokenizer {
  const parsed = tokenizerMetadata.safeParse(metadata);
  if (!parsed.success)
    throw new UnsupportedTokenizerError(`The tokenizer in the file is malformed: ${z.prettifyError(parsed.error)}`);
  const values = parsed.data;
  const kind = values['tokenizer.ggml.model'];
  if (kind !== 'gpt2')
    throw new UnsupportedTokenizerError(`The tokenizer "${kind}" is not supported, only byte-level BPE ("gpt2").`);
  const pre = values['tokenizer.ggml.pre'];
  const family = TOKENIZER_FAMILIES[pre];
  if (!family)
    throw new UnsupportedTokenizerError(
      `The tokenizer family "${pre}" is not supported, only ${Object.keys(TOKENIZER_FAMILIES).join(', ')}.`,
    );
  const template = values['tokenizer.chat_template'];
  if (template === undefined)
    throw new UnsupportedTokenizerError('The file has no chat template: it is not a chat model.');

  const tokens = values['tokenizer.ggml.tokens'];
  const types = values['tokenizer.ggml.token_type'];
  const merges = values['tokenizer.ggml.merges'];
  const vocab: Record<string, number> = {};
  const added: object[] = [];
  tokens.forEach((content, id) => {
    if (types[id] === UNUSED) return;
    if (types[id] === CONTROL || types[id] === USER_DEFINED) added.push(addedToken(id, content, types[id] === CONTROL));
    else vocab[content] = id;
  });

  return {
    tokenizer: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: added,
      normalizer: family.nfc ? { type: 'NFC' } : null,
      pre_tokenizer: {
        type: 'Sequence',
        pretokenizers: [
          ...family.splits.map((Regex) => ({ type: 'Split', pattern: { Regex }, behavior: 'Isolated', invert: false })),
          { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
        ],
      },
      post_processor: null,
      decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
      model: {
        type: 'BPE',
        dropout: null,
        unk_token: null,
        continuing_subword_prefix: null,
        end_of_word_suffix: null,
        fuse_unk: false,
        byte_fallback: false,
        ignore_merges: family.wholeWords,
        vocab,
        merges: merges.map((merge) => merge.split(' ')),
      },
    },
    template,
    stopIds: stopIds(values),
    bosId: values['tokenizer.ggml.bos_token_id'] ?? null,
  };
}

function addedToken(id: number, content: string, special: boolean): object {
  return { id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special };
}

function stopIds(values: TokenizerMetadata): number[] {
  const tokens = values['tokenizer.ggml.tokens'];
  const named = [values['tokenizer.ggml.eos_token_id'], values['tokenizer.ggml.eot_token_id']];
  const known = TURN_ENDS.map((name) => tokens.indexOf(name)).filter(
    (id) => values['tokenizer.ggml.token_type'][id] === CONTROL,
  );
  const ids = [...new Set([...named.filter((id) => id !== undefined), ...known])];
  if (ids.length === 0) throw new UnsupportedTokenizerError('The file names no end-of-answer token.');
  return ids;
}

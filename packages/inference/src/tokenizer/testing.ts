import type { GgufMetadata } from './from-gguf.js';

const CONTROL = 3;
const UNUSED = 5;
const TEMPLATE =
  '{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}';

/** Printable ASCII in a byte-level vocabulary stands for itself; newline is Ċ, space is Ġ, and the bytes of é are Ã and ©. */
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz<|_>!0123456789ĠĊÃ©');

/** Metadata of a GGUF file with a vocabulary of a few letters, some merges and two special tokens. For tests. */
export function smallMetadata(changes: GgufMetadata = {}): GgufMetadata {
  const merges = ['h e', 'l l', 'he ll', 'hell o', 'Ġ hello'];
  const tokens = [...LETTERS, ...merges.map((merge) => merge.replace(' ', '')), '<|im_start|>', '<|im_end|>', '[PAD]'];
  return {
    'tokenizer.ggml.model': 'gpt2',
    'tokenizer.ggml.pre': 'gpt-2',
    'tokenizer.ggml.tokens': tokens,
    'tokenizer.ggml.token_type': tokens.map((token) =>
      token === '[PAD]' ? UNUSED : /^<\|.+\|>$/.test(token) ? CONTROL : 1,
    ),
    'tokenizer.ggml.merges': merges,
    'tokenizer.ggml.eos_token_id': tokens.indexOf('<|im_end|>'),
    'tokenizer.chat_template': TEMPLATE,
    ...changes,
  };
}

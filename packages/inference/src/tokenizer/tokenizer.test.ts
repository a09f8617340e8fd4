import { describe, expect, it } from '@jest/globals';
import { UnsupportedTokenizerError, importTokenizer } from './from-gguf.js';
import { smallMetadata } from './testing.js';
import { createTokenizer } from './tokenizer.js';

const metadata = smallMetadata();
const tokens = metadata['tokenizer.ggml.tokens'] as string[];
const id = (token: string): number => tokens.indexOf(token);
const tokenizer = createTokenizer({ ...importTokenizer(metadata), vocabSize: tokens.length });
const shown = (ids: readonly number[]): string[] => ids.map((one) => tokens[one]!);

describe('a tokenizer made from GGUF metadata', () => {
  it('merges as the vocabulary says', () => {
    expect(shown(tokenizer.encode('hello hello hel', { special: true }))).toEqual(['hello', 'Ġhello', 'Ġ', 'he', 'l']);
    expect(tokenizer.encode('', { special: true })).toEqual([]);
  });

  it('takes special tokens for what they are, or for text, as asked', () => {
    expect(tokenizer.encode('<|im_end|>', { special: true })).toEqual([id('<|im_end|>')]);
    expect(shown(tokenizer.encode('<|im_end|>', { special: false }))).toEqual(Array.from('<|im_end|>'));
  });

  it('gives the bytes of every token, none for special and unused ones', () => {
    expect(Buffer.from(tokenizer.tokenBytes(id('Ġhello'))).toString()).toBe(' hello');
    expect([...tokenizer.tokenBytes(id('Ã'))]).toEqual([0xc3]);
    for (const none of ['<|im_end|>', '[PAD]']) {
      expect(tokenizer.tokenBytes(id(none))).toHaveLength(0);
      expect(tokenizer.isSpecial(id(none))).toBe(true);
    }
    expect(tokenizer.isSpecial(id('hello'))).toBe(false);
    expect(tokenizer.tokenBytes(tokens.length + 5)).toHaveLength(0);
  });

  it('gives a template the place of a picture and never its bytes, and text in parts where it takes nothing else', () => {
    const partsOnly =
      '{% for m in messages %}{% for p in m.content %}{% if p.type is defined %}{{ p.text or p.type }}{% if p.bytes is defined %}!{% endif %}{% endif %}{% endfor %}{% endfor %}';
    const template = createTokenizer({ ...importTokenizer(metadata), template: partsOnly, vocabSize: tokens.length });
    const image = { type: 'image', bytes: new Uint8Array(2 ** 22), sha256: '0'.repeat(64) } as const;
    const ids = template.render([
      { role: 'system', content: 'hello' },
      { role: 'user', content: [image, { type: 'text', text: 'hel' }] },
    ]);
    expect(template.decode(ids)).toBe('helloimagehel');
  });

  it('decodes characters spread over tokens, and marks broken ones', () => {
    const ids = tokenizer.encode('hé', { special: true });
    expect(shown(ids)).toEqual(['h', 'Ã', '©']);
    expect(tokenizer.decode([...ids, id('<|im_end|>')])).toBe('hé');
    expect(tokenizer.decode(ids.slice(0, 2))).toBe('h\ufffd');
  });

  it('renders a conversation with the turn of the assistant begun', () => {
    const ids = tokenizer.render([{ role: 'user', content: 'hello' }], { answer: 'hell' });
    expect(shown(ids).join(' ')).toBe(
      '<|im_start|> u s e r Ċ hello <|im_end|> Ċ <|im_start|> a s s i s t a n t Ċ hell',
    );
  });

  it('leaves special tokens in messages and answers as text', () => {
    const ids = tokenizer.render([{ role: 'user', content: 'x<|im_end|>\uFDD0<|im\uFDD0_end|>' }], {
      answer: '<|im_start|>',
    });
    expect(ids.filter((one) => one === id('<|im_end|>'))).toHaveLength(1);
    expect(ids.filter((one) => one === id('<|im_start|>'))).toHaveLength(2);
    expect(shown(ids).join('')).toContain('x<|im_end|><|im_end|><|im_end|>Ċ');
  });
});

describe('importTokenizer', () => {
  it('finds the ends of an answer and keeps unused rows out of the vocabulary', () => {
    const { stopIds, bosId, tokenizer: file } = importTokenizer(metadata);
    expect(stopIds).toEqual([id('<|im_end|>')]);
    expect(bosId).toBeNull();
    expect(JSON.stringify(file)).not.toContain('[PAD]');
  });

  it.each([
    [{ 'tokenizer.ggml.model': 'llama' }, 'The tokenizer "llama" is not supported'],
    [{ 'tokenizer.ggml.pre': 'gpt-4o' }, 'The tokenizer family "gpt-4o" is not supported'],
    [{ 'tokenizer.chat_template': undefined }, 'no chat template'],
    [{ 'tokenizer.ggml.eos_token_id': undefined, 'tokenizer.ggml.token_type': [] }, 'no end-of-answer token'],
    [{ 'tokenizer.ggml.tokens': [1, 2] }, 'malformed'],
  ])('refuses %j', (changes, message) => {
    expect(() => importTokenizer(smallMetadata(changes))).toThrow(UnsupportedTokenizerError);
    expect(() => importTokenizer(smallMetadata(changes))).toThrow(message);
  });
});

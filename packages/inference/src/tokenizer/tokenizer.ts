import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { mapText } from '../engine/prompt/content.js';
import type { ChatMessage } from '../engine/types.js';
import { MANIFEST_FILE, modelManifest } from '../models/manifest.js';
import { bytesOfEntry } from './byte-level.js';
import { ChatTemplate } from './chat-template.js';
import { SectionCache } from './section-cache.js';

export interface EncodeOptions {
  /** True: `<|im_end|>` and the like become their special token. False: they are text like any other. */
  readonly special: boolean;
}

export interface RenderOptions {
  /** Text the assistant's turn already begins with. */
  readonly answer?: string;
}

/** Text to token ids and back, and conversations to prompts, exactly as the model was trained. */
export interface ChatTokenizer {
  /** Ids of the model's embedding rows: 0 … vocabSize - 1. Some may stand for nothing (padding of the table). */
  readonly vocabSize: number;
  readonly stopIds: readonly number[];
  encode(text: string, options: EncodeOptions): number[];
  /** Replaces broken UTF-8 by U+FFFD; special tokens are left out. For streams use `tokenBytes`. */
  decode(ids: readonly number[]): string;
  /**
   * The prompt of a conversation, ready for the assistant's turn. Special tokens written by somebody inside a message stay plain text.
   * @throws TemplateError when the template refuses the conversation.
   */
  render(messages: readonly ChatMessage[], options?: RenderOptions): number[];
  /** The bytes a token stands for in the text; empty for special and unused tokens. Do not alter. */
  tokenBytes(id: number): Uint8Array;
  /** True for control tokens and rows that stand for nothing: never part of an answer's text. */
  isSpecial(id: number): boolean;
}

/** A noncharacter that breaks up special tokens inside messages while they go through the template, and is then taken out. */
const SHIELD = '\uFDD0';
const PROBE = 'probe';
const NOTHING = new Uint8Array(0);

interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly special?: boolean;
}

interface TokenizerFile {
  readonly added_tokens: readonly AddedToken[];
}

export interface TokenizerParts {
  /** A parsed Hugging Face `tokenizer.json` of a byte-level BPE. */
  readonly tokenizer: object;
  readonly template: string;
  readonly vocabSize: number;
  readonly stopIds: readonly number[];
  readonly bosId: number | null;
}

/** Reads the tokenizer, template and manifest of an imported model's folder. @throws Error when one is missing or malformed. */
export async function loadTokenizer(dir: string): Promise<ChatTokenizer> {
  const read = (name: string): Promise<string> => readFile(join(dir, name), 'utf8');
  const manifest = modelManifest.parse(JSON.parse(await read(MANIFEST_FILE)));
  return createTokenizer({
    tokenizer: JSON.parse(await read(manifest.files.tokenizer)) as object,
    template: await read(manifest.files.template),
    vocabSize: manifest.vocabSize,
    stopIds: manifest.stopIds,
    bosId: manifest.bosId,
  });
}

export function createTokenizer(parts: TokenizerParts): ChatTokenizer {
  const { vocabSize, stopIds } = parts;
  const core = new Tokenizer(parts.tokenizer, { clean_up_tokenization_spaces: false });
  const model = core.model!;
  const added = (parts.tokenizer as TokenizerFile).added_tokens;
  const idOfAdded = new Map(added.map((token) => [token.content, token.id]));
  const specials = new Set(added.filter((token) => token.special !== false).map((token) => token.id));
  const anyAdded = alternation(added);
  const template = new ChatTemplate(parts.template);
  const bytes = new Array<Uint8Array | undefined>(vocabSize);
  const variables = {
    add_generation_prompt: true,
    bos_token: parts.bosId === null ? '' : (core.id_to_token(parts.bosId) ?? ''),
    eos_token: core.id_to_token(stopIds[0]!) ?? '',
  };

  const encodeText = (text: string): number[] => {
    const normal = core.normalizer ? core.normalizer(text) : text;
    if (normal === '') return [];
    const words = core.pre_tokenizer ? core.pre_tokenizer(normal) : [normal];
    return model(words).map((entry: string) => model.tokens_to_ids.get(entry)!);
  };

  const sections = new SectionCache(encodeText);

  /** Split by a pattern with one group: texts at even places, added tokens at odd ones. */
  const encodeSpecial = (text: string, plain: (piece: string) => string): number[] =>
    text.split(anyAdded).flatMap((piece, at) => (at % 2 ? idOfAdded.get(piece)! : sections.idsOf(plain(piece))));

  const shield = (text: string): string =>
    text.replaceAll(SHIELD, '').replace(anyAdded, (token) => token[0]! + SHIELD + token.slice(1));

  const isSpecial = (id: number): boolean => specials.has(id) || core.id_to_token(id) === undefined;

  const tokenBytes = (id: number): Uint8Array => (bytes[id] ??= bytesOf(id));
  const bytesOf = (id: number): Uint8Array => {
    if (isSpecial(id)) return NOTHING;
    const entry = core.id_to_token(id)!;
    return idOfAdded.has(entry) ? Buffer.from(entry, 'utf8') : bytesOfEntry(entry);
  };

  const takesText = takesPlainText(template, variables);
  // A picture is only a place to a template: its bytes, turned into template values one by one, would take seconds.
  const forTemplate = (content: ChatMessage['content']): unknown => {
    if (typeof content === 'string') return takesText ? content : [{ type: 'text', text: content }];
    return content.map((part) => (part.type === 'image' ? { type: part.type } : part));
  };

  return {
    vocabSize,
    stopIds,
    encode: (text, { special }) => (special ? encodeSpecial(text, (piece) => piece) : encodeText(text)),
    decode: (ids) => Buffer.concat(ids.map(tokenBytes)).toString('utf8'),
    render(messages, { answer = '' } = {}) {
      const safe = messages.map(({ role, content }) => ({ role, content: forTemplate(mapText(content, shield)) }));
      const text = template.render({ ...variables, messages: safe }) + shield(answer);
      return encodeSpecial(text, (piece) => piece.replaceAll(SHIELD, ''));
    },
    tokenBytes,
    isSpecial,
  };
}

/** False for the templates of some models that see: text that is not in a list of parts is left out, or refused. */
function takesPlainText(template: ChatTemplate, variables: Record<string, unknown>): boolean {
  const shows = (content: unknown): boolean => {
    try {
      return template.render({ ...variables, messages: [{ role: 'user', content }] }).includes(PROBE);
    } catch {
      return false;
    }
  };
  return shows(PROBE) || !shows([{ type: 'text', text: PROBE }]);
}

/** A pattern that finds any added token, the longest first; matches nothing when there are none. */
function alternation(added: readonly AddedToken[]): RegExp {
  if (added.length === 0) return /($^)/;
  const escaped = added
    .map((token) => token.content)
    .toSorted((a, b) => b.length - a.length)
    .map((content) => content.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`(${escaped.join('|')})`, 'gu');
}

import type { CompiledGrammar, GrammarCompiler } from '@mlc-ai/web-xgrammar';
import { EngineError } from '../types.js';
import type { Constraint } from '../types.js';
import { entryOfBytes } from '../../tokenizer/byte-level.js';
import type { ChatTokenizer } from '../../tokenizer/tokenizer.js';
import { loadXGrammar } from './grammar.js';
import { withoutLongCounts } from './schema.js';
import { ConstraintState } from './state.js';

/** Compiled grammars kept. One takes up to a few MB (token masks of every state). */
const CACHE_SIZE = 64;
/** The JSON is written on one line with these separators, so that most of it is forced and whitespace cannot loop. */
const ONE_LINE = -1;
const SEPARATORS: [string, string] = [', ', ': '];

/** Turns constraints into token masks for one tokenizer; compiled grammars are kept. */
export class ConstraintCompiler {
  /** Least recently used first. */
  readonly #compiled = new Map<string, CompiledGrammar>();
  #compiler: Promise<GrammarCompiler> | undefined;
  #printable: Int32Array | undefined;

  constructor(private readonly tokenizer: ChatTokenizer) {}

  /** @throws EngineError `bad-request` when nothing can satisfy it or it is malformed. */
  async start(constraint: Constraint): Promise<ConstraintState> {
    const { GrammarMatcher } = await loadXGrammar();
    const grammar = await this.#grammar(constraint);
    // One-line JSON has no control characters; the library lets them into strings with a pattern or a length limit.
    const within = constraint.type === 'json-schema' ? (this.#printable ??= printable(this.tokenizer)) : undefined;
    return new ConstraintState(await GrammarMatcher.createGrammarMatcher(grammar), this.tokenizer, within);
  }

  async #grammar(constraint: Constraint): Promise<CompiledGrammar> {
    const key = JSON.stringify(constraint);
    let grammar = this.#compiled.get(key);
    this.#compiled.delete(key);
    grammar ??= await this.#compile(constraint);
    this.#compiled.set(key, grammar);
    for (const [oldest, unused] of this.#compiled) {
      if (this.#compiled.size <= CACHE_SIZE) break;
      this.#compiled.delete(oldest);
      unused.dispose();
    }
    return grammar;
  }

  async #compile(constraint: Constraint): Promise<CompiledGrammar> {
    if (constraint.type === 'choice' && (constraint.options.length === 0 || constraint.options.includes('')))
      throw new EngineError('bad-request', 'a choice needs options, none of them empty');
    const compiler = await (this.#compiler ??= this.#create());
    try {
      switch (constraint.type) {
        case 'json-schema':
          return await compiler.compileJSONSchema(
            JSON.stringify(withoutLongCounts(constraint.schema)),
            false,
            ONE_LINE,
            SEPARATORS,
          );
        case 'choice':
          return await compiler.compileGrammar(`root ::= ${constraint.options.map(literal).join(' | ')}`);
        case 'regex':
          return await compiler.compileStructuralTag({
            type: 'structural_tag',
            format: { type: 'regex', pattern: constraint.pattern },
          });
      }
    } catch (cause) {
      // The library aborts its WebAssembly call; the reason is only on stderr, the instance stays usable.
      throw new EngineError('bad-request', `the ${constraint.type} constraint cannot be compiled`, { cause });
    }
  }

  async #create(): Promise<GrammarCompiler> {
    const { GrammarCompiler, TokenizerInfo } = await loadXGrammar();
    const { vocabSize, stopIds } = this.tokenizer;
    const vocabulary = Array.from({ length: vocabSize }, (_, id) => entryOfBytes(this.tokenizer.tokenBytes(id)));
    const info = await TokenizerInfo.createTokenizerInfo(vocabulary, 'byte_level', false, vocabSize, [...stopIds]);
    return GrammarCompiler.createGrammarCompiler(info, false);
  }
}

/** A string as a literal of the grammar (EBNF with C-style escapes). */
function literal(text: string): string {
  const escaped = Array.from(text, (character) => {
    const code = character.codePointAt(0)!;
    if (character === '"' || character === '\\') return `\\${character}`;
    return code < 0x20 || code === 0x7f ? `\\x${code.toString(16).padStart(2, '0')}` : character;
  });
  return `"${escaped.join('')}"`;
}

/** Bitmask of the tokens without control characters (U+0000 to U+001F). */
function printable(tokenizer: ChatTokenizer): Int32Array {
  const { vocabSize } = tokenizer;
  const mask = new Int32Array(Math.ceil(vocabSize / 32));
  for (let id = 0; id < vocabSize; id++) {
    if (tokenizer.tokenBytes(id).every((byte) => byte >= 0x20)) mask[id >> 5]! |= 1 << (id & 31);
  }
  return mask;
}

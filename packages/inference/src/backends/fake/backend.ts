import type { Backend, KvBlock, Logits, PrefillResult, Row } from '../backend.js';
import { FAKE_VOCABULARY } from './tokenizer.js';

/** Logits [vocabSize] after these tokens. May throw, as a graph may. */
export type FakeModel = (tokens: readonly number[]) => Float32Array;

export interface FakeRun {
  readonly kind: 'prefill' | 'decode';
  /** New tokens, all rows together. */
  readonly tokens: number;
  readonly rows: number;
}

class FakeRow implements Row {
  open = true;
  constructor(readonly tokens: number[]) {}
  get length(): number {
    return this.tokens.length;
  }
}

interface FakeBlock extends KvBlock {
  readonly tokens: readonly number[];
}

/** "Computes" by asking a function; its KV cache is the tokens themselves, so that a wrong column gives a wrong answer. */
export class FakeBackend implements Backend {
  readonly name = 'fake';
  readonly divisible: boolean = true;
  readonly device = 'none';
  readonly vocabSize = FAKE_VOCABULARY;
  readonly hiddenSize = 4;
  readonly bytesPerToken = 1;
  /** Everything run so far, in order. */
  readonly runs: FakeRun[] = [];
  readonly rows = new Set<FakeRow>();
  disposed = false;
  #running = false;

  /**
   * @param model what it says
   * @param beforeRun called before each run; may wait or throw
   */
  constructor(
    private readonly model: FakeModel,
    private readonly beforeRun: (run: FakeRun) => void | Promise<void> = () => undefined,
    readonly contextLength = 512,
  ) {}

  open(prefix: readonly KvBlock[]): Row {
    const row = new FakeRow(prefix.flatMap((block) => (block as FakeBlock).tokens));
    this.rows.add(row);
    return row;
  }

  prefill(row: Row, tokens: readonly number[], want: 'nothing' | 'logits' | 'hidden'): Promise<PrefillResult> {
    return this.#run({ kind: 'prefill', tokens: tokens.length, rows: 1 }, () => {
      const all = this.#append(row, tokens);
      if (want === 'logits') return { logits: this.model(all) };
      if (want === 'nothing') return {};
      return { hidden: new Float32Array([tokens.length, tokens.reduce((sum, id) => sum + id, 0), 0, 0]) };
    });
  }

  decode(steps: readonly { readonly row: Row; readonly token: number }[]): Promise<Logits[]> {
    return this.#run({ kind: 'decode', tokens: steps.length, rows: steps.length }, () =>
      steps.map(({ row, token }) => this.model(this.#append(row, [token]))),
    );
  }

  block(row: Row, from: number, to: number): KvBlock {
    const { tokens } = row as FakeRow;
    if (to > tokens.length) throw new Error('columns that are not there');
    const block: FakeBlock = { length: to - from, bytes: to - from, tokens: tokens.slice(from, to) };
    return block;
  }

  close(row: Row): void {
    if (!this.rows.delete(row as FakeRow)) throw new Error('a row closed twice');
  }

  dispose(): Promise<void> {
    this.disposed = true;
    return Promise.resolve();
  }

  async #run<T>(run: FakeRun, compute: () => T): Promise<T> {
    if (this.#running) throw new Error('two runs at once');
    this.#running = true;
    this.runs.push(run);
    try {
      await this.beforeRun(run);
      return compute();
    } finally {
      this.#running = false;
    }
  }

  #append(row: Row, tokens: readonly number[]): readonly number[] {
    const fake = row as FakeRow;
    if (!this.rows.has(fake)) throw new Error('a closed row');
    fake.tokens.push(...tokens);
    if (fake.length > this.contextLength) throw new Error('the context is full');
    return fake.tokens;
  }
}

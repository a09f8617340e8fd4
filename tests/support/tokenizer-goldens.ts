import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface TokenizerGolden {
  readonly text: string;
  /** Ids with special tokens interpreted, and without. */
  readonly ids: readonly number[];
  readonly plain: readonly number[];
}

/** The reference's ids of tricky strings, for one tokenizer family. */
export async function tokenizerGoldens(family: string): Promise<TokenizerGolden[]> {
  const path = fileURLToPath(new URL(`../../packages/inference/goldens/tokenizer/${family}.jsonl`, import.meta.url));
  const [, ...lines] = (await readFile(path, 'utf8')).trim().split('\n');
  return lines.map((line) => {
    const { text, ids, plain } = JSON.parse(line) as Omit<TokenizerGolden, 'plain'> & Partial<TokenizerGolden>;
    return { text, ids, plain: plain ?? ids };
  });
}

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../config/paths.js';

const MESSAGES = join(root, 'packages/agent/eval/tools');

const written = z.strictObject({
  text: z.string().min(1),
  /** The right tool; `none`, or `a picture` when one has to be asked for. */
  tool: z.string(),
  /** Tools that do as well: what is written on a sign is read out by one and looked up by another. */
  also: z.array(z.string()).default([]),
  /** It came with a picture. */
  picture: z.boolean().default(false),
  /** What the tool has to be given, as far as it matters; `{ value }` of a calculation: its result as a plain decimal. */
  arguments: z.record(z.string(), z.unknown()).optional(),
});

/** A message and the tool it asks for. */
export type Message = z.infer<typeof written> & {
  /** `de.17`, `de.held-out.17`: its file and its line. */
  readonly id: string;
  readonly language: string;
};

/**
 * `development`, files `<language>.jsonl`: whose errors have been read while examples and rules were written. `held-out`, files
 * `<language>.held-out.jsonl`: which nobody has tuned anything on; figures come from them. What the probe learns from stands elsewhere,
 * in `packages/agent/src/choice/examples/`.
 */
export type Half = 'development' | 'held-out';

/** All messages of a half, language by language. @throws Error when a line is none. */
export function toolMessages(half: Half): Message[] {
  const ending = half === 'held-out' ? '.held-out.jsonl' : '.jsonl';
  return readdirSync(MESSAGES)
    .filter((name) => name === `${languageOf(name)}${ending}`)
    .toSorted()
    .flatMap((name) => {
      const lines = readFileSync(join(MESSAGES, name), 'utf8').split('\n').filter(Boolean);
      return lines.map((line, i) => ({
        ...written.parse(JSON.parse(line)),
        id: `${name.slice(0, -'.jsonl'.length)}.${i + 1}`,
        language: languageOf(name),
      }));
    });
}

/** So many messages of every language, spread over its file, in which those for no tool stand together. */
export function someOfEach(messages: readonly Message[], perLanguage: number): Message[] {
  return [...new Set(messages.map(({ language }) => language))].flatMap((language) => {
    const own = messages.filter((message) => message.language === language);
    const count = Math.min(perLanguage, own.length);
    return Array.from({ length: count }, (_, i) => own[Math.floor((i * own.length) / count)]!);
  });
}

function languageOf(file: string): string {
  return file.split('.')[0]!;
}

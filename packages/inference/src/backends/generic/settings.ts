import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { TokenizerParts } from '../../tokenizer/tokenizer.js';

const ids = z.union([z.number().int(), z.array(z.number().int())]).nullish();
const textConfig = z.looseObject({
  vocab_size: z.number().int(),
  hidden_size: z.number().int(),
  max_position_embeddings: z.number().int(),
  eos_token_id: ids,
  bos_token_id: ids,
});
const config = z.looseObject({ text_config: z.unknown().optional() });
const generation = z.looseObject({ eos_token_id: ids });
const templates = z.looseObject({ chat_template: z.string().optional() });
const tokenizer = z.looseObject({ added_tokens: z.array(z.object({ id: z.number(), content: z.string() })) });

/** Ends of a turn by name: configurations often name only the end of all text. */
const TURN_ENDS = ['<|im_end|>', '<end_of_utterance>', '<|eot_id|>', '<|end|>'];

/** What the engine needs to know of a model in the Hugging Face layout. */
export interface ExportSettings {
  readonly hiddenSize: number;
  /** Tokens the model was trained for. */
  readonly contextLength: number;
  readonly tokenizer: TokenizerParts;
}

/** Reads config.json, generation_config.json, tokenizer.json and the chat template of a folder. @throws Error when one does not fit */
export async function readExport(dir: string): Promise<ExportSettings> {
  const whole = config.parse(await json(dir, 'config.json'));
  const text = textConfig.parse(whole.text_config ?? whole);
  const { eos_token_id: ends } = generation.parse((await json(dir, 'generation_config.json')) ?? {});
  const file = tokenizer.parse(await json(dir, 'tokenizer.json'));
  const named = file.added_tokens.filter(({ content }) => TURN_ENDS.includes(content)).map(({ id }) => id);
  const stopIds = [...new Set([ends ?? text.eos_token_id ?? [], named].flat(2))];
  if (stopIds.length === 0) throw new Error(`nothing in ${dir} says which token ends an answer`);
  const template =
    (await read(dir, 'chat_template.jinja')) ??
    templates.parse((await json(dir, 'chat_template.json')) ?? {}).chat_template ??
    templates.parse((await json(dir, 'tokenizer_config.json')) ?? {}).chat_template;
  if (template === undefined) throw new Error(`${dir} has no chat template`);
  const bosId = [text.bos_token_id ?? []].flat()[0] ?? null;
  return {
    hiddenSize: text.hidden_size,
    contextLength: text.max_position_embeddings,
    tokenizer: { tokenizer: file, template, vocabSize: text.vocab_size, stopIds, bosId },
  };
}

/** Names the settings and the encoder that features of a picture depend on. */
export async function encoderKey(dir: string, encoder: string, mostTokens: number): Promise<string> {
  const hash = createHash('sha256');
  for (const name of ['config.json', 'preprocessor_config.json', 'processor_config.json'])
    hash.update(`${name}\n${(await read(dir, name)) ?? ''}\n`);
  const { size, mtimeMs } = await stat(encoder);
  hash.update(`${basename(encoder)} ${size} ${mtimeMs} ${mostTokens}`);
  return hash.digest('hex').slice(0, 16);
}

async function read(dir: string, name: string): Promise<string | undefined> {
  try {
    return await readFile(join(dir, name), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function json(dir: string, name: string): Promise<unknown> {
  const text = await read(dir, name);
  return text === undefined ? undefined : JSON.parse(text);
}

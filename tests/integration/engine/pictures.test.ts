import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createEngine } from '@hearth/inference';
import type { ContentPart, Engine } from '@hearth/inference';
import { generate } from './support.js';

const GOLDENS = new URL('../../../packages/inference/goldens/vision/', import.meta.url);

async function picture(name: string): Promise<ContentPart> {
  const bytes = await readFile(new URL(`pictures/${name}`, GOLDENS));
  return { type: 'image', bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

describe.each(['idefics3', 'lfm2', 'qwen2', 'qwen25', 'qwen3'])('a model that sees in its thread: %s', (family) => {
  let engine: Engine;
  let pictureCacheDir: string;
  beforeAll(async () => {
    pictureCacheDir = await mkdtemp(join(tmpdir(), 'hearth-pictures-'));
    engine = await createEngine({ dir: fileURLToPath(new URL(family, GOLDENS)), threads: 1, pictureCacheDir });
  });
  afterAll(async () => {
    await engine.close();
    await rm(pictureCacheDir, { recursive: true });
  });

  test('says that it sees, and answers about pictures beside others that have none', async () => {
    expect(engine.model).toMatchObject({ sees: true, backend: 'generic', id: family });
    const about = await picture('odd.png');
    const ask = (content: string | readonly ContentPart[]) =>
      generate(engine, { prompt: { messages: [{ role: 'user', content }] }, maxTokens: 12 });
    const alone = [await ask('Hello'), await ask([about, { type: 'text', text: 'What is this?' }])];
    const together = await Promise.all([ask('Hello'), ask([about, { type: 'text', text: 'What is this?' }])]);
    expect(together.map(({ text }) => text)).toEqual(alone.map(({ text }) => text));
    expect(alone[1]!.stats.promptTokens).toBeGreaterThan(alone[0]!.stats.promptTokens);
  });

  test('a picture that does not fit the context is refused, a hash that is none too', async () => {
    const about = await picture('odd.png');
    const content = Array.from({ length: 400 }, () => about);
    const ask = (parts: readonly ContentPart[]) =>
      generate(engine, { prompt: { messages: [{ role: 'user', content: parts }] }, maxTokens: 4 });
    await expect(ask(content)).rejects.toThrow(/fit$/);
    await expect(ask([{ ...about, sha256: '../x' } as ContentPart])).rejects.toMatchObject({ code: 'bad-request' });
  });

  test('embeds a text', async () => {
    const [a, b] = await Promise.all([engine.embed('one text'), engine.embed('another')]);
    expect(a).toHaveLength(engine.model.hiddenSize);
    expect(a).not.toEqual(b);
  });
});

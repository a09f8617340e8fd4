import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createEngine } from '@hearth/inference';
import type { Engine } from '@hearth/inference';
import { FETCH_LIMIT_MS, testModel } from '../../support/models.js';
import { ask, generate } from './support.js';

/** The engine with its thread laid open. */
interface WithThread {
  readonly thread: { send(message: () => unknown, listener: { fail(): void }): void; readonly ended: Promise<void> };
}

/** Makes the thread throw outside of any request, as a defect in it would. */
async function crash(engine: Engine): Promise<void> {
  const { thread } = engine as unknown as WithThread;
  thread.send(() => ({ type: 'generate', id: -1, request: undefined }), { fail: () => undefined });
  await thread.ended;
}

let dir: string;
const open: Engine[] = [];
const start = async () => {
  const engine = await createEngine({ dir, slots: 2, contextLength: 512 });
  open.push(engine);
  return engine;
};
beforeAll(async () => {
  ({ dir } = await testModel('smollm2-135m'));
}, FETCH_LIMIT_MS);
afterAll(() => Promise.all(open.map((engine) => engine.close())));

describe('the engine thread', () => {
  test('a crash fails what is running, and the next call starts a new thread', async () => {
    const engine = await start();
    const running = generate(engine, ask('Count from 1 to 500.', { maxTokens: 400 }));
    const embedding = engine.embed('text '.repeat(300));
    const failed = Promise.all([
      expect(running).rejects.toMatchObject({ name: 'EngineError', code: 'backend' }),
      expect(embedding).rejects.toMatchObject({ name: 'EngineError', code: 'backend' }),
    ]);
    for await (const event of engine.generate(ask('Hi'))) if (event.type === 'text') break;
    await crash(engine);
    await failed;
    const [one, two] = await Promise.all([generate(engine, ask('Hello')), engine.countTokens('two words')]);
    expect(one.text).not.toBe('');
    expect(two).toBe(2);
  }, 30_000);

  test('closing ends what is running; a closed engine refuses', async () => {
    const engine = await start();
    const running = generate(engine, ask('Count from 1 to 500.', { maxTokens: 400 }));
    const refused = expect(running).rejects.toMatchObject({ code: 'closed' });
    await engine.close();
    await refused;
    await expect(generate(engine, ask('x'))).rejects.toMatchObject({ code: 'closed' });
    await expect(engine.embed('x')).rejects.toMatchObject({ code: 'closed' });
    await engine.close();
  }, 30_000);

  test('a request that is not plain data is refused', async () => {
    const engine = await start();
    const schema = { type: 'object', check: () => true };
    const refused = generate(engine, ask('x', { constraint: { type: 'json-schema', schema } }));
    await expect(refused).rejects.toMatchObject({ name: 'EngineError', code: 'bad-request' });
  }, 30_000);

  test('a damaged model is an error when it is loaded', async () => {
    const broken = await mkdtemp(join(tmpdir(), 'hearth-engine-'));
    try {
      await cp(dir, broken, { recursive: true });
      await truncate(join(broken, 'model.onnx'), 1000);
      await expect(createEngine({ dir: broken })).rejects.toMatchObject({ name: 'EngineError', code: 'backend' });
      await expect(createEngine({ dir: join(broken, 'nothing') })).rejects.toMatchObject({ code: 'backend' });
    } finally {
      await rm(broken, { recursive: true });
    }
  }, 30_000);

  test('loading can be given up', async () => {
    const controller = new AbortController();
    const loading = createEngine({ dir, signal: controller.signal });
    controller.abort(new Error('never mind'));
    await expect(loading).rejects.toThrow('never mind');
  }, 30_000);
});

describe('a process that exits', () => {
  test.each(['while it loads', 'while it generates'])(
    '%s: leaves with its own code',
    async (when) => {
      const script = join(import.meta.dirname, 'exit.mjs');
      const child = spawn(process.execPath, [script, dir, when], { stdio: ['ignore', 'ignore', 'pipe'] });
      let errors = '';
      child.stderr.on('data', (data: Buffer) => {
        errors += data.toString();
      });
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      expect({ code, signal, errors }).toEqual({ code: 7, signal: null, errors: '' });
    },
    60_000,
  );
});

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { cacheDir } from '../../config/paths.js';
import type { Contestant } from './contestant.js';

export const NODE_LLAMA_CPP_VERSION = '3.22.1';

/** What is used of its interface. */
interface Sequence {
  evaluate(tokens: readonly number[], options: object): AsyncGenerator<number, void, void>;
  clearHistory(): Promise<void>;
}
interface NodeLlamaCpp {
  getLlama(options: object): Promise<{
    loadModel(options: object): Promise<{
      createContext(options: object): Promise<{ getSequence(): Sequence }>;
    }>;
    dispose(): Promise<void>;
  }>;
}

/**
 * llama.cpp through its Node binding, on the processor, with as many threads as this project's engine takes. Not a dependency: it is
 * installed into the user's cache folder by the first bench.
 */
export async function nodeLlamaCpp(modelPath: string, chats: number, contextLength: number): Promise<Contestant> {
  const module = (await import(await installed())) as NodeLlamaCpp;
  const llama = await module.getLlama({
    gpu: false,
    build: 'never',
    maxThreads: availableParallelism(),
    logLevel: 'error',
  });
  const model = await llama.loadModel({ modelPath });
  const context = await model.createContext({ sequences: chats, contextSize: contextLength, batchSize: 512 });
  const free = Array.from({ length: chats }, () => context.getSequence());
  return {
    async answer(prompt, maxTokens, onToken, signal) {
      const sequence = free.pop();
      if (!sequence) throw new Error(`more than ${chats} chats at once`);
      try {
        let count = 0;
        for await (const _ of sequence.evaluate(prompt, { temperature: 0 })) {
          onToken();
          if (++count >= maxTokens || signal.aborted) break;
        }
      } finally {
        await sequence.clearHistory();
        free.push(sequence);
      }
    },
    close: () => llama.dispose(),
  };
}

/** The module's address, after installing it if need be: the binding and the binary of this platform, without install scripts. */
async function installed(): Promise<string> {
  const folder = join(cacheDir(), 'hearth', 'bench', `node-llama-cpp-${NODE_LLAMA_CPP_VERSION}`);
  const entry = join(folder, 'node_modules', 'node-llama-cpp', 'dist', 'index.js');
  const platform = { darwin: 'mac', win32: 'win' }[process.platform as string] ?? process.platform;
  if (!existsSync(entry)) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
    const packages = ['node-llama-cpp', `@node-llama-cpp/${platform}-${process.arch}`];
    const flags = ['--prefix', folder, '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund'];
    const wanted = packages.map((name) => `${name}@${NODE_LLAMA_CPP_VERSION}`);
    await promisify(execFile)('npm', ['install', ...flags, ...wanted], { shell: process.platform === 'win32' });
  }
  return pathToFileURL(entry).href;
}

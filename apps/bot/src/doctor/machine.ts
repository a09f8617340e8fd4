import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../config/schema.js';
import { bad, good, type Finding } from './finding.js';

const GB = 1e9;
/** Conversations and pictures grow slowly; an append-only file that cannot grow stops the queue. */
const DATA_BYTES = 1 * GB;
/** A model while it is imported: the file that was fetched and what is made of it. */
const MODEL_BYTES = 4 * GB;

/** Packages with native parts: the ones that can be installed and yet not work. */
const NATIVE = ['onnxruntime-node', 'sharp', 'libsql', '@resvg/resvg-js'];

export function checkNode(): Finding {
  return good('Node', process.version);
}

export async function checkPackages(): Promise<Finding[]> {
  const results = await Promise.allSettled(NATIVE.map((name) => import(name)));
  const broken = results.flatMap((result, index) =>
    result.status === 'rejected' ? [`${NATIVE[index]} (${(result.reason as Error).message.split('\n')[0]})`] : [],
  );
  if (broken.length === 0) return [good('packages', `${NATIVE.join(', ')} load`)];
  return [
    bad(
      'packages',
      `cannot be loaded: ${broken.join('; ')}`,
      'Delete node_modules and start again: it is installed anew.',
    ),
  ];
}

/** Free space where data and models go; of the nearest folder that is already there. */
export async function checkDisk({ dataDir, modelsDir }: Config, modelReady: boolean): Promise<Finding[]> {
  const check = async (name: string, folder: string, needed: number) => {
    const { bavail, bsize } = await statfs(existing(folder));
    const free = bavail * bsize;
    const text = `${(free / GB).toFixed(1)} GB free in ${folder}`;
    return free < needed ? bad(name, text, `Make room: ${needed / GB} GB are needed.`) : good(name, text);
  };
  return [
    await check('data folder', dataDir, DATA_BYTES),
    await check('models folder', modelsDir, modelReady ? 0 : MODEL_BYTES),
  ];
}

function existing(folder: string): string {
  return existsSync(folder) ? folder : existing(dirname(folder));
}

export function checkMemory(usable: number, model: { id: string; minMemoryBytes?: number | undefined }): Finding {
  const text = `${(usable / GB).toFixed(1)} GB`;
  const wanted = model.minMemoryBytes ?? 0;
  if (usable >= wanted) return good('memory', text);
  return bad(
    'memory',
    `${text}; ${model.id} wants ${(wanted / GB).toFixed(0)} GB`,
    'Take a smaller model: ./hearth models use qwen2.5-coder-0.5b',
  );
}

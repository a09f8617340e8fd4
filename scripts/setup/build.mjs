import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './command.mjs';
import { program, root, stateDir } from './paths.mjs';

const stampFile = join(stateDir, 'build-stamp');

/** Fingerprint of everything that is compiled: names, sizes and times of change. Milliseconds for some hundred files. */
function sources() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'tsconfig.base.json')));
  for (const group of ['packages', 'apps']) {
    for (const name of readdirSync(join(root, group)).toSorted()) {
      const folder = join(root, group, name);
      for (const file of readdirSync(join(folder, 'src'), { recursive: true }).toSorted()) {
        if (!file.endsWith('.ts')) continue;
        const { size, mtimeMs } = statSync(join(folder, 'src', file));
        hash.update(`${folder}/${file} ${size} ${mtimeMs}\n`);
      }
    }
  }
  return hash.digest('hex');
}

const stamp = () => (existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '');

export function buildReady() {
  return existsSync(program) && stamp() === sources();
}

/** Compiles the program. Without a stamp (first time, interrupted, emptied) nothing that lies in dist/ is trusted. */
export async function build() {
  const fingerprint = sources();
  const fresh = stamp() === '' || !existsSync(program);
  rmSync(stampFile, { force: true });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  await step('build', process.execPath, [tsc, '-b', 'apps/bot', ...(fresh ? ['--force'] : [])]);
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(stampFile, fingerprint);
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './command.mjs';
import { program, root, stateDir } from './paths.mjs';

const stampFile = join(stateDir, 'build-stamp');

/** Projects of the program: all but the tests. */
function projects() {
  const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  return references.map(({ path }) => path).filter((path) => path !== 'tests');
}

/** Fingerprint of everything that is compiled: names, sizes and times of change. Milliseconds for some hundred files. */
function sources() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'tsconfig.base.json')));
  for (const project of projects()) {
    const folder = join(root, project);
    hash.update(readFileSync(join(folder, 'tsconfig.json')));
    for (const file of readdirSync(join(folder, 'src'), { recursive: true }).toSorted((a, b) => (a < b ? -1 : 1))) {
      if (!file.endsWith('.ts')) continue;
      const { size, mtimeMs } = statSync(join(folder, 'src', file));
      hash.update(`${project}/${file} ${size} ${mtimeMs}\n`);
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
  await step('build', process.execPath, [tsc, '-b', ...projects(), ...(fresh ? ['--force'] : [])]);
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(stampFile, fingerprint);
}

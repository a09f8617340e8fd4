import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, buildReady } from './build.mjs';
import { lock } from './lock.mjs';
import { checkNode } from './node-version.mjs';
import { installPackages, packagesReady } from './packages.mjs';
import { program, stateDir } from './paths.mjs';
import { say } from './say.mjs';
import { systemPackages } from './system.mjs';

/** Commands that start a Redis of their own unless one is configured. */
const NEED_REDIS = new Set(['up', 'ask', 'demo', 'bench']);

/** Sets up what is missing, then runs the program with these arguments in this process. */
export async function launch(args) {
  checkNode();
  if (NEED_REDIS.has(args[0]) && !args.includes('--help')) await systemPackages({ chromium: false });
  await setUpProgram();
  const { main } = await import(pathToFileURL(program).href);
  await main(args);
}

/** npm packages and build: nothing is done, said or fetched when both are in place. One process at a time in a clone. */
export async function setUpProgram() {
  if (packagesReady() && buildReady()) return;
  const release = await lock(join(stateDir, 'setup.lock'), (holder) =>
    say(`  Another set-up of this folder is at work (process ${holder}); waiting for it.`),
  );
  try {
    if (!packagesReady()) await installPackages();
    if (!buildReady()) await build();
  } finally {
    release();
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { SetupError } from './say.mjs';

/** @throws SetupError when this Node is older than package.json's `engines.node` (of the form `>=20.15`). */
export function checkNode(version = process.versions.node) {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '');
  const [major, minor = 0] = wanted.split('.').map(Number);
  const [hereMajor, hereMinor] = version.split('.').map(Number);
  if (hereMajor > major || (hereMajor === major && hereMinor >= minor)) return;
  throw new SetupError(`Hearth needs Node ${wanted} or newer; this is ${version}. See https://nodejs.org/en/download.`);
}

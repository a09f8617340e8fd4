import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './command.mjs';
import { root } from './paths.mjs';

/** npm packages that a lock file lists, by folder; undefined when there is none. */
function packagesIn(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * True when node_modules holds what package-lock.json asks for. npm writes down what it installed, and writes it last, so an
 * interrupted install (which begins by emptying the folder) is seen as such, and one done by hand counts.
 */
export function packagesReady() {
  const installed = packagesIn(join(root, 'node_modules/.package-lock.json'));
  if (!installed) return false;
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(([folder, { version, optional, link }]) => {
    const here = installed[folder];
    if (!folder.includes('node_modules/')) return true;
    return here ? link || here.version === version : optional === true;
  });
}

export async function installPackages() {
  // No package needs its install script: native parts come as packages of their own, and these scripts download from hosts
  // that closed networks do not reach.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  const env = { ONNXRUNTIME_NODE_INSTALL: 'skip', PUPPETEER_SKIP_DOWNLOAD: '1' };
  const npm = process.env.npm_execpath;
  // Started by npm: the same npm, whatever else is in the PATH.
  if (npm?.endsWith('npm-cli.js')) await step('npm packages', process.execPath, [npm, ...args], env);
  else await step('npm packages', 'npm', args, env);
}

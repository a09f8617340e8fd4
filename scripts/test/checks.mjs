import { join } from 'node:path';
import { root } from '../setup/paths.mjs';
import { spawned } from './jest.mjs';

const bin = (path) => join(root, 'node_modules', path);
const node = (path, ...args) => spawned(process.execPath, [bin(path), ...args]);

/** One check counts as one test. */
const CHECKS = {
  types: async () => (await node('typescript/bin/tsc', '-b')) === 0,
  lint: async () => {
    const rules = await node('oxlint/bin/oxlint', '--type-aware', '--deny-warnings');
    const format = await node('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.');
    return rules === 0 && format === 0;
  },
};

export const checkNames = Object.keys(CHECKS);

export async function runCheck(name) {
  const ok = await CHECKS[name]();
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, notes: ok ? [] : [`${name}: failed`] };
}

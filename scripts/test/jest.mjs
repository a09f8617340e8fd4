import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';

const jestBin = join(root, 'node_modules/jest/bin/jest.js');

/** ES modules in jest need this flag; its warning on every worker says nothing new. */
const env = {
  ...process.env,
  NODE_OPTIONS:
    `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
};

/** Runs jest with the terminal attached. @returns its exit code. */
export function jest(args, nodeArgs = []) {
  return spawned(process.execPath, [...nodeArgs, jestBin, ...args], { env });
}

/** Any other check, likewise. */
export function spawned(file, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: 'inherit', ...options });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs one suite, or the files of any suite when it has no name.
 * @returns {Promise<{ passed: number, failed: number, notes: string[] }>}
 */
export async function runSuite({ name, workers }, patterns) {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
  const outputFile = join(folder, 'result.json');
  try {
    const select = name ? ['--selectProjects', name] : [];
    const code = await jest([
      ...['--maxWorkers', String(workers), '--passWithNoTests', '--json', '--outputFile', outputFile],
      ...select,
      '--',
      ...patterns,
    ]);
    return summary(name ?? 'tests', code, JSON.parse(readFileSync(outputFile, 'utf8')));
  } catch (error) {
    return { passed: 0, failed: 1, notes: [`${name}: jest gave no result (${error.message})`] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Counts one run of jest. A test file that could not be run, a skipped test, and a run of nothing each count as failed:
 * none of them shows that the program works.
 */
export function summary(name, code, result) {
  const notes = [];
  let failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  if (result.numPendingTests + result.numTodoTests > 0) {
    failed += result.numPendingTests + result.numTodoTests;
    notes.push(`${name}: ${result.numPendingTests + result.numTodoTests} skipped, counted as failed`);
  }
  if (result.numPassedTests + failed === 0) {
    failed = 1;
    notes.push(`${name}: no test ran`);
  }
  if (code !== 0 && failed === 0) {
    failed = 1;
    notes.push(`${name}: jest ended with ${code}`);
  }
  return { passed: result.numPassedTests, failed, notes };
}

/**
 * npm test                       everything: types, lint, and the suites below, one after the other
 * npm test -- unit lint          only these: types lint unit contract integration browser end-to-end
 * npm test -- path/of/test.ts    only test files whose path holds this
 * npm test -- --watch [path]     runs again at every change
 * npm test -- --debug path       waits for a debugger (chrome://inspect, or "attach" of your editor)
 *
 * Sets up what is missing first. The last line is `N passed, N failed`; skipped and missing tests count as failed.
 */
import { setUpProgram } from './setup/launch.mjs';
import { checkNode } from './setup/node-version.mjs';
import { systemPackages } from './setup/system.mjs';
import { checkNames, runCheck } from './test/checks.mjs';
import { jest, runSuite } from './test/jest.mjs';

/** The jest projects in the order in which they run; workers = test files at the same time. */
const SUITES = [
  // These share nothing.
  { name: 'unit', workers: 2 },
  { name: 'contract', workers: 2 },
  // These start servers, browsers and models, and measure times.
  { name: 'integration', workers: 1 },
  { name: 'browser', workers: 1 },
  { name: 'end-to-end', workers: 1 },
];

async function main(args) {
  checkNode();
  await systemPackages({ chromium: true });
  await setUpProgram();
  if (args[0] === '--watch') return jest(['--watchAll', ...args.slice(1)]);
  if (args[0] === '--debug')
    return jest(['--runInBand', '--testTimeout=86400000', ...args.slice(1)], ['--inspect-brk']);
  const names = [...checkNames, ...SUITES.map(({ name }) => name)];
  const chosen = args.filter((arg) => names.includes(arg));
  const patterns = args.filter((arg) => !names.includes(arg));
  return report(chosen.length === 0 && patterns.length > 0 ? await runFiles(patterns) : await runAll(chosen, patterns));
}

async function runAll(chosen, patterns) {
  const results = [];
  const wanted = (name) => chosen.length === 0 || chosen.includes(name);
  for (const name of checkNames.filter(wanted)) results.push(await timed(name, () => runCheck(name)));
  for (const suite of SUITES.filter(({ name }) => wanted(name))) {
    results.push(await timed(suite.name, () => runSuite(suite, patterns)));
  }
  return results;
}

/** Test files by path, whatever suite they are in. */
async function runFiles(patterns) {
  return [await runSuite({ workers: 1 }, patterns)];
}

async function timed(name, work) {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const result = await work();
  console.log(
    `── ${name}: ${result.passed} passed, ${result.failed} failed, ${Math.round((performance.now() - started) / 1000)} s`,
  );
  return result;
}

function report(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  for (const note of results.flatMap(({ notes }) => notes)) console.log(note);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error?.plain ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}

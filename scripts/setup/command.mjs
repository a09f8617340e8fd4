import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';
import { say, SetupError } from './say.mjs';

/** Characters at either end of a failed command's output that are worth showing: npm says why first, compilers and apt last. */
const SHOWN = 1500;
/** Milliseconds between signs of life of a long step. */
const HEARTBEAT_MS = 15_000;

/** Full path of an executable, or undefined. Debian keeps some outside a user's PATH. */
export function which(name) {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/local/sbin']) {
    if (!folder) continue;
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/**
 * Runs one step of the set-up silently, with a line at the start, signs of life, and a line at the end.
 * @throws SetupError with the end of the output when it fails. Ends with this process.
 */
export async function step(label, file, args, env = {}) {
  say(`  ${label} …`);
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const heartbeat = setInterval(() => say(`  ${label} … ${seconds()}`), HEARTBEAT_MS);
  try {
    const { code, output } = await run(file, args, env);
    if (code !== 0) throw new SetupError(`${shorten(output)}\n\n${label}: failed (see above).`);
  } finally {
    clearInterval(heartbeat);
  }
  say(`  ${label}: done in ${seconds()}`);
}

const shorten = (text) =>
  text.length <= 2 * SHOWN ? text.trimEnd() : `${text.slice(0, SHOWN)}\n…\n${text.slice(-SHOWN).trimEnd()}`;

/** Exit code and everything written. A missing program is code 127. */
export function run(file, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const stop = (signal) => {
      child.kill(signal);
      process.exit(130);
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
    const end = (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

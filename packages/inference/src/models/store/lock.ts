import { readFileSync } from 'node:fs';
import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** Milliseconds between two tries, between two signs of life, and without one after which a holder on another machine is taken for dead. */
const RETRY_MS = 250;
const SIGN_OF_LIFE_MS = 5_000;
const DEAD_AFTER_MS = 60_000;

const holder = z.object({ pid: z.number().int(), host: z.string(), started: z.string() });
type Holder = z.infer<typeof holder>;

/**
 * Runs `work` while holding a lock file, waiting for whoever holds it. Locks of processes that are gone are taken over.
 * @param onWait told once, when somebody else holds it. @throws the signal's reason while waiting
 */
export async function withLock<T>(
  path: string,
  { signal, onWait }: { signal: AbortSignal; onWait?: (pid: number) => void },
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  let told = false;
  while (!(await create(path))) {
    signal.throwIfAborted();
    const other = await readHolder(path);
    if (!other || (await isGone(path, other))) await breakLock(path);
    else {
      if (!told) onWait?.(other.pid);
      told = true;
      await sleep(RETRY_MS, undefined, { signal });
    }
  }
  const alive = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), SIGN_OF_LIFE_MS);
  alive.unref();
  try {
    return await work();
  } finally {
    clearInterval(alive);
    await rm(path, { force: true });
  }
}

async function create(path: string): Promise<boolean> {
  const mine: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) ?? '' };
  try {
    const file = await open(path, 'wx');
    await file.writeFile(JSON.stringify(mine));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined when the lock is gone or was left half written. */
async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return holder.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** On this machine a process is looked up, with its start time because ids are used again; elsewhere the file's age decides. */
async function isGone(path: string, { pid, host, started }: Holder): Promise<boolean> {
  if (host === hostname()) return startOf(pid) !== started;
  return (await ageOf(path)) > DEAD_AFTER_MS;
}

/**
 * Removes a dead lock. Only one process at a time may do so, and it looks again first: otherwise two could each remove what they saw
 * as dead, the second one a lock just taken by the first.
 */
async function breakLock(path: string): Promise<void> {
  const breaker = `${path}.breaker`;
  if (!(await create(breaker))) {
    if ((await ageOf(breaker)) > DEAD_AFTER_MS) await rm(breaker, { force: true });
    await sleep(RETRY_MS);
    return;
  }
  try {
    const other = await readHolder(path);
    // A lock without a holder was just made by somebody who has not written to it yet, or never will.
    if (other ? await isGone(path, other) : (await ageOf(path)) > SIGN_OF_LIFE_MS) await rm(path, { force: true });
  } finally {
    await rm(breaker, { force: true });
  }
}

/** Milliseconds since the last sign of life; 0 when the file is gone. */
async function ageOf(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
}

/** When a process of this machine started, in a form that only compares; undefined when there is none. */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  try {
    // Field 22 of /proc/PID/stat; counted from the end of the command's name, which may hold anything.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { randomUUID } from 'node:crypto';

/** Milliseconds after which a takeover that was itself killed is ignored; a real one takes well under one. */
const TAKEOVER_MS = 5000;

/**
 * Takes the lock file at `path` for this process, or says who holds it. A lock whose process has died is taken over.
 * The file appears with its content (hard link), so nobody ever reads a half-written one.
 * @returns `{ release }` or `{ holder: pid }`
 */
export function tryLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.${randomUUID()}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, born: bornAt(process.pid) }));
  try {
    for (;;) {
      try {
        linkSync(mine, path);
        return { release: () => rmSync(path, { force: true }) };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = read(path);
      if (holder && alive(holder)) return { holder: holder.pid };
      removeStale(path);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Waits for the lock. `onWait(pid)` is called once when somebody else holds it. */
export async function lock(path, onWait) {
  let told = false;
  for (;;) {
    const result = tryLock(path);
    if (result.release) return result.release;
    if (!told) onWait(result.holder);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Only one process at a time may remove a dead one's lock; otherwise the slower one would remove the faster one's new lock. */
function removeStale(path) {
  const guard = `${path}.takeover`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const since = statSync(guard, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > TAKEOVER_MS) rmSync(guard, { recursive: true, force: true });
    return;
  }
  try {
    const holder = read(path);
    if (!holder || !alive(holder)) unlinkSync(path);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  } finally {
    rmdirSync(guard);
  }
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Process ids are reused: the same id started at another time is somebody else. */
function alive({ pid, born }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return born === bornAt(pid);
}

/** Start time of a process in clock ticks since boot (proc(5), field 22 of stat); null where there is no /proc. */
function bornAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return null;
  }
}

import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Longest wait for killed processes to be gone. */
const END_LIMIT_MS = 5000;
const END_POLL_MS = 20;

interface Process {
  readonly pid: number;
  readonly group: number;
  readonly command: string;
}

/**
 * Ends every browser that uses the profile: the one whose owner was killed, before it could end it. Found by the command line and not
 * by a noted id: an id can be missing (killed before it was written) or belong to somebody else by now.
 * @returns how many there were.
 */
export async function endBrowsersOf(profile: string): Promise<number> {
  const flag = `--user-data-dir=${profile}`;
  const users = (await processes()).filter(({ command }) =>
    command.split(/[\0 ]--/).some((word) => `--${word}` === flag),
  );
  // A session's browser leads a group of its own; a group that it does not lead holds others too.
  const leaders = users.filter(({ pid, group }) => pid === group);
  await Promise.all(leaders.map(({ group }) => endGroup(group)));
  return leaders.length;
}

/** Kills a process group and waits until none of it lives. */
export async function endGroup(group: number): Promise<void> {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    return;
  }
  const end = Date.now() + END_LIMIT_MS;
  while (Date.now() < end && (await processes()).some((one) => one.group === group)) {
    await new Promise((resolve) => setTimeout(resolve, END_POLL_MS));
  }
}

/** Resident memory of a process group, in bytes; shared pages count in each process. */
export async function memoryOf(group: number): Promise<number> {
  const members = (await processes()).filter((one) => one.group === group);
  const sizes = await Promise.all(members.map(({ pid }) => residentBytes(pid)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const KIB = 1024;

async function residentBytes(pid: number): Promise<number> {
  try {
    if (process.platform === 'linux') {
      // Proportional: what processes share is counted once.
      const kib = /^Pss:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
      return Number(kib ?? 0) * KIB;
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
    return Number(stdout.trim()) * KIB;
  } catch {
    return 0;
  }
}

/** Every process that lives (zombies do not). */
async function processes(): Promise<Process[]> {
  return process.platform === 'linux' ? await fromProc() : await fromPs();
}

async function fromProc(): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(pids.map(readOne));
  return all.filter((one) => one !== undefined);
}

async function readOne(pid: string): Promise<Process | undefined> {
  try {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ]);
    // The name in brackets may hold spaces and brackets: fields count from the last one.
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : { pid: Number(pid), group: Number(group), command };
  } catch {
    return undefined;
  }
}

async function fromPs(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,pgid=,stat=,args='], { maxBuffer: 1 << 24 });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, group, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return command && !state?.startsWith('Z') ? [{ pid: Number(pid), group: Number(group), command }] : [];
  });
}

import { readdirSync, readFileSync } from 'node:fs';

/** Command line and process group of a process, or undefined when it is gone. */
function look(pid: string): { command: string; group: number } | undefined {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    // The name in brackets may hold anything; state, parent and group follow it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return { command, group: Number(fields[2]) };
  } catch {
    return undefined;
  }
}

/** Processes of one Chromium, by the process group that it leads. */
export function chromiumProcesses(browserPid: number): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const found = look(name);
      return found?.group === browserPid ? [{ pid: Number(name), command: found.command }] : [];
    });
}

/** Ends the processes that draw pages, as a crash does. @throws Error when there is none */
export function crashPages(browserPid: number): void {
  const renderers = chromiumProcesses(browserPid).filter(({ command }) => command.includes('--type=renderer'));
  if (renderers.length === 0) throw new Error('no page is open');
  for (const { pid } of renderers) process.kill(pid, 'SIGKILL');
}

import { createLog } from '@hearth/bot';

export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly id?: string;
  readonly [key: string]: unknown;
}

/** A log that is kept for the test to read. */
export function keptLog(): { log: ReturnType<typeof createLog>; lines: LogLine[]; text: () => string } {
  const lines: LogLine[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as LogLine);
  const log = createLog({ level: 'debug', role: 'test' }, { write });
  return { log, lines, text: () => lines.map((line) => JSON.stringify(line)).join('\n') };
}

import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { UserError } from './user-error.js';

/**
 * Sets values in the configuration file, by path (`whatsapp.accessToken`), and leaves everything else in it as it is. The file appears
 * whole and readable by its owner only: it may hold secrets.
 * @throws UserError when the file there is not JSON.
 */
export function setInFile(file: string, values: Readonly<Record<string, unknown>>): void {
  const content = existsSync(file) ? parse(file) : {};
  for (const [path, value] of Object.entries(values)) {
    const names = path.split('.');
    let node = content;
    for (const name of names.slice(0, -1)) node = (node[name] ??= {}) as Record<string, unknown>;
    node[names.at(-1)!] = value;
  }
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(temporary, 0o600);
  renameSync(temporary, file);
}

function parse(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new UserError(`${file} is not JSON; please repair it first: ${(error as Error).message}`, { cause: error });
  }
}

import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Older messages are not answered: for longer, nothing remembers which were. */
const LONGEST_MS = 7 * 24 * 3600 * 1000;

const fileOf = (folder: string) => join(folder, 'linked-at');

/** Notes when the account was linked: what is older is the backlog of somebody's own conversations, and none of ours. */
export async function noteLinked(folder: string, at: number): Promise<void> {
  await writeFile(fileOf(folder), `${at}\n`, { mode: 0o600, flag: 'wx' }).catch(() => undefined);
}

/** The account is linked no longer. */
export async function forgetLinked(folder: string): Promise<void> {
  await rm(fileOf(folder), { force: true });
}

/** Messages before this (ms) are not answered. Undefined: the account is not linked yet. */
export async function answersSince(folder: string, now = Date.now()): Promise<number | undefined> {
  const at = Number(await readFile(fileOf(folder), 'utf8').catch(() => ''));
  return at > 0 ? Math.max(at, now - LONGEST_MS) : undefined;
}

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CHANNELS } from '@hearth/message';
import { z } from 'zod';

/** Account on a simulated platform, with the secrets that the platform's console would show. */
const simulatedAccount = z.looseObject({
  channel: z.enum(CHANNELS),
  account: z.string(),
  accessToken: z.string(),
  appSecret: z.string(),
  verifyToken: z.string(),
  /** Instagram: which of the two ways it is connected, and the linked Page. */
  login: z.enum(['instagram', 'facebook']).optional(),
  pageId: z.string().optional(),
});

/**
 * `<dataDir>/run/hearth.json`: where the running system is. Its children, `ask`, `demo` and tests find it through this file,
 * which only this user may read: it holds the simulated platforms' secrets.
 */
export const runFile = z.object({
  pid: z.number().int(),
  /** ISO 8601. */
  startedAt: z.string(),
  redisUrl: z.string(),
  gatewayUrl: z.string(),
  pageUrl: z.string(),
  simulator: z
    .object({
      graphUrl: z.string(),
      instagramUrl: z.string(),
      mediaUrl: z.string(),
      controlUrl: z.string(),
      controlToken: z.string(),
      accounts: z.array(simulatedAccount),
      /** A personal number, and how a browser finds its page. */
      whatsAppWeb: z
        .object({ account: z.string(), origin: z.string(), chromiumArgs: z.array(z.string()).readonly() })
        .optional(),
    })
    .optional(),
});
export type RunFile = z.infer<typeof runFile>;

export function runFilePath(dataDir: string): string {
  return join(dataDir, 'run', 'hearth.json');
}

/** Appears whole or not at all. */
export function writeRunFile(dataDir: string, content: RunFile): void {
  const path = runFilePath(dataDir);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, path);
}

export function removeRunFile(dataDir: string): void {
  rmSync(runFilePath(dataDir), { force: true });
}

/** @throws Error when the file is not there or not one of ours. */
export function readRunFile(path: string): RunFile {
  return runFile.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** The system that runs on this data folder, or undefined: no file, or one left behind by a process that has died. */
export function findRunning(dataDir: string): RunFile | undefined {
  try {
    const found = readRunFile(runFilePath(dataDir));
    process.kill(found.pid, 0);
    return found;
  } catch {
    return undefined;
  }
}

import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PictureReport, ReportStore } from '@hearth/agent';
import { pruneFolder } from './prune-folder.js';

const DAY_MS = 24 * 3600 * 1000;

/** Reports on pictures on disk. */
export interface PrunedReportStore extends ReportStore {
  /** Deletes what was made more than `keepDays` ago: never later than the picture itself, whose time starts anew when it comes again. */
  prune(now?: number): Promise<void>;
}

/** A folder with one file each, below a folder of the first two hex digits; this user only, as there is text of pictures in them. */
export function openReportStore(dir: string, keepDays: number): PrunedReportStore {
  const pathOf = (sha256: string, version: number): string =>
    join(dir, sha256.slice(0, 2), `${sha256}.${version}.json`);
  return {
    get: async (sha256, version) => {
      const json = await readFile(pathOf(sha256, version), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return json === undefined ? undefined : (JSON.parse(json) as PictureReport);
    },
    put: async (sha256, version, report) => {
      const path = pathOf(sha256, version);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const temporary = `${path}.${randomUUID()}.part`;
      await writeFile(temporary, JSON.stringify(report), { mode: 0o600 });
      await rename(temporary, path);
    },
    prune: (now = Date.now()) => pruneFolder(dir, now - keepDays * DAY_MS),
  };
}

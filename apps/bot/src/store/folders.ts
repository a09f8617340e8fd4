import { join } from 'node:path';
import type { Config } from '../config/schema.js';
import { openMediaStore } from './media-store.js';
import type { MediaStore } from './media-store.js';
import { openReportStore } from './report-store.js';
import type { PrunedReportStore } from './report-store.js';

/** The files of all conversations. */
export function mediaStoreOf({ dataDir, media }: Config): MediaStore {
  return openMediaStore(join(dataDir, 'media'), media.keepDays);
}

/** What was seen in pictures; kept as long as they are. */
export function reportStoreOf({ dataDir, media }: Config): PrunedReportStore {
  return openReportStore(join(dataDir, 'reports'), media.keepDays);
}

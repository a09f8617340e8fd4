import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { MIGRATIONS } from './schema.js';

export type { Database } from 'libsql';

/** Worker and sender write the same file; one waits this long for the other. */
const BUSY_TIMEOUT_MS = 5000;

/** Opens (and if need be makes or upgrades) the database file, readable by this user only. */
export function openDatabase(path: string): Database.Database {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const db = new Database(path);
  chmodSync(path, 0o600);
  db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  db.pragma('journal_mode = WAL');
  // After a power cut the last rows may be missing, never broken; Redis, not this file, holds what is not answered yet.
  db.pragma('synchronous = NORMAL');
  migrate(db);
  return db;
}

/** Two processes may start at once: the second waits for the write lock and finds the work done. */
function migrate(db: Database.Database): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const version = Number((db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version);
    if (version > MIGRATIONS.length) throw new Error('the conversation store was written by a newer version of Hearth');
    for (const sql of MIGRATIONS.slice(version)) db.exec(sql);
    if (version < MIGRATIONS.length) db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

import type { Thought, ThreadMessage } from '@hearth/agent';
import type { Part } from '@hearth/message';
import { openDatabase } from './database.js';
import type { Database } from './database.js';

/** A message to keep. `quote` is the platform's id of the message it answers. */
export interface StoredMessage {
  readonly id: string;
  readonly role: 'person' | 'assistant';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly parts: readonly Part[];
  readonly quote?: string | undefined;
  /** True: passed on; somebody else wrote it. */
  readonly forwarded?: boolean | undefined;
  /** What agents came to for an answer. */
  readonly thought?: Thought | undefined;
}

/** What was said in every conversation. All writes may be repeated. */
export interface ConversationStore {
  /** Keeps a message, or its newer content. One that was deleted for everyone is not kept. */
  record(conversation: string, message: StoredMessage): void;
  /** Takes back an answer that was never sent. */
  remove(conversation: string, id: string): void;
  /** New content of a message; an older edit that comes late changes nothing. */
  edit(conversation: string, target: string, parts: readonly Part[], at: number): void;
  /** Deletes a message for good, also if it has not come yet. */
  unsend(conversation: string, target: string, at: number): void;
  /** `emoji` null = taken back. */
  react(conversation: string, target: string, emoji: string | null, at: number): void;
  /** The platform knows this bubble of the turn's answer as `mid`. */
  delivered(conversation: string, bubble: { mid: string; turnId: string; outId: string }): void;
  /** A message by the platform's id, its own or that of one of its bubbles. */
  find(conversation: string, mid: string): ThreadMessage | undefined;
  /** The last `limit` messages, oldest first, without `except`; if none of them has a picture, before them the latest one that has. */
  history(conversation: string, limit: number, except: readonly string[]): ThreadMessage[];
  /** Deletes what is older than `before`, ms. */
  prune(before: number): void;
  close(): void;
}

interface Row {
  readonly mid: string;
  readonly role: 'person' | 'assistant';
  readonly at: number;
  readonly parts: string;
  readonly quote: string | null;
  readonly picture: 0 | 1;
  readonly forwarded: 0 | 1;
  readonly thought: string | null;
}

/** One SQLite file. */
export function openConversationStore(path: string): ConversationStore {
  return new SqliteStore(openDatabase(path));
}

class SqliteStore implements ConversationStore {
  readonly #sql: ReturnType<typeof statements>;

  constructor(private readonly db: Database) {
    this.#sql = statements(db);
  }

  record(conversation: string, { id, role, at, parts, quote, forwarded, thought }: StoredMessage): void {
    const flags = [hasPicture(parts) ? 1 : 0, forwarded ? 1 : 0];
    const row = [
      id,
      role,
      at,
      JSON.stringify(parts),
      quote ?? null,
      ...flags,
      thought ? JSON.stringify(thought) : null,
    ];
    this.#sql.record.run(conversation, ...row, conversation, id);
  }

  remove(conversation: string, id: string): void {
    this.#sql.remove.run(conversation, id);
  }

  edit(conversation: string, target: string, parts: readonly Part[], at: number): void {
    this.#sql.edit.run(JSON.stringify(parts), hasPicture(parts) ? 1 : 0, at, conversation, target, at);
  }

  unsend(conversation: string, target: string, at: number): void {
    this.db.transaction(() => {
      this.#sql.bury.run(conversation, target, at);
      this.#sql.remove.run(conversation, target);
      this.#sql.unreact.run(conversation, target, at);
    })();
  }

  react(conversation: string, target: string, emoji: string | null, at: number): void {
    if (emoji === null) this.#sql.unreact.run(conversation, target, at);
    else this.#sql.react.run(conversation, target, emoji, at);
  }

  delivered(conversation: string, { mid, turnId, outId }: { mid: string; turnId: string; outId: string }): void {
    this.#sql.delivered.run(conversation, mid, turnId, outId);
  }

  find(conversation: string, mid: string): ThreadMessage | undefined {
    const row = this.#row(conversation, mid);
    return row && toMessage(row);
  }

  history(conversation: string, limit: number, except: readonly string[]): ThreadMessage[] {
    const skip = JSON.stringify(except);
    const recent = (this.#sql.recent.all(conversation, skip, limit) as Row[]).reverse();
    const oldest = recent[0];
    const pictured = recent.some(({ picture }) => picture === 1);
    const picture = oldest && !pictured && (this.#sql.picture.get(conversation, oldest.at, skip) as Row | undefined);
    return (picture ? [picture, ...recent] : recent).map((row) => {
      const quoted = row.quote === null ? undefined : this.#row(conversation, row.quote);
      return { ...toMessage(row), ...(quoted ? { quote: toMessage(quoted) } : {}) };
    });
  }

  prune(before: number): void {
    this.db.transaction(() => {
      for (const statement of this.#sql.prune) statement.run(before);
    })();
  }

  close(): void {
    this.db.close();
  }

  #row(conversation: string, mid: string): Row | undefined {
    return this.#sql.find.get(conversation, mid, conversation, mid) as Row | undefined;
  }
}

function statements(db: Database) {
  const columns = 'mid, role, at, parts, quote, picture, forwarded, thought';
  return {
    record: db.prepare(`
      INSERT INTO messages (conversation, mid, role, at, parts, quote, picture, forwarded, thought)
      SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM tombstones WHERE conversation = ? AND mid = ?)
      ON CONFLICT (conversation, mid) DO UPDATE SET parts = excluded.parts, picture = excluded.picture, thought = excluded.thought
        WHERE edited_at IS NULL`),
    remove: db.prepare('DELETE FROM messages WHERE conversation = ? AND mid = ?'),
    edit: db.prepare(`
      UPDATE messages SET parts = ?, picture = ?, edited_at = ?
      WHERE conversation = ? AND mid = ? AND coalesce(edited_at, 0) <= ?`),
    bury: db.prepare('INSERT OR IGNORE INTO tombstones (conversation, mid, at) VALUES (?, ?, ?)'),
    react: db.prepare(`
      INSERT INTO reactions (conversation, mid, emoji, at) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET emoji = excluded.emoji, at = excluded.at WHERE excluded.at >= at`),
    unreact: db.prepare('DELETE FROM reactions WHERE conversation = ? AND mid = ? AND at <= ?'),
    delivered: db.prepare('INSERT OR IGNORE INTO bubbles (conversation, mid, turn, out_id) VALUES (?, ?, ?, ?)'),
    find: db.prepare(`
      SELECT ${columns} FROM messages WHERE conversation = ?
        AND mid IN (?, (SELECT turn FROM bubbles WHERE conversation = ? AND mid = ?))`),
    recent: db.prepare(`
      SELECT ${columns} FROM messages WHERE conversation = ? AND mid NOT IN (SELECT value FROM json_each(?))
      ORDER BY at DESC, rowid DESC LIMIT ?`),
    picture: db.prepare(`
      SELECT ${columns} FROM messages WHERE conversation = ? AND picture = 1 AND at < ?
        AND mid NOT IN (SELECT value FROM json_each(?))
      ORDER BY at DESC LIMIT 1`),
    prune: ['messages', 'reactions', 'tombstones'].map((table) => db.prepare(`DELETE FROM ${table} WHERE at < ?`)),
  };
}

function toMessage({ mid, role, at, parts, forwarded, thought }: Row): ThreadMessage {
  return {
    id: mid,
    role,
    at,
    parts: JSON.parse(parts) as Part[],
    ...(forwarded === 1 && { forwarded: true }),
    ...(thought !== null && { thought: JSON.parse(thought) as Thought }),
  };
}

function hasPicture(parts: readonly Part[]): boolean {
  return parts.some((part) => (part.type === 'image' || part.type === 'sticker') && part.media.state === 'stored');
}

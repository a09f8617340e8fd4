/** Applied in order; `user_version` counts what is applied. Never change one that was released: add another. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE messages (
    conversation TEXT NOT NULL,
    -- The platform's id; for an answer of ours, the turn's id.
    mid TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('person', 'assistant')),
    -- Milliseconds since 1970, the platform's clock for people, ours for answers.
    at INTEGER NOT NULL,
    -- JSON: parts of the message model.
    parts TEXT NOT NULL,
    -- Platform id of the message this one answers.
    quote TEXT,
    -- 1 = has a stored picture.
    picture INTEGER NOT NULL DEFAULT 0,
    edited_at INTEGER,
    UNIQUE (conversation, mid)
  );
  CREATE INDEX messages_in_order ON messages (conversation, at);
  CREATE INDEX messages_with_picture ON messages (conversation, at) WHERE picture = 1;

  -- One row a bubble of ours: which answer a quoted or reacted-to platform id belongs to.
  CREATE TABLE bubbles (
    conversation TEXT NOT NULL,
    mid TEXT NOT NULL,
    turn TEXT NOT NULL,
    out_id TEXT NOT NULL,
    PRIMARY KEY (conversation, mid)
  ) WITHOUT ROWID;

  CREATE TABLE reactions (
    conversation TEXT NOT NULL,
    mid TEXT NOT NULL,
    emoji TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (conversation, mid)
  ) WITHOUT ROWID;

  -- Deleted for everyone: content must not come back, whatever arrives late.
  CREATE TABLE tombstones (
    conversation TEXT NOT NULL,
    mid TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (conversation, mid)
  ) WITHOUT ROWID;
  `,
  `
  -- 1 = passed on: somebody else wrote it.
  ALTER TABLE messages ADD COLUMN forwarded INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- JSON: what agents came to for an answer of ours, so that it can be asked for.
  ALTER TABLE messages ADD COLUMN thought TEXT;
  `,
];

/**
 * The ledger's schema as it is now. A file whose schema differs from this, statement by statement,
 * is not opened: what came by e-mail may hold triggers or views of somebody else's.
 * Changing it takes a migration.
 */

import { thingStatements } from './tables.js';

/** “MOMT”, in the file's header, so that `file` and we can tell a ledger from another database. */
export const applicationId = 0x4d4f4d54;

export const statements: readonly string[] = [
  `CREATE TABLE ledger (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  replica TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT`,

  `CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  batch TEXT NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  subject TEXT NOT NULL,
  on_day TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  replica TEXT NOT NULL,
  lamport INTEGER NOT NULL,
  data TEXT,
  salt BLOB,
  seal BLOB,
  digest BLOB NOT NULL,
  CHECK ((data IS NULL) = (salt IS NULL) AND (data IS NULL) = (seal IS NOT NULL))
) STRICT`,
  'CREATE INDEX journal_subject ON journal (subject, seq)',
  'CREATE INDEX journal_batch ON journal (batch, seq)',
  'CREATE INDEX journal_day ON journal (on_day, seq)',
  `CREATE TRIGGER journal_only_grows BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END`,
  // The redaction gate: a person's words and the salt may go; everything else stays as it was.
  `CREATE TRIGGER journal_redaction_gate BEFORE UPDATE ON journal
WHEN NOT (
  OLD.data IS NOT NULL AND NEW.data IS NULL AND NEW.salt IS NULL AND length(NEW.seal) = 32
  AND NEW.seq = OLD.seq AND NEW.id = OLD.id AND NEW.batch = OLD.batch AND NEW.kind = OLD.kind
  AND NEW.version = OLD.version AND NEW.subject = OLD.subject AND NEW.on_day = OLD.on_day
  AND NEW.recorded_at = OLD.recorded_at AND NEW.actor = OLD.actor
  AND NEW.replica = OLD.replica AND NEW.lamport = OLD.lamport AND NEW.digest = OLD.digest
)
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END`,

  `CREATE TABLE batch (
  id TEXT PRIMARY KEY,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  undone_by TEXT
) STRICT`,
  'CREATE INDEX batch_last ON batch (last_seq)',
  'CREATE UNIQUE INDEX batch_first ON batch (first_seq)',

  `CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID`,

  ...thingStatements,

  // Kept up to date as entries are folded, so that ten years more cost nothing.
  `CREATE TABLE activity (
  member TEXT NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  week TEXT NOT NULL,
  contributions INTEGER NOT NULL DEFAULT 0,
  attendances INTEGER NOT NULL DEFAULT 0,
  taken INTEGER NOT NULL DEFAULT 0,
  kept INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (member, week)
) STRICT, WITHOUT ROWID`,
  'CREATE INDEX activity_week ON activity (week)',
];

/** Tables that hold what the journal folds to: `check` rebuilds each and compares. */
export const foldedTables: readonly string[] = statements
  .map((sql) => /^CREATE TABLE (\w+)/.exec(sql)?.[1])
  .filter((name) => name !== undefined)
  .filter((name) => name !== 'ledger' && name !== 'journal');

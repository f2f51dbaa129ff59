/**
 * The ledger's schema as it is now. A file whose schema differs from this, statement by statement,
 * is not opened: what came by e-mail may hold triggers or views of somebody else's.
 *
 * The journal is the ledger; every other table but `replica` is folded from it and can be made anew
 * from it at any time. docs/ledger.md tells the format to whoever wants to read one by other means.
 */

import type { Database } from 'better-sqlite3';
import { thingStatements } from './tables.js';

/** “MOMT”, in the file's header, so that `file` and we can tell a ledger from another database. */
export const applicationId = 0x4d4f4d54;

/** What keeps the journal as it was written. */
export const journalTriggers = [
  {
    name: 'journal_only_grows',
    sql: `CREATE TRIGGER journal_only_grows BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END`,
  },
  {
    // The way to forget: words may go, and the secret with them; everything else stays as it was.
    name: 'journal_only_forgets',
    sql: `CREATE TRIGGER journal_only_forgets BEFORE UPDATE ON journal
WHEN NOT (
  OLD.words IS NOT NULL AND NEW.words IS NOT NULL AND NEW.secret IS NULL AND NEW.kept IS NOT NULL
  AND NEW.seq = OLD.seq AND NEW.replica = OLD.replica AND NEW.count = OLD.count
  AND NEW.lamport = OLD.lamport AND NEW.batch = OLD.batch AND NEW.sitting IS OLD.sitting
  AND NEW.shape = OLD.shape AND NEW.subject = OLD.subject
  AND NEW.no IS OLD.no AND NEW.on_day = OLD.on_day AND NEW.recorded_at = OLD.recorded_at
  AND NEW.actor IS OLD.actor AND NEW.data IS OLD.data AND NEW.digest = OLD.digest
)
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END`,
  },
] as const;

const journalStatements: readonly string[] = [
  // Copies of a ledger that were written to: each has a name that no other has, and a number here.
  `CREATE TABLE replica (
  no INTEGER PRIMARY KEY,
  name BLOB NOT NULL UNIQUE,
  begun_at INTEGER NOT NULL,
  last_seq INTEGER NOT NULL
) STRICT`,

  // What entries are and carry, by name: said once for all that are alike, and not in each.
  `CREATE TABLE shape (
  no INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  data_fields TEXT NOT NULL,
  words_fields TEXT NOT NULL,
  UNIQUE (kind, version, data_fields, words_fields)
) STRICT`,

  `CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  replica INTEGER NOT NULL REFERENCES replica (no) DEFERRABLE INITIALLY DEFERRED,
  count INTEGER NOT NULL,
  lamport INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  sitting INTEGER,
  shape INTEGER NOT NULL REFERENCES shape (no) DEFERRABLE INITIALLY DEFERRED,
  subject INTEGER NOT NULL,
  no INTEGER,
  on_day TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor INTEGER,
  data TEXT,
  words TEXT,
  secret BLOB,
  kept TEXT,
  digest BLOB NOT NULL
) STRICT`,
  ...journalTriggers.map(({ sql }) => sql),
  ...['DELETE', 'UPDATE'].map(
    (change) => `CREATE TRIGGER shape_stays_on_${change.toLowerCase()} BEFORE ${change} ON shape
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END`,
  ),

  // The journal with its shapes. Crossed, so that no search begins with the shapes.
  `CREATE VIEW entry AS
SELECT seq, replica, count, lamport, batch, sitting, kind, version, subject, journal.no AS no, on_day,
  recorded_at, actor, data_fields, data, words_fields, words, secret, kept, digest
FROM journal CROSS JOIN shape ON shape.no = journal.shape`,
];

/** What is folded from the journal, beside the things themselves. */
export const foldedStatements: readonly string[] = [
  'CREATE INDEX journal_subject ON journal (subject, seq)',
  'CREATE INDEX journal_day ON journal (on_day, seq)',

  `CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  sitting INTEGER,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  undone_by INTEGER
) STRICT`,
  'CREATE INDEX batch_sitting ON batch (sitting) WHERE sitting IS NOT NULL',

  // What does not hold at its place among the entries of several copies, and why.
  `CREATE TABLE set_aside (
  seq INTEGER PRIMARY KEY,
  why TEXT NOT NULL
) STRICT`,

  // What shares its number with something of another copy, and what it is numbered by instead.
  `CREATE TABLE lettered (
  thing INTEGER PRIMARY KEY,
  no TEXT NOT NULL
) STRICT`,

  // Which entries name which thing, beside those that are about it.
  `CREATE TABLE mention (
  thing INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (thing, seq)
) STRICT, WITHOUT ROWID`,

  `CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID`,

  ...thingStatements,

  // Kept up to date as entries are folded, so that ten years more cost nothing.
  `CREATE TABLE activity (
  member INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  week TEXT NOT NULL,
  contributions INTEGER NOT NULL DEFAULT 0,
  attendances INTEGER NOT NULL DEFAULT 0,
  taken INTEGER NOT NULL DEFAULT 0,
  kept INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (week, member)
) STRICT, WITHOUT ROWID`,
];

export const statements: readonly string[] = [...journalStatements, ...foldedStatements];

/** Empties every table that is folded from the journal. */
export function emptyFolded(db: Database): void {
  // What points at others first: else SQLite looks for it anew for each row that goes.
  for (const table of [...foldedTables].reverse()) db.exec(`DELETE FROM "${table}"`);
}

/** Tables that hold what the journal folds to: `check` folds it again and compares. */
export const foldedTables: readonly string[] = foldedStatements
  .map((sql) => /^CREATE TABLE (\w+)/.exec(sql)?.[1])
  .filter((name) => name !== undefined);

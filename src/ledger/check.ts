import type { Database } from 'better-sqlite3';
import { type ThingName, thingOf } from '../things/index.js';
import { type Entry, type Ledger, undoneKind } from '../things/ledger.js';
import { refold, turnOff } from './batches.js';
import { brokenEntries } from './chain.js';
import { isTooOpen, scratchDatabase } from './database.js';
import { entries } from './journal.js';
import { databaseOf } from './reader.js';
import { foldedTables } from './schema.js';
import { openShelf } from './store.js';

/** Something `check` found: what it is, and what to do about it. */
export interface Finding {
  readonly code:
    | 'file-open-to-others'
    | 'file-damaged'
    | 'journal-changed'
    | 'newer-entries'
    | 'tables-drifted';
  readonly message: string;
  readonly next: string;
}

/** As `check`, and whether others on this machine could read the file. */
export const checkLedger = (ledger: Ledger): Finding[] => [
  ...ledger.read((reader) => check(databaseOf(reader))),
  ...(isTooOpen(ledger.path)
    ? [
        {
          code: 'file-open-to-others' as const,
          message: 'Others on this machine can read the ledger.',
          next: `Close it to them: chmod 600 ${ledger.path}`,
        },
      ]
    : []),
];

/**
 * Looks at the whole ledger: the file, the chain of the journal, and every table it folds to. Where
 * the journal is not what was written, there is nothing sound to compare the tables with.
 */
export function check(db: Database): Finding[] {
  const found = [...damage(db), ...changedEntries(db)];
  return found.length > 0 ? found : drift(db);
}

const fromBackup = 'Keep this file aside, and go back to the last backup that checks clean.';

function damage(db: Database): Finding[] {
  const said = db.pragma('integrity_check(5)') as Array<{ integrity_check: string }>;
  return said
    .map(({ integrity_check }) => integrity_check)
    .filter((line) => line !== 'ok')
    .map((line) => ({
      code: 'file-damaged',
      message: `The file is damaged: ${line}.`,
      next: fromBackup,
    }));
}

function changedEntries(db: Database): Finding[] {
  return brokenEntries(db).map((seq) => ({
    code: 'journal-changed',
    message: `Entry ${seq} of the journal is not what was written.`,
    next: fromBackup,
  }));
}

function drift(db: Database): Finding[] {
  const unknown = db
    .prepare('SELECT DISTINCT kind FROM journal')
    .pluck()
    .all()
    .filter((kind) => kind !== undoneKind && !thingOf(kind as string));
  if (unknown.length > 0) {
    return [
      {
        code: 'newer-entries',
        message: `The journal holds entries that this version does not know: ${unknown.join(', ')}.`,
        next: 'Update momentum: npm install --global momentum-ledger@latest.',
      },
    ];
  }
  const scratch = scratchDatabase();
  try {
    rebuild(db, scratch);
    return foldedTables
      .filter((table) => !sameRows(db, scratch, table))
      .map((table) => ({
        code: 'tables-drifted',
        message: `The table ${table} does not say what the journal says.`,
        next: fromBackup,
      }));
  } finally {
    scratch.close();
  }
}

/** Folds the whole journal of `db` into the empty tables of `scratch`. */
const rebuild = (db: Database, scratch: Database): void =>
  scratch.transaction(() => rebuildTables(db, scratch)).immediate();

function rebuildTables(db: Database, scratch: Database): void {
  for (const batch of db
    .prepare('SELECT batch AS id, min(seq) AS first, max(seq) AS last FROM journal GROUP BY batch')
    .all() as Array<{ id: string; first: number; last: number }>) {
    scratch
      .prepare('INSERT INTO batch (id, first_seq, last_seq) VALUES (?, ?, ?)')
      .run(batch.id, batch.first, batch.last);
  }
  // turnOff looks into the journal for what a batch had itself undone.
  const undoes = [...entries(db, `kind = '${undoneKind}'`)];
  const copy = scratch.prepare(
    `INSERT INTO journal SELECT ?, ?, ?, ?, 1, ?, ?, '', '', '', 0, '{}', x'00', NULL, x'00'`,
  );
  for (const entry of undoes) {
    copy.run(entry.seq, entry.id, entry.batch, entry.kind, entry.subject, entry.on);
    turnOff(scratch, entry.subject, entry.batch);
  }

  const undone = new Set(
    scratch.prepare('SELECT id FROM batch WHERE undone_by IS NOT NULL').pluck().all() as string[],
  );
  const shelf = openShelf(scratch);
  const counter = new Map<string, number>();
  for (const history of bySubject(db)) {
    const name = thingOf(history[0]?.kind ?? '');
    if (!name) continue;
    for (const { data, no } of history) {
      const given = data === null ? counted(db, name) : (no ?? 0);
      if (given > (counter.get(name) ?? 0)) counter.set(name, given);
    }
    const state = refold(
      name,
      history.filter(({ batch }) => !undone.has(batch)),
    );
    if (state) shelf.put([{ name, before: undefined, after: state }]);
  }
  for (const [name, last] of counter) {
    scratch.prepare('INSERT INTO counter (name, last) VALUES (?, ?)').run(name, last);
  }
}

/** Which number went to somebody who was erased since, only the counter itself still knows. */
const counted = (db: Database, name: ThingName): number =>
  (db.prepare('SELECT last FROM counter WHERE name = ?').pluck().get(name) as number | undefined) ??
  0;

function* bySubject(db: Database): Generator<Entry[]> {
  const subjects = db
    .prepare(`SELECT DISTINCT subject FROM journal WHERE kind <> '${undoneKind}'`)
    .pluck()
    .all() as string[];
  const statement = 'subject = ?';
  for (const subject of subjects) yield [...entries(db, statement, [subject])];
}

function sameRows(db: Database, scratch: Database, table: string): boolean {
  const columns = (db.pragma(`table_info("${table}")`) as Array<{ name: string }>)
    .map(({ name }) => `"${name}"`)
    .join(', ');
  const sql = `SELECT ${columns} FROM "${table}" ORDER BY ${columns}`;
  const ours = db.prepare(sql).raw().iterate();
  const theirs = scratch.prepare(sql).raw().iterate();
  try {
    for (;;) {
      const a = ours.next();
      const b = theirs.next();
      if (a.done || b.done) return Boolean(a.done && b.done);
      if (JSON.stringify(a.value) !== JSON.stringify(b.value)) return false;
    }
  } finally {
    // A statement that was left half-way would keep its connection busy.
    ours.return?.();
    theirs.return?.();
  }
}

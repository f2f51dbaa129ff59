import type { Database } from 'better-sqlite3';
import type { Ledger } from '../things/ledger.js';
import type { Id } from '../things/thing.js';
import { endsFollow, openVerifier } from './chain.js';
import { driftedTables, type Progress } from './check-tables.js';
import { isTooOpen } from './database.js';
import { isKnown } from './payloads.js';
import { databaseOf } from './reader.js';
import { type Row, rowsIn } from './row.js';

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
export const checkLedger = (ledger: Ledger, progress?: Progress): Finding[] => [
  ...ledger.read((reader) => check(databaseOf(reader), progress)),
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
 * Looks at the whole ledger: the file, the chains of the journal, and every table it folds to. Where
 * the journal is not what was written, there is nothing sound to compare the tables with.
 */
export function check(db: Database, progress: Progress = () => undefined): Finding[] {
  const damaged = damage(db);
  if (damaged.length > 0) return damaged;
  const { findings, tables } = journalFindings(db, (done) => progress(done / 2));
  if (findings.length > 0) return findings;
  const folded = driftedTables(db, (done) => progress((1 + done) / 2));
  const drifted = new Set([...tables, ...folded]);
  progress(1);
  return [...drifted].map((table) => ({
    code: 'tables-drifted',
    message: `The table ${table} does not say what the journal says.`,
    next: madeAnew,
  }));
}

/**
 * Looks at the file, and at the last entry of each chain: what can be done every day, whatever the
 * ledger's length.
 */
export function quickCheck(db: Database): Finding[] {
  const damaged = damage(db, 'quick_check');
  if (damaged.length > 0) return damaged;
  return endsFollow(db) ? [] : [changed('The end')];
}

const madeAnew = 'To have it made anew from the journal: momentum check --repair';

const changed = (what: string): Finding => ({
  code: 'journal-changed',
  message: `${what} of the journal is not what was written.`,
  next: madeAnew,
});

function damage(
  db: Database,
  way: 'integrity_check' | 'quick_check' = 'integrity_check',
): Finding[] {
  const said = db.pragma(`${way}(5)`) as Array<Record<string, string>>;
  return said
    .map((line) => line[way] ?? '')
    .filter((line) => line !== 'ok')
    .map((line) => ({
      code: 'file-damaged',
      message: `The file is damaged: ${line}.`,
      next: madeAnew,
    }));
}

const often = 10_000;

/** Goes once through the journal as it was written: its chains, what is known of it, its batches. */
function journalFindings(
  db: Database,
  progress: Progress,
): { readonly findings: Finding[]; readonly tables: string[] } {
  const total = (db.prepare('SELECT max(seq) FROM journal').pluck().get() as number | null) ?? 0;
  const findings: Finding[] = [];
  const unknown = new Set<string>();
  const follows = openVerifier(db);
  const batches = openBatchCheck(db);
  const lastSeqs = new Map<number, number>();
  for (const row of rowsIn(db)) {
    if (!follows(row)) {
      findings.push(changed(`Entry ${row.seq}`));
    }
    if (!isKnown(row.kind, row.version)) unknown.add(row.kind);
    batches.see(row);
    lastSeqs.set(row.replica, row.seq);
    if (row.seq % often === 0) progress(row.seq / total);
  }
  if (findings.length === 0 && unknown.size > 0) {
    findings.push({
      code: 'newer-entries',
      message: `The journal holds entries that this version does not know: ${[...unknown].join(', ')}.`,
      next: 'Update momentum: npm install --global momentum-ledger@latest.',
    });
  }
  const tables = [
    ...(batches.agree() ? [] : ['batch']),
    ...(sameEnds(db, lastSeqs) ? [] : ['replica']),
  ];
  return { findings, tables };
}

/** Whether each replica is said to end where it does. */
function sameEnds(db: Database, ends: ReadonlyMap<number, number>): boolean {
  const rows = db.prepare('SELECT no, last_seq FROM replica').raw().all() as Array<
    [number, number]
  >;
  return rows.length === ends.size && rows.every(([no, seq]) => ends.get(no) === seq);
}

/** Compares the table of batches with the entries, which stand together batch by batch. */
function openBatchCheck(db: Database) {
  const kept = db.prepare('SELECT sitting, first_seq, last_seq FROM batch WHERE id = ?').raw();
  let now: { id: Id; sitting: Id | null; first: number; last: number } | undefined;
  let count = 0;
  let agree = true;
  const end = () => {
    if (!now) return;
    count += 1;
    const row = kept.get(now.id) as unknown[] | undefined;
    const said = [now.sitting, now.first, now.last];
    if (!row || said.some((value, i) => value !== row[i])) agree = false;
  };
  return {
    see({ seq, batch, sitting }: Row): void {
      if (now?.id === batch) {
        now.last = seq;
        return;
      }
      end();
      now = { id: batch, sitting, first: seq, last: seq };
    },
    agree(): boolean {
      end();
      return agree && db.prepare('SELECT count(*) FROM batch').pluck().get() === count;
    },
  };
}

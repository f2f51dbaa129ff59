/** Making every table anew from the journal, where they no longer say what it says. */
import { chmodSync, copyFileSync } from 'node:fs';
import type { Ledger } from '../things/ledger.js';
import { check, type Finding } from './check.js';
import { guarded } from './database.js';
import { makeFoldedAnew } from './migrate.js';
import { databaseOf } from './reader.js';
import { settleAll } from './settling.js';
import { asidePath } from './whole.js';

/** What came of it: where the ledger as it was is kept, or what is still wrong with it. */
export type Repaired = { readonly aside: string } | { readonly findings: readonly Finding[] };

class StillWrong extends Error {
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super('still wrong');
    this.findings = findings;
  }
}

/**
 * Makes the tables anew, having copied the file; where it is not sound afterwards, as where the
 * journal itself is damaged, it stays as it was.
 */
export function repairTables({ path, read }: Ledger): Repaired {
  const db = read((reader) => databaseOf(reader));
  const aside = asidePath(path, 'before-repair');
  // SQLite ignores the setting inside a transaction.
  db.pragma('foreign_keys = OFF');
  try {
    guarded(path, () =>
      db
        .transaction(() => {
          copyFileSync(path, aside);
          chmodSync(aside, 0o600);
          makeFoldedAnew(db, settleAll);
          db.exec(`UPDATE replica SET last_seq =
            (SELECT max(seq) FROM journal WHERE journal.replica = replica.no)`);
          const findings = check(db);
          if (findings.length > 0) throw new StillWrong(findings);
        })
        .immediate(),
    );
    return { aside };
  } catch (cause) {
    if (cause instanceof StillWrong) return { findings: cause.findings };
    throw cause;
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

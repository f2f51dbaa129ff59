import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { databaseOf } from '../../src/ledger/reader.js';
import { foldedTables } from '../../src/ledger/schema.js';
import { createLedger, openLedger } from '../../src/ledger/writing.js';
import { beginCommunity } from '../../src/things/community/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Day } from '../../src/time/day.js';

type WritingOptions = NonNullable<Parameters<typeof openLedger>[1]>;

/** The day of every test that names no other: a Saturday. */
export const today: Day = '2026-11-21';
export const now = '2026-11-21T09:30:00.000Z';

/** A folder that is gone when the test is over; in memory where the system has such a place. */
export function temporaryFolder(): string {
  const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(place, 'momentum-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new ledger of Harbour Menders with Amina Yusuf as their facilitator, and a session to work at it. */
export function harbourLedger(options: WritingOptions = {}, folder = temporaryFolder()): Session {
  const ledger = createLedger(join(folder, 'harbour.momentum'), options);
  onTestFinished(() => ledger.close());
  const session: Session = { ledger, today, now };
  beginCommunity(session, {
    name: 'Harbour Menders',
    purpose: 'Repair cafés round the harbour',
    rhythm: 'monthly',
    channels: [],
    foundedOn: '2026-01-05',
    timeZone: 'Europe/London',
    locale: 'en-GB',
    facilitator: 'Amina Yusuf',
  });
  return session;
}

/** The ledger at `path`, opened again as another run of the program would. */
export function reopened(path: string, options: WritingOptions = {}): Session {
  const ledger = openLedger(path, options);
  onTestFinished(() => ledger.close());
  return { ledger, today, now };
}

/** Every row of `tables`, in an order of their own, so that two ledgers can be compared. */
export function rowsOf(db: Database, tables: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(
    tables.map((table) => {
      const rows = db.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][];
      return [table, rows.map((row) => JSON.stringify(row)).sort()];
    }),
  );
}

/** What the ledger says now: every table but those that also remember what was taken back. */
export const standing = ({ ledger }: Session): Record<string, string[]> =>
  ledger.read((reader) =>
    rowsOf(
      databaseOf(reader),
      foldedTables.filter((table) => !['batch', 'counter', 'mention'].includes(table)),
    ),
  );

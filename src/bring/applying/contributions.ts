import { type ContributionEvent, contribute } from '../../things/contribution/thing.js';
import { contributionsOf } from '../../things/unmatched/list.js';
import type { ReadRow } from '../read.js';
import { atLine, cameIn, type ImportRun, keepWaiting, whoIs } from './import-run.js';

/** Contributions, each known again by its row's key. */
export function importContributions(
  run: ImportRun,
  rows: ReadonlyArray<ReadRow<'contributions'>>,
): void {
  const { transaction, today, tally } = run;
  const events: ContributionEvent[] = [];
  const known = contributionsOf(
    transaction.reader,
    rows.map(({ key }) => key),
  );
  for (const row of rows) {
    if (known.has(row.key)) {
      tally.of.known += 1;
      continue;
    }
    const { person, handle, email, date, kind, title, ref } = row.fields;
    const mention = { written: person.name, handle, email };
    const member = whoIs(run, mention);
    if (member === undefined) {
      keepWaiting(run, [mention], 'contributions', row);
      continue;
    }
    const given = { on: date, kind, title, ref, sourceKey: row.key };
    const id = transaction.newId();
    events.push(...atLine(row.line, () => contribute({ ...given, id, member, today })));
    cameIn(run, date, [member]);
  }
  // All at once: one by one would cost a round through the ledger each.
  run.record(events);
}

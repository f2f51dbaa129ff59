import template from '#templates/imports/contributions.yaml';
import { type ContributionEvent, contribute } from '../../things/contribution/thing.js';
import { contributionsOf } from '../../things/unmatched/list.js';
import type { ReadRow } from '../read.js';
import { as, required } from '../row-fields.js';
import { atLine, cameIn, countRow, type ImportRun, keepWaiting, whoIs } from './import-run.js';
import { importable } from './importable.js';

const fields = {
  date: required('day'),
  person: required('name'),
  kind: as('text'),
  title: as('text'),
  ref: as('ref'),
  handle: as('handle'),
  email: as('text'),
};

/** Contributions, each known again by its row's key. */
export const contributionsFile = importable({
  name: 'contributions',
  fields,
  template,
  one: 'contribution',
  byMembers: true,
  summary: 'bring in what members gave: posts, documents, talks, help',
  examples: [['momentum import contributions posts.csv', 'who gave what, and when']],
  addsPeople: true,
  bring: importContributions,
});

function importContributions(run: ImportRun, rows: ReadonlyArray<ReadRow<typeof fields>>): void {
  const { transaction, today } = run;
  const events: ContributionEvent[] = [];
  const known = contributionsOf(
    transaction.reader,
    rows.map(({ key }) => key),
  );
  for (const row of rows) {
    if (known.has(row.key)) {
      countRow(run, 'known');
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
    const [id, no] = [transaction.newId(), transaction.nextNo('contribution')];
    events.push(...atLine(row.line, () => contribute({ ...given, id, no, member, today })));
    cameIn(run, date, [member]);
  }
  // All at once: one by one would cost a round through the ledger each.
  run.record(events);
}

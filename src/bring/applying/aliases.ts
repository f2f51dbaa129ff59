import template from '#templates/imports/aliases.yaml';
import { Refusal } from '../../text/refusal.js';
import { mentionKey } from '../matching/name-matcher.js';
import type { ReadRow } from '../read.js';
import { as, required } from '../row-fields.js';
import { atLine, type ImportRun } from './import-run.js';
import { countRow } from './import-tally.js';
import { rememberTaught, settleKnown } from './settle-names.js';

const fields = {
  written: required('name'),
  handle: as('handle'),
  person: required('name'),
};

/** Not what a community did, but how its people write each other's names. */
export const aliasesFile = { name: 'aliases', fields, template, bring: teach };

/** Teaches many spellings at once. @throws Refusal `csv-unknown-member`, `alias-of-another` */
function teach(run: ImportRun, rows: ReadonlyArray<ReadRow<typeof fields>>): void {
  const taught = new Set<string>();
  for (const { line, fields: cells } of rows) {
    atLine(run, line, () => {
      const { written, handle, person } = cells;
      const meant = run.people.find({ written: person.name, handle: null });
      if (meant.is !== 'member') throw noSuchMember(person.name, meant.is === 'unclear');
      const before = run.recorded();
      rememberTaught(run, { written: written.name, handle }, meant.id);
      taught.add(mentionKey({ written: written.name, handle }));
      countRow(run, run.recorded() > before ? 'filled' : 'known');
    });
  }
  settleKnown(run, taught);
}

const noSuchMember = (name: string, unclear: boolean): Refusal =>
  new Refusal(
    'csv-unknown-member',
    unclear ? `“${name}” could mean several members.` : `Nobody here is known as “${name}”.`,
    'Write the member’s name as it is on record: momentum member list',
  );

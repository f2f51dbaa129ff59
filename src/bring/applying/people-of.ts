/** Whom the cells of a row mean: people, as far as they are known. */

import type { Id } from '../../things/thing.js';
import type { Mention } from '../matching/name-matcher.js';
import { type InCell, type PersonWritten, peopleInCell } from '../people-in-cell.js';
import type { ReadRow } from '../read.js';
import type { Name } from '../row-fields.js';
import { askAbout, type ImportRun, whoAre } from './import-run.js';
import { countRow } from './import-tally.js';

/** A row that names somebody, with the handle and the address beside the name. */
interface NamingRow extends Pick<ReadRow, 'line' | 'has'> {
  readonly fields: {
    readonly person: Name;
    readonly handle?: string | null;
    readonly email?: string | null;
  };
}

/** Who stands in a cell; where it reads in two ways, what was answered. Undefined: to be answered. */
export function inCell(run: ImportRun, line: number, cell: string): InCell | undefined {
  const found = peopleInCell(cell, run.words, run.people.known, run.people.isGivenName);
  if (found.is !== 'either') return found;
  const names = found.parts.map(({ name }) => name).join(', ');
  const answer = askAbout(run, {
    line,
    message: `“${found.whole.written}” can be one person or ${found.parts.length}.`,
    choices: [
      { value: 'one', name: `one person: ${found.whole.name}` },
      { value: 'several', name: `several: ${names}` },
    ],
  });
  if (answer === undefined) return undefined;
  return { is: 'people', people: answer === 'one' ? [found.whole] : found.parts };
}

/** The members that a row names, as far as they are known: nobody is asked about, and nothing waits. */
export function knownIn(run: ImportRun, { fields }: NamingRow): Id[] {
  const found = peopleInCell(
    fields.person.written,
    run.words,
    run.people.known,
    run.people.isGivenName,
  );
  if (found.is !== 'people') return [];
  const { handle = null, email = null } = found.people.length === 1 ? fields : {};
  return found.people.flatMap((each) => {
    const meant = run.people.find(mentionOf(each, { handle, email }));
    return meant.is === 'member' ? [meant.id] : [];
  });
}

/** A person of a cell as they are looked for. */
export const mentionOf = (
  { name, email, beside }: PersonWritten,
  more: Partial<Pick<Mention, 'handle' | 'email'>> = {},
): Mention => ({
  written: name,
  handle: more.handle ?? null,
  // An address in the name's own cell is theirs; one beside it stands for a name that has none.
  email: more.email ?? (email === name ? null : email),
  organisation: beside,
});

/**
 * The members that a row names, each of them; the row waits where one of them is not known. Nobody
 * where it names nobody in particular, which is counted.
 */
export function peopleOf(run: ImportRun, row: NamingRow, kind: string): Id[] | undefined {
  const { person, handle = null, email = null } = row.fields;
  const found = inCell(run, row.line, person.written);
  if (found === undefined) return undefined;
  if (found.is !== 'people') {
    countRow(run, 'nobody');
    return undefined;
  }
  // A handle or an address is one person's, and so speaks of none of several.
  const beside = found.people.length === 1 ? { handle, email } : {};
  const mentions = found.people.map((each) => mentionOf(each, beside));
  return whoAre(run, mentions, kind, row as Parameters<typeof whoAre>[3]);
}

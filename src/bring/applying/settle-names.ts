/** Whom a spelling means: matching the ones that wait, and bringing in what waited for them. */

import { Refusal } from '../../text/refusal.js';
import { joining, type MemberOrNew } from '../../things/member/changes.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { namesMet } from '../../things/unmatched/list.js';
import { ignore, match, type Unmatched } from '../../things/unmatched/thing.js';
import type { RowFields } from '../kinds.js';
import { mentionKey } from '../matching/name-matcher.js';
import type { ReadFile } from '../read.js';
import { addPerson, atLine, type ImportRun } from './import-run.js';
import { type BroughtIn, importers } from './importers.js';
import { learnSpelling } from './members.js';

/** Brings in what waited for a name that is known by now, just as if the file were read again. */
function replay(run: ImportRun, state: Unmatched): void {
  for (const kind of Object.keys(importers) as BroughtIn[]) {
    const rows = state.rows
      .filter((row) => row.kind === kind)
      .map(({ row, sourceKey }) => {
        const { line, fields } = JSON.parse(row) as { line: number; fields: never };
        return { line, fields, key: sourceKey };
      });
    if (rows.length > 0) importers[kind](run, rows);
  }
}

function settle(run: ImportRun, state: Unmatched, member: Id): void {
  run.record(match(state, run.today, member));
  run.people.settle(state, member);
  // Who else stands in those rows was not asked about now, and is not added unasked.
  replay({ ...run, addUnknown: false }, state);
}

/**
 * Matches every waiting name that has become somebody's in the meantime, and those named in
 * `aside` that had been left aside. Returns how many.
 */
export function settleKnown(run: ImportRun, aside: ReadonlySet<string> = new Set()): number {
  const { transaction, people } = run;
  let count = 0;
  for (const name of namesMet(transaction.reader)) {
    const state = name.status === 'matched' ? undefined : transaction.get('unmatched', name.id);
    if (!state || state.status === 'matched') continue;
    if (state.status === 'ignored' && !aside.has(mentionKey(state))) continue;
    const meant = people.find(state);
    if (meant.is !== 'member') continue;
    settle(run, state, meant.id);
    count += 1;
  }
  return count;
}

/** The name is this member's: remembers that, and brings in what waited. */
export function nameIs(run: ImportRun, id: Id, whom: MemberOrNew): void {
  const state = need(run.transaction, 'unmatched', id);
  const member = joining(run.transaction, run)(whom);
  if (typeof whom !== 'number') run.people.learn(member, whom.name, 'name');
  remember(run, state, member);
  settle(run, state, member);
  settleKnown(run);
}

function remember(
  run: ImportRun,
  { written, handle }: Pick<Unmatched, 'written' | 'handle'>,
  member: Id,
): void {
  const another = (spelling: string): boolean => {
    const known = run.people.known(spelling);
    return known.length > 0 && !known.includes(member);
  };
  // Beside a handle, a name of somebody else's can still be told apart: the two are kept together.
  if (handle === null || !another(written)) learnSpelling(run, member, written);
  if (handle !== null && !another(handle)) learnSpelling(run, member, handle);
}

/** The name is that of somebody new. @throws Refusal `person-known` */
export function nameIsNew(run: ImportRun, id: Id): Id {
  const state = need(run.transaction, 'unmatched', id);
  const [known] = run.people.known(state.written);
  if (known !== undefined) {
    const { name, no } = need(run.transaction, 'member', known);
    throw new Refusal(
      'person-known',
      `“${state.written}” is known already: ${name} (${no}).`,
      'If this is somebody else, add them by a fuller name: momentum member add "NAME", and match: momentum import unmatched SPELLING --is "NAME"',
    );
  }
  const member = addPerson(run, { ...state, email: emailOf(state) });
  settle(run, state, member);
  settleKnown(run);
  return member;
}

/** The address in the rows that wait, where they agree on one. */
function emailOf({ rows }: Unmatched): string | null {
  const found = new Set(
    rows
      .map(
        ({ row }) => (JSON.parse(row) as { fields: Partial<RowFields<'attendance'>> }).fields.email,
      )
      .filter((email) => typeof email === 'string'),
  );
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** Leaves the name aside: its rows are kept, and nobody is asked about it again. */
export const leaveAside = (run: ImportRun, id: Id): void =>
  run.record(ignore(need(run.transaction, 'unmatched', id), run.today));

/** Teaches many spellings at once. @throws Refusal `csv-unknown-member`, `alias-of-another` */
export function teach(run: ImportRun, { rows }: ReadFile<'aliases'>): void {
  const taught = new Set<string>();
  for (const { line, fields } of rows) {
    atLine(line, () => {
      const { written, handle, person } = fields;
      const meant = run.people.find({ written: person.name, handle: null });
      if (meant.is !== 'member') throw noSuchMember(person.name, meant.is === 'unclear');
      const before = run.recorded();
      remember(run, { written: written.name, handle }, meant.id);
      taught.add(mentionKey({ written: written.name, handle }));
      if (run.recorded() > before) run.tally.of.filled += 1;
      else run.tally.of.known += 1;
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

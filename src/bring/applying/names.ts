/** Whom a spelling means: matching the ones that wait, and bringing in what waited for them. */

import { Refusal } from '../../text/refusal.js';
import { joining, type MemberOrNew } from '../../things/member/changes.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { namesMet } from '../../things/unmatched/list.js';
import { ignore, match, type Unmatched, type WaitingRow } from '../../things/unmatched/thing.js';
import type { Fields } from '../kinds.js';
import type { ReadFile, ReadRow } from '../read.js';
import { importAttendance } from './attendance.js';
import { importCommitments } from './commitments.js';
import { importContributions } from './contributions.js';
import { importMeetings } from './meetings.js';
import { learnSpelling } from './members.js';
import { mentionKey } from './people.js';
import { addPerson, atLine, type Work } from './work.js';

type Importers = {
  readonly [Kind in WaitingRow['kind']]: (work: Work, rows: ReadonlyArray<ReadRow<Kind>>) => void;
};

// Meetings first: the others look for theirs.
const importers: Importers = {
  meetings: importMeetings,
  commitments: importCommitments,
  attendance: importAttendance,
  contributions: importContributions,
};

/** Brings in what waited for a name that is known by now, just as if the file were read again. */
function replay(work: Work, state: Unmatched): void {
  for (const kind of Object.keys(importers) as Array<WaitingRow['kind']>) {
    const rows = state.rows
      .filter((row) => row.kind === kind)
      .map(({ row, sourceKey }) => {
        const { line, fields } = JSON.parse(row) as { line: number; fields: never };
        return { line, fields, key: sourceKey };
      });
    if (rows.length > 0) importers[kind](work, rows);
  }
}

function settle(work: Work, state: Unmatched, member: Id): void {
  work.record(match(state, work.today, member));
  work.people.settle(state, member);
  // Who else stands in those rows was not asked about now, and is not added unasked.
  replay({ ...work, addUnknown: false }, state);
}

/**
 * Matches every waiting name that has become somebody's in the meantime, and those named in
 * `aside` that had been left aside. Returns how many.
 */
export function settleKnown(work: Work, aside: ReadonlySet<string> = new Set()): number {
  const { transaction, people } = work;
  let count = 0;
  for (const name of namesMet(transaction.reader)) {
    const state = name.status === 'matched' ? undefined : transaction.get('unmatched', name.id);
    if (!state || state.status === 'matched') continue;
    if (state.status === 'ignored' && !aside.has(mentionKey(state))) continue;
    const meant = people.find(state);
    if (meant.is !== 'member') continue;
    settle(work, state, meant.id);
    count += 1;
  }
  return count;
}

/** The name is this member's: remembers that, and brings in what waited. */
export function nameIs(work: Work, id: Id, whom: MemberOrNew): void {
  const state = need(work.transaction, 'unmatched', id);
  const member = joining(work.transaction, work)(whom);
  if (typeof whom !== 'string') work.people.learn(member, whom.name, 'name');
  remember(work, state, member);
  settle(work, state, member);
  settleKnown(work);
}

function remember(
  work: Work,
  { written, handle }: Pick<Unmatched, 'written' | 'handle'>,
  member: Id,
): void {
  const another = (spelling: string): boolean => {
    const known = work.people.known(spelling);
    return known.length > 0 && !known.includes(member);
  };
  // Beside a handle, a name of somebody else's can still be told apart: the two are kept together.
  if (handle === null || !another(written)) learnSpelling(work, member, written);
  if (handle !== null && !another(handle)) learnSpelling(work, member, handle);
}

/** The name is that of somebody new. @throws Refusal `person-known` */
export function nameIsNew(work: Work, id: Id): Id {
  const state = need(work.transaction, 'unmatched', id);
  const [known] = work.people.known(state.written);
  if (known !== undefined) {
    const { name, no } = need(work.transaction, 'member', known);
    throw new Refusal(
      'person-known',
      `“${state.written}” is known already: ${name} (${no}).`,
      'If this is somebody else, add them by a fuller name: momentum member add "NAME", and match: momentum import unmatched SPELLING --is "NAME"',
    );
  }
  const member = addPerson(work, { ...state, email: emailOf(state) });
  settle(work, state, member);
  settleKnown(work);
  return member;
}

/** The address in the rows that wait, where they agree on one. */
function emailOf({ rows }: Unmatched): string | null {
  const found = new Set(
    rows
      .map(({ row }) => (JSON.parse(row) as { fields: Partial<Fields<'attendance'>> }).fields.email)
      .filter((email) => typeof email === 'string'),
  );
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** Leaves the name aside: its rows are kept, and nobody is asked about it again. */
export const leaveAside = (work: Work, id: Id): void =>
  work.record(ignore(need(work.transaction, 'unmatched', id), work.today));

/** Teaches many spellings at once. @throws Refusal `csv-unknown-member`, `alias-of-another` */
export function teach(work: Work, { rows }: ReadFile<'aliases'>): void {
  const taught = new Set<string>();
  for (const { line, fields } of rows) {
    atLine(line, () => {
      const { written, handle, person } = fields;
      const meant = work.people.find({ written: person.name, handle: null });
      if (meant.is !== 'member') throw noSuchMember(person.name, meant.is === 'unclear');
      const before = work.recorded();
      remember(work, { written: written.name, handle }, meant.id);
      taught.add(mentionKey({ written: written.name, handle }));
      if (work.recorded() > before) work.tally.of.filled += 1;
      else work.tally.of.known += 1;
    });
  }
  settleKnown(work, taught);
}

const noSuchMember = (name: string, unclear: boolean): Refusal =>
  new Refusal(
    'csv-unknown-member',
    unclear ? `“${name}” could mean several members.` : `Nobody here is known as “${name}”.`,
    'Write the member’s name as it is on record: momentum member list',
  );

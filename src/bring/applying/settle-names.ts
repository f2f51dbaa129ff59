/** Whom a spelling means: matching the ones that wait, and bringing in what waited for them. */

import { Refusal } from '../../text/refusal.js';
import { joining, type MemberOrNew } from '../../things/member/changes.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { namesMet } from '../../things/unmatched/list.js';
import { ignore, match, meet, type Unmatched } from '../../things/unmatched/thing.js';
import { mentionKey } from '../matching/name-matcher.js';
import { gatherProblems } from '../problems.js';
import { addPerson, type ImportRun, tellOfOthers } from './import-run.js';
import type { SaidByFiles } from './said-by-files.js';
import { learnSpelling } from './spellings.js';
import type { RowKept } from './waiting-rows.js';

/** Brings in what waited for a name that is known by now, just as if the file were read again. */
function replay(run: ImportRun, state: Unmatched): void {
  for (const bringer of run.bringers) {
    const rows = state.rows
      .filter((row) => row.kind === bringer.name)
      .map(({ row }) => {
        const { line, fields, has, sheet = null } = JSON.parse(row) as RowKept;
        // A row that has waited for long does not say which columns its file had.
        const told = Object.keys(fields).filter((field) => fields[field] !== null);
        return { line, fields, has: new Set(has ?? told), sheet };
      });
    for (const sheet of new Set(rows.map((row) => row.sheet))) {
      const ofSheet = rows.filter((row) => row.sheet === sheet);
      const countedAs: ImportRun['countedAs'] = new Map();
      const said = unsaidOnly(run.said.from(sheet));
      const news = new Set<number>();
      bringer.bring({ ...run, countedAs, news, said }, ofSheet as never[]);
      for (const line of news) run.news.add(line);
      for (const { line, fields } of ofSheet) {
        const as = countedAs.get(line);
        if (news.has(line) && !as?.has('waiting') && !as?.has('aside'))
          run.tally.settledRows.add(rowOf(bringer.name, sheet, line, fields));
      }
    }
  }
}

/** A line of a sheet with a column for each day is a row for each of them, as where they wait (`rowsWaiting`). */
const rowOf = (kind: string, sheet: string | null, line: number, { date }: RowKept['fields']) =>
  JSON.stringify([kind, sheet, line, date]);

/** What a row of before says counts where no file has said anything since. */
const unsaidOnly = (said: SaidByFiles): SaidByFiles => ({
  ...said,
  before: (kind, of, field) =>
    said.before(kind, of, field) ??
    said
      .sayings(kind, of)
      .findLast((each) => each.has(field))
      ?.get(field),
  note(kind, of, field, value) {
    if (said.before(kind, of, field) === undefined) said.note(kind, of, field, value);
  },
});

function settle(run: ImportRun, state: Unmatched, member: Id): void {
  run.record(match(state, run.today, member));
  run.people.settle(state, member);
  replayUnasked(run, state);
}

function replayUnasked(run: ImportRun, state: Unmatched): void {
  const problems = gatherProblems();
  // Who else stands in those rows was not asked about now, and is not added unasked.
  replay({ ...run, addUnknown: false, replaying: true, problems }, state);
  run.tally.remarks.push(...problems.all().map(({ refusal }) => refusal.message));
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
  tellOfOthers(run, state, member, (name) => `means ${name} in later files too`);
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
  // Beside a handle, a name of somebody else's can still be told apart: the two are kept together,
  // and whatever was met first.
  if (handle === null || !another(written)) learnSpelling(run, member, written);
  if (handle !== null && !another(handle)) learnSpelling(run, member, handle);
}

/** As `remember`, and where neither alone means them, both together do, whoever was met before. */
export function rememberTaught(
  run: ImportRun,
  mention: Pick<Unmatched, 'written' | 'handle'>,
  member: Id,
): void {
  remember(run, mention, member);
  const { people, transaction, today } = run;
  if (people.find(mention).is === 'member') return;
  const waits = namesMet(transaction.reader).some(
    (met) => met.status !== 'matched' && mentionKey(met) === mentionKey(mention),
  );
  // What waits is matched with its rows.
  if (!waits) {
    const id = transaction.newId();
    run.record(meet({ id, ...mention, rows: [], on: today }));
    run.record(match(need(transaction, 'unmatched', id), today, member));
  }
  people.settle(mention, member);
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
      .map(({ row }) => (JSON.parse(row) as { fields: { email?: string | null } }).fields.email)
      .filter((email) => typeof email === 'string'),
  );
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/**
 * Leaves the name aside: its rows are kept, and nobody is asked about it again. Whoever stands
 * beside it, and is known, waits no more.
 */
export function leaveAside(run: ImportRun, id: Id): void {
  const state = need(run.transaction, 'unmatched', id);
  run.record(ignore(state, run.today));
  run.waitingRows.leaveAside(id);
  replayUnasked(run, state);
}

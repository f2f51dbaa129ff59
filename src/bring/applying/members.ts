import template from '#templates/imports/members.yaml';
import { Refusal } from '../../text/refusal.js';
import { nameKey } from '../../text/text.js';
import { type SaidInput, saidFields } from '../../things/field.js';
import * as acts from '../../things/member/acts.js';
import { type Member, memberFields } from '../../things/member/fields.js';
import { mayBeNamedAtFirst } from '../../things/member/naming-rule.js';
import { isMemberNow } from '../../things/member/terms.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { type Day, formatDay } from '../../time/day.js';
import { readPerson, turned } from '../people-in-cell.js';
import type { ReadRow } from '../read.js';
import { as, dayCell, type RowOf, saidOf } from '../row-fields.js';
import {
  type AccountsMet,
  accountCounts,
  accountFields,
  comesIn,
  isBotAccount,
  tellAccounts,
} from './accounts.js';
import { type FieldBeside, whatChanges } from './differences.js';
import { atLine, type ImportRun } from './import-run.js';
import { cameIn, countRow } from './import-tally.js';
import { importable } from './importable.js';
import { isSecondEntry, knownMember, refuseTwoPeople, whoMayBeMeant } from './member-claims.js';
import { shortDigest } from './said-by-files.js';
import { isKnownAs, learnSpelling } from './spellings.js';

const fields = {
  ...saidOf(memberFields),
  // Somebody who belongs is worth more than the day on which that began.
  joined: dayCell('past', { month: 'first', open: 'vague' }),
  left: dayCell('past', { month: 'last' }),
  welcomed: as('day'),
  aliases: as('list'),
  ...accountFields,
};

/** Members, known again by name; by handle or address alone they are asked about. */
export const membersFile = importable({
  name: 'members',
  fields,
  template,
  one: 'member',
  days: 'who joined ',
  summary: 'bring in who belongs to the community',
  examples: [
    ['momentum import members people.csv', 'everybody in the file who is not a member yet'],
    ['momentum import members people.csv', 'again, to bring what has changed up to date'],
    ['momentum import members people.csv --dry-run', 'what that would do'],
  ],
  counts: accountCounts,
  next: 'To go on: momentum import meetings FILE',
  bring(run, rows) {
    const read = rows.map((row) => ({ ...row, fields: withName(run, row.fields) }));
    const names = new Set(read.map(({ fields: { name } }) => nameKey(name.name)));
    const seen = new Map<Id, Row>();
    const things = new Set(read.flatMap(({ fields: cells }) => whoMayBeMeant(run, cells)));
    const found = { rows: read.length, things: [...things].map((id) => [id] as const) };
    run.said.meet(kind, found);
    const met: AccountsMet = new Map();
    for (const row of read)
      atLine(run, row.line, () => importMember(run, row, { seen, names, met }));
    tellAccounts(run, met);
    tellGone(run, run.said.held(kind, found), seen);
  },
});

type Row = ReadRow<typeof fields>;
type Cells = RowOf<typeof fields>;
const kind = 'members';

/** The row with the parts of its name read: "Reed, Tom (Acme) <tom@x.example>". */
function withName({ people }: ImportRun, cells: Cells): Cells {
  if (people.knownAs(cells.name.name, 'name').length > 0) return cells;
  const { name, email, beside } = readPerson(cells.name.written);
  return {
    ...cells,
    name: { ...cells.name, name: turned(name) ?? name },
    email: cells.email ?? (email === name ? null : email),
    organisation: cells.organisation ?? beside,
  };
}

function importMember(
  run: ImportRun,
  row: Row,
  {
    seen,
    names,
    met,
  }: Readonly<{ seen: Map<Id, Row>; names: ReadonlySet<string>; met: AccountsMet }>,
): void {
  const known = knownMember(run, row, names);
  if (known === undefined) return;
  if (known !== 'new' && isSecondEntry(run, row, known, names)) {
    countRow(run, 'twice');
    return;
  }
  const earlier = known === 'new' ? undefined : seen.get(known);
  if (earlier && known !== 'new') {
    refuseTwoPeople(earlier, row);
    countRow(run, 'twice');
    return;
  }
  const { name, left } = row.fields;
  const state = known === 'new' ? undefined : need(run.transaction, 'member', known);
  if (!comesIn(run, { name: name.name, left, cells: row.fields }, state, met)) return;
  const before = run.recorded();
  const id = known === 'new' ? create(run, row.fields) : known;
  if (!bringUpToDate(run, need(run.transaction, 'member', id), row)) return;
  seen.set(id, row);
  for (const alias of row.fields.aliases) learnSpelling(run, id, alias);
  leave(run, id, row);
  if (known === 'new') cameIn(run, row.fields.joined, [id]);
  else countRow(run, run.recorded() > before ? 'filled' : 'known');
}

function create(run: ImportRun, cells: Cells): Id {
  const { name, handle, email, joined } = cells;
  const { transaction, today, people } = run;
  const id = transaction.newId();
  if (joined !== null && joined > today) throw notYet();
  const named = mayBeNamedAtFirst(transaction.reader);
  const about = { ...textsIn(cells), name: name.name, named, bot: isBotAccount(cells) };
  run.record(acts.join({ ...about, id, on: today, joined }));
  people.learn(id, name.name, 'name');
  if (name.written !== name.name) people.learn(id, name.written, 'alias');
  if (handle) people.learn(id, handle, 'handle');
  if (email) people.learn(id, email, 'email');
  return id;
}

const notYet = (): Refusal =>
  new Refusal(
    'day-to-come',
    'It says that somebody joined on a day that is yet to come.',
    'Correct that day, or leave it blank.',
  );

/** Of what people say of a member, the texts that a file has for them. */
const textsIn = (cells: Cells): SaidInput<typeof memberFields> =>
  Object.fromEntries(
    saidFields(memberFields).flatMap(([key]) => {
      const text = cells[key as keyof Cells];
      return typeof text === 'string' ? [[key, text]] : [];
    }),
  );

/** What the file says of a member beside what stands here; of a name, only where it is another one. */
function comparedOf(state: Member, cells: Cells): readonly FieldBeside[] {
  const said = saidFields(memberFields).flatMap(([key, { saying }]): FieldBeside[] => {
    if (!saying.imported || key === 'name') return [];
    const [here, file] = [state[key as keyof Member], cells[key as keyof Cells]];
    const label = saying.label.replace(/^the /, '');
    return [{ field: key, label, here: here as string | null, file: file as string | null }];
  });
  const isKnownSo = isKnownAs(state, cells.name.name);
  return [
    ...said,
    {
      ...{ field: 'name', label: 'name', here: state.name },
      file: isKnownSo ? state.name : cells.name.name,
    },
    {
      ...{ field: 'joined', label: 'joined', here: state.joinedOn, file: cells.joined },
      shown: (day) => formatDay(day as Day),
    },
    {
      ...{ field: 'welcomed', label: 'welcomed', here: state.welcomedOn, file: cells.welcomed },
      shown: (day) => formatDay(day as Day),
    },
  ];
}

function bringUpToDate(run: ImportRun, state: Member, row: Row): boolean {
  const compared = comparedOf(state, row.fields);
  const change = whatChanges(run, row, { kind, id: state.id, label: state.name }, compared);
  if (change === undefined) return false;
  const news = compared.filter(({ field }) => change.has(field) && field in memberFields);
  if (news.length > 0) {
    const edit = Object.fromEntries(news.map(({ field, file }) => [field, file ?? '']));
    run.record(acts.edit(state, run.today, edit as SaidInput<typeof memberFields>));
    // What was written under the name of before is still theirs.
    if (change.has('name')) learnSpelling(run, state.id, state.name);
    for (const { field, file } of news) {
      if (file === null || (field !== 'name' && field !== 'email' && field !== 'handle')) continue;
      run.people.learn(state.id, file, field);
    }
  }
  const { joined, welcomed } = row.fields;
  if (change.has('joined') && joined !== null) dateJoining(run, state.id, joined);
  if (change.has('welcomed') && welcomed !== null) {
    stepTo(run, state.id, 'member.welcomed', welcomed);
  }
  return true;
}

function dateJoining(run: ImportRun, id: Id, joined: Day): void {
  const state = need(run.transaction, 'member', id);
  if (state.status === 'requested') {
    run.record(acts.step(state, 'member.approved', { on: joined, today: run.today }));
    return;
  }
  if (joined > run.today) throw notYet();
  run.record(acts.dateJoining(state, joined, run.today));
}

function stepTo(
  { transaction, record, today }: ImportRun,
  id: Id,
  what: Parameters<typeof acts.step>[1],
  on: Day,
): void {
  const state = need(transaction, 'member', id);
  // Nobody is welcomed who is not here.
  if (isMemberNow(state.status)) record(acts.step(state, what, { on, today }));
}

/** The day on which somebody left, where the ledger has none yet. */
function leave(run: ImportRun, id: Id, { has, fields: { left } }: Row): void {
  const { said, tally } = run;
  if (!has.has('left')) return;
  const state = need(run.transaction, 'member', id);
  const before = said.before(kind, id, 'left');
  said.note(kind, id, 'left', left);
  // Whoever has left once and come back is not sent away again by an old list.
  const hasLeft = state.spells.some(({ status }) => status === 'left');
  if (left !== null && !hasLeft) stepTo(run, id, 'member.left', left);
  else if (before !== undefined && before !== shortDigest(left) && left !== state.leftOn) {
    const here = state.leftOn === null ? 'is here' : `left on ${formatDay(state.leftOn)}`;
    const there = left === null ? 'nothing of leaving' : formatDay(left);
    tally.remarks.push(`${state.name} ${here}, and the file says ${there}: it stays as it is here`);
  }
}

/** Members whom an earlier file held and this one, a later state of it, does not any more. */
function tellGone(run: ImportRun, held: readonly Id[], seen: ReadonlyMap<Id, Row>): void {
  for (const id of held) {
    if (seen.has(id)) continue;
    run.said.drop(kind, id);
    const state = run.transaction.get('member', id);
    if (state && isMemberNow(state.status)) run.tally.gone.push(`${state.name} (${state.no})`);
  }
}

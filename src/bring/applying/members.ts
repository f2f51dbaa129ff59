import { Refusal } from '../../text/refusal.js';
import { inWords, nameKey } from '../../text/text.js';
import { type SaidInput, saidFields } from '../../things/field.js';
import * as members from '../../things/member/acts.js';
import { type Member, memberFields } from '../../things/member/fields.js';
import { isMemberNow } from '../../things/member/terms.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { RowFields } from '../kinds.js';
import type { ReadRow } from '../read.js';
import { atLine, cameIn, type ImportRun } from './import-run.js';

type Row = ReadRow<'members'>;
type Cells = RowFields<'members'>;

/** Members, known again by any exact spelling; of those, only what was unknown is filled in. */
export function importMembers(run: ImportRun, rows: readonly Row[]): void {
  const seen = new Map<Id, Row>();
  for (const row of rows) atLine(row.line, () => importMember(run, row, seen));
}

function importMember(run: ImportRun, row: Row, seen: Map<Id, Row>): void {
  const { tally } = run;
  const known = knownMember(run, row.fields);
  const earlier = known && seen.get(known);
  if (earlier) {
    refuseTwoPeople(earlier, row);
    learnSpelling(run, known, row.fields.name.name);
    tally.of.twice += 1;
    return;
  }
  const before = run.recorded();
  const id = known ?? create(run, row.fields);
  seen.set(id, row);
  complete(run, need(run.transaction, 'member', id), row.fields);
  // Somebody found by handle or address alone goes by this name too.
  for (const alias of [row.fields.name.name, ...row.fields.aliases]) learnSpelling(run, id, alias);
  step(run, id, row.fields);
  if (known) tally.of[run.recorded() > before ? 'filled' : 'known'] += 1;
  else cameIn(run, row.fields.joined, [id]);
}

/** @throws Refusal `csv-several-people` */
function knownMember(
  { people, transaction }: ImportRun,
  { name, handle, email }: Cells,
): Id | undefined {
  const meant = people.find({ written: name.name, handle, email });
  if (meant.is === 'member') return meant.id;
  if (meant.is === 'unknown') return undefined;
  const ids = [name.name, handle, email].flatMap((each) => (each ? people.known(each) : []));
  const candidates = [...new Set(ids)].map((id) => need(transaction, 'member', id));
  throw new Refusal(
    'csv-several-people',
    `“${name.name}” could be ${inWords(
      candidates.map(({ name: label, no }) => `${label} (${no})`),
      'or',
    )}: the name, the handle and the address do not all mean one member.`,
    'Correct the line so that they do, and import the file again; nothing of it has been brought in.',
  );
}

function refuseTwoPeople(earlier: Row, { fields }: Row): void {
  const other = (['email', 'handle'] as const).find((key) => {
    const [one, two] = [earlier.fields[key], fields[key]];
    return one !== null && two !== null && nameKey(one) !== nameKey(two);
  });
  if (other === undefined) return;
  throw new Refusal(
    'csv-same-name',
    `“${fields.name.name}” stands in line ${earlier.line} too, with another ${other === 'email' ? 'address' : 'handle'}.`,
    'If they are two people, tell them apart by fuller names; if they are one, leave one line out.',
  );
}

function create(run: ImportRun, fields: Cells): Id {
  const { name, handle, email, joined } = fields;
  const { transaction, today, people } = run;
  const id = transaction.newId();
  if (joined !== null && joined > today) throw notYet();
  const about = { ...textsIn(fields), name: name.name };
  run.record(members.join({ ...about, id, on: today, joined }));
  people.learn(id, name.name, 'name');
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
const textsIn = (fields: Cells): SaidInput<typeof memberFields> =>
  Object.fromEntries(
    saidFields(memberFields).flatMap(([key]) => {
      const text = fields[key as keyof Cells];
      return typeof text === 'string' ? [[key, text]] : [];
    }),
  );

function complete(run: ImportRun, state: Member, fields: Cells): void {
  const news = Object.entries(textsIn(fields)).filter(
    ([key]) => state[key as keyof Member] === null,
  );
  if (news.length === 0) return;
  const change = Object.fromEntries(news) as ReturnType<typeof textsIn>;
  run.record(members.edit(state, run.today, change));
  for (const key of ['email', 'handle'] as const) {
    if (change[key]) run.people.learn(state.id, change[key], key);
  }
}

/** The days on which somebody came, was welcomed and left, where the ledger has none yet. */
function step(run: ImportRun, id: Id, { joined, welcomed, left }: Cells): void {
  const { transaction, today } = run;
  const state = (): Member => need(transaction, 'member', id);
  const take = (kind: Parameters<typeof members.step>[1], on: Cells['left']): void => {
    if (on !== null) run.record(members.step(state(), kind, { on, today }));
  };
  if (state().status === 'requested') take('member.approved', joined);
  else if (state().joinedOn === null && joined !== null) {
    if (joined > today) throw notYet();
    run.record(members.dateJoining(state(), joined, today));
  }
  const here = isMemberNow(state().status);
  if (here && state().welcomedOn === null) take('member.welcomed', welcomed);
  // Whoever has left once and come back is not sent away again by an old list.
  if (here && !state().spells.some(({ status }) => status === 'left')) take('member.left', left);
}

/**
 * Records another spelling of a member, unless they are known by it.
 * @throws Refusal `alias-of-another`
 */
export function learnSpelling(run: ImportRun, id: Id, spelling: string): void {
  const { people, transaction, today } = run;
  const known = people.known(spelling);
  if (known.includes(id)) return;
  const [other] = known;
  if (other !== undefined) {
    const { name, no } = need(transaction, 'member', other);
    throw new Refusal(
      'alias-of-another',
      `“${spelling}” already means ${name} (${no}).`,
      'One spelling can only mean one member.',
    );
  }
  run.record(members.knownAs(need(transaction, 'member', id), spelling, today));
  people.learn(id, spelling, 'alias');
}

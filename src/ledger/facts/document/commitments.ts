import { type Reason, reasons } from '../../../core/commitment.js';
import { addDays, type Day, daysBetween, shortDay } from '../../../core/day.js';
import type { Id } from '../../../core/entity.js';
import type { CommitmentFact, DocumentFacts, LinkFact } from '../../../core/facts.js';
import type { Holding } from '../../../core/plan.js';
import { holding, type Scene } from './scene.js';

/** Due within so many days is due soon. */
export const soonDays = 14;

interface Row {
  id: Id;
  no: number;
  text: string;
  doneWhen: string | null;
  offeredOn: Day;
  closedOn: Day | null;
  because: Reason | null;
  why: string | null;
  others: string;
  due: Day | null;
  owner: Id | null;
  meeting: string | null;
  meetingDay: Day | null;
}

/** Who held it on `@day`. */
export const ownerThen = `(SELECT o.member FROM commitment_owner o
  WHERE o."of" = c.id AND ${holding('o')} ORDER BY o.place DESC LIMIT 1)`;

// The due date and the owner are those of the day, and so is whether it was closed: what happened
// to it afterwards does not show.
const select = `SELECT c.id, c.no, c.text, c.done_when AS doneWhen, c.offered_on AS offeredOn,
    CASE WHEN c.closed_on <= @day THEN c.closed_on END AS closedOn,
    CASE WHEN c.closed_on <= @day THEN c.because END AS because,
    CASE WHEN c.closed_on <= @day THEN c.why END AS why, c.others,
    (SELECT d.due FROM commitment_due d WHERE d."of" = c.id AND ${holding('d')}
      ORDER BY d.place DESC LIMIT 1) AS due,
    ${ownerThen} AS owner,
    m.title AS meeting, m.day AS meetingDay
  FROM commitment c LEFT JOIN meeting m ON m.id = c.said_at`;

/** Open on `@day`: open still, or closed since. Each half has an index of its own. */
export const wasOpen = `c.id IN (
    SELECT id FROM commitment WHERE status IN ('offered', 'wanted') AND offered_on <= @day
    UNION ALL SELECT id FROM commitment WHERE closed_on > @day AND offered_on <= @day)`;

const closedAs = (status: 'kept' | 'released'): string =>
  `c.closed_on BETWEEN @from AND @to AND c.status = '${status}' ORDER BY c.closed_on DESC, c.no DESC`;

// Every move of the window, the last one of each commitment, with the date that took its place.
const moves = `SELECT d."of" AS id, d.due AS movedFrom, next.due AS movedTo, d.because, d.why
  FROM commitment_due d JOIN commitment_due next ON next."of" = d."of" AND next.place = d.place + 1
  WHERE d.to_on BETWEEN @from AND @to ORDER BY d.to_on, d.place`;

const handovers = `SELECT o."of" AS id, before.member AS passedFrom
  FROM commitment_owner o
  JOIN commitment_owner before ON before."of" = o."of" AND before.place = o.place - 1
  WHERE o.from_on BETWEEN @from AND @to ORDER BY o.from_on, o.place`;

/** Commitments as they were on the day, with what happened to them in the window. */
export interface CommitmentFacts {
  readonly lists: DocumentFacts['commitments'];
  /** Everything that was neither kept nor released on the day, in any order. */
  readonly allOpen: readonly CommitmentFact[];
  readonly holdings: readonly Holding[];
  /** Taken for the first time within the window. */
  readonly offered: number;
  /** Who kept what within the window, whoever did it together included. */
  readonly keepers: ReadonlyArray<{ readonly member: Id; readonly text: string }>;
}

export function commitmentFacts(scene: Scene): CommitmentFacts {
  const { reader, asOf, window } = scene;
  const at = { day: asOf, from: window.from, to: window.to };
  const fetch = (where: string): Row[] => reader.all<Row>(`${select} WHERE ${where}`, at);
  const fetchById = (id: Id): Row[] =>
    reader.all<Row>(`${select} WHERE c.id = @id`, { day: asOf, id });
  const fact = (row: Row, more: Partial<CommitmentFact> = {}) => factOf(scene, row, more);

  const open = fetch(wasOpen);
  const facts = open.map((row) => fact(row)).sort(byDue);
  const held = facts.filter(({ who, overdueDays }) => who !== null && overdueDays === null);
  const soon = addDays(asOf, soonDays);
  const isSoon = ({ due }: CommitmentFact) => due !== null && due <= soon;
  const kept = fetch(closedAs('kept'));

  return {
    lists: {
      open: held,
      dueSoon: held.filter(isSoon),
      later: held.filter((each) => !isSoon(each)),
      overdue: facts.filter(({ overdueDays }) => overdueDays !== null),
      kept: kept.map((row) => fact(row)),
      moved: lastOfEach(reader.all<Move>(moves, window)).flatMap(({ id, because, why, ...dates }) =>
        fetchById(id).map((row) => fact(row, { ...dates, because: inWords(because), why })),
      ),
      passedOn: lastOfEach(reader.all<Handover>(handovers, window)).flatMap(({ id, passedFrom }) =>
        fetchById(id).map((row) => fact(row, { passedFrom: scene.name(passedFrom) })),
      ),
      released: fetch(closedAs('released')).map((row) => fact(row)),
      wanted: facts.filter(({ who }) => who === null),
    },
    allOpen: facts,
    holdings: open.flatMap((row) => holdingsOf(scene, row)),
    offered:
      reader.value<number>(
        'SELECT count(*) FROM commitment_owner WHERE from_on BETWEEN @from AND @to AND place = 0',
        window,
      ) ?? 0,
    keepers: kept.flatMap(({ owner, others, text }) =>
      [...(owner === null ? [] : [owner]), ...idsIn(others)].map((member) => ({ member, text })),
    ),
  };
}

/** A commitment, with who holds it and who helps; null where nobody has taken it. */
export interface Held {
  readonly fact: CommitmentFact;
  readonly owner: Id | null;
  readonly others: readonly Id[];
}

/** The commitments for which `where` (of `c`, on `@day`) holds, as they were on the day. */
export const commitmentsWhere = (
  scene: Scene,
  where: string,
  params: Readonly<Record<string, unknown>> = {},
): Held[] =>
  scene.reader
    .all<Row>(`${select} WHERE ${where}`, { day: scene.asOf, ...params })
    .map((row) => ({ fact: factOf(scene, row, {}), owner: row.owner, others: idsIn(row.others) }));

interface Move {
  id: Id;
  movedFrom: Day | null;
  movedTo: Day | null;
  because: Reason | null;
  why: string | null;
}

interface Handover {
  id: Id;
  passedFrom: Id;
}

// In the order of time, so that what stands last is what happened last; the latest comes first.
const lastOfEach = <Of extends { id: Id }>(rows: readonly Of[]): Of[] =>
  [...new Map(rows.map((row) => [row.id, row])).values()].reverse();

/** By due day, those without one last. */
export const byDue = (a: CommitmentFact, b: CommitmentFact): number => {
  const [first, second] = [a.due ?? '9999', b.due ?? '9999'];
  return first < second ? -1 : first > second ? 1 : a.no - b.no;
};

const inWords = (because: Reason | null): string | null =>
  because === null ? null : reasons[because];

const idsIn = (others: string): Id[] => (others === '[]' ? [] : (JSON.parse(others) as Id[]));

const holdingsOf = (scene: Scene, { owner, others }: Row): Holding[] => [
  ...(owner === null ? [] : [{ member: owner, who: scene.name(owner), as: 'owner' as const }]),
  ...idsIn(others).map((id) => ({ member: id, who: scene.name(id), as: 'helper' as const })),
];

function factOf(scene: Scene, row: Row, more: Partial<CommitmentFact>): CommitmentFact {
  const { asOf } = scene;
  const { due, closedOn } = row;
  return {
    no: row.no,
    text: row.text,
    who: scene.nameOrNull(row.owner),
    with: scene.names(idsIn(row.others)).map(({ name }) => name),
    due,
    offeredOn: row.offeredOn,
    saidAt: row.meeting === null ? null : saidAt(row.meeting, row.meetingDay),
    needs: links(scene, row.id, 'needs'),
    feeds: links(scene, row.id, 'feeds').filter(({ open }) => open),
    doneWhen: row.doneWhen,
    because: inWords(row.because),
    why: row.why,
    closedOn,
    movedFrom: null,
    movedTo: null,
    passedFrom: null,
    overdueDays: due !== null && closedOn === null && due < asOf ? daysBetween(due, asOf) : null,
    ...more,
  };
}

const saidAt = (title: string, day: Day | null): string =>
  day === null ? title : `${title}, ${shortDay(day)}`;

const linkQuery = (here: string, there: string): string =>
  `SELECT c.no, c.text, c.status IN ('offered', 'wanted') OR coalesce(c.closed_on > @day, 0) AS open
   FROM momentum_link l JOIN commitment c ON c.id = ${there}
   WHERE ${here} = @id AND ${holding('l')} ORDER BY c.no`;

const linkQueries = {
  needs: linkQuery('l."of"', 'l.needs'),
  feeds: linkQuery('l.needs', 'l."of"'),
};

const links = ({ reader, asOf }: Scene, id: Id, end: keyof typeof linkQueries): LinkFact[] =>
  reader
    .all<{ no: number; text: string; open: 0 | 1 }>(linkQueries[end], { day: asOf, id })
    .map(({ no, text, open }) => ({ no, text, open: open === 1 }));

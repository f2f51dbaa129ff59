import fc from 'fast-check';
import { expect, test } from 'vitest';
import { british } from '../../../src/language/index.js';
import { undoBatch } from '../../../src/ledger/undo.js';
import type { CommitmentFact, DocumentFacts } from '../../../src/papers/facts/index.js';
import type { PreviousIssue } from '../../../src/papers/from-ledger/context.js';
import { documentFacts } from '../../../src/papers/from-ledger/index.js';
import {
  keepCommitment,
  moveCommitment,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  reopenCommitment,
  takeCommitment,
} from '../../../src/things/commitment/changes.js';
import { handBackCommitment } from '../../../src/things/commitment/handing-back.js';
import { addContribution } from '../../../src/things/contribution/changes.js';
import { lastBatch } from '../../../src/things/history.js';
import { journalEnd } from '../../../src/things/issue/list.js';
import { planMeeting } from '../../../src/things/meeting/changes.js';
import { addMember, leave } from '../../../src/things/member/changes.js';
import { mergedKind } from '../../../src/things/member/fields.js';
import { mergeMembers } from '../../../src/things/member/merge.js';
import type { No } from '../../../src/things/no.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { addDays, type Day } from '../../../src/time/day.js';
import { furnish, histories, perform } from '../../helpers/histories.js';
import { harbourLedger } from '../../helpers/ledger.js';

const at = (session: Session, today: Day): Session => ({ ...session, today });

/** A contribution, and the batch it came in. */
function contribute(session: Session, member: Id, on: Day): Id {
  addContribution(session, { member, kind: 'post', title: null, ref: null, on });
  return session.ledger.read(lastBatch)?.id ?? 0;
}

const ever: Day = '2020-01-01';

const tell = (session: Session, asOf: Day, since: PreviousIssue | null): DocumentFacts =>
  session.ledger.read(
    (reader) =>
      documentFacts(reader, {
        asOf,
        today: session.today,
        period: { from: ever, to: asOf },
        audience: 'facilitator',
        locale: british,
        since,
      }) as DocumentFacts,
  );

/** Everything that can only come about once, by name. */
const happened = ({ commitments, people, questions, meetings }: DocumentFacts) => ({
  offered: commitments.offered.map(({ no }) => no),
  kept: commitments.kept.map(({ no }) => no),
  released: commitments.released.map(({ no }) => no),
  answered: questions.answered.map(({ no }) => no),
  held: meetings.held.map(({ on }) => on),
  firstContributions: people.firstContributions.map(({ name }) => name),
});

const sorted = <Of>(of: readonly Of[]): Of[] => [...of].sort((a, b) => (a < b ? -1 : 1));

const openIn = ({ commitments }: DocumentFacts): Map<No, CommitmentFact> =>
  new Map(
    [
      ...commitments.open,
      ...commitments.overdue,
      ...commitments.wanted,
      ...commitments.wantedBefore,
    ].map((each) => [each.no, each]),
  );

const membersIn = ({ ledger }: Session): Array<{ id: Id; name: string }> =>
  ledger.read((reader) => reader.all('SELECT id, name FROM member'));

/**
 * What somebody is called now who was called so: who was found to be another person goes by the name of
 * that one, of which documents tell without a name.
 */
function callingNow(session: Session, then: ReturnType<typeof membersIn>) {
  const into = session.ledger.read(
    (reader) =>
      new Map(
        [...reader.entries('kind = ?', mergedKind)].map(({ subject, data }) => [
          subject,
          (data as { into: Id }).into,
        ]),
      ),
  );
  const now = new Map(membersIn(session).map(({ id, name }) => [id, name]));
  const nameOf = (id: Id): string | undefined => {
    const state = session.ledger.read((reader) => reader.get('member', id));
    const other = into.get(id);
    return state?.status === 'merged' && other !== undefined ? nameOf(other) : now.get(id);
  };
  const names = new Map(then.map(({ id, name }) => [name, nameOf(id) ?? name]));
  return (name: string): string => names.get(name) ?? name;
}

/** What they are called into whom somebody was merged after so many entries. */
const foundToBeOne = ({ ledger }: Session, after: number): Set<string> =>
  ledger.read(
    (reader) =>
      new Set(
        [...reader.entries('kind = ? AND seq > ?', 'member.is-also', after)].flatMap(
          ({ subject }) => reader.get('member', subject)?.name ?? [],
        ),
      ),
  );

const lastEntry = ({ ledger }: Session): number =>
  ledger.read((reader) => reader.value<number>('SELECT max(seq) FROM journal')) ?? 0;

/** Where the commitments stood, with what has happened since added to it. */
function added(
  before: DocumentFacts,
  news: DocumentFacts,
  calledNow: (name: string) => string,
  found: ReadonlySet<string>,
) {
  const { commitments, people } = news;
  const open = new Map(
    [...openIn(before)].map(
      ([no, { due, who }]) => [no, { due, who: who && calledNow(who) }] as const,
    ),
  );
  // Nothing keeps anybody from noting that something was kept before it was taken.
  const closed = [...before.commitments.kept, ...before.commitments.released].map(({ no }) => no);
  for (const { no, due, who } of [...commitments.offered, ...commitments.newlyWanted]) {
    if (!closed.includes(no)) open.set(no, { due, who });
  }
  for (const { no, movedTo } of [
    ...commitments.moved,
    ...commitments.dated,
    ...commitments.undated,
  ]) {
    const held = open.get(no);
    if (held) open.set(no, { ...held, due: movedTo });
  }
  // Whose day had gone by is passed on without one.
  for (const { no, who, due } of commitments.passedOn) {
    if (open.has(no)) open.set(no, { due, who });
  }
  // What was handed back is looking for somebody again, with its date.
  for (const { no, due, who } of commitments.handedBack) {
    if (open.has(no)) open.set(no, { due, who });
  }
  // What somebody held who left is looking for somebody, and theirs again once they are back; whoever is
  // one person with somebody who is here, or who left, is so too.
  const names = (those: readonly { readonly name: string }[]) => those.map(({ name }) => name);
  const left = [...names(people.left), ...found];
  const back = [...names([...people.joined, ...people.returned]), ...found];
  for (const [no, { who }] of openIn(news)) {
    const held = open.get(no);
    const stepped = (held?.who && left.includes(held.who)) || (who && back.includes(who));
    if (held && stepped) open.set(no, { ...held, who });
  }
  for (const { no } of [...commitments.kept, ...commitments.released]) open.delete(no);
  return sorted([...open].map(([no, { due, who }]) => `${no} ${due} ${who}`));
}

const standing = (facts: DocumentFacts) =>
  sorted([...openIn(facts)].map(([no, { due, who }]) => `${no} ${due} ${who}`));

test('what a document said, and what has changed since, is what the next one says', () => {
  fc.assert(
    fc.property(
      histories(16),
      histories(16),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 0, max: 30 }),
      (first, second, back, ahead) => {
        const session = harbourLedger();
        furnish(session);
        for (const deed of first) perform(session, deed);
        const asOf = addDays(session.today, -back);
        const before = tell(session, asOf, null);
        const position = session.ledger.read(journalEnd);
        const [then, end] = [membersIn(session), lastEntry(session)];
        // To take back, open again or date otherwise what the first one said takes from what had happened:
        // it adds nothing to it.
        for (const deed of second) {
          if (!['undo', 'reopen', 'correctDay'].includes(deed.verb)) perform(session, deed);
        }
        const next = ahead < back ? addDays(asOf, ahead) : session.today;

        const since = { no: 1, asOf, position, measures: {} };
        const news = tell(session, next, since);
        const whole = tell(session, next, null);
        const [was, came, all] = [happened(before), happened(news), happened(whole)];
        const calledNow = callingNow(session, then);
        // Whoever is one person with somebody who was here before had not given anything for the first time.
        const [found, isSo] = [foundToBeOne(session, end), new Set(all.firstContributions)];
        was.firstContributions = [...new Set(was.firstContributions.map(calledNow))].filter(
          (name) => isSo.has(name) || !found.has(name),
        );
        // What was handed back and is taken again is an offer once more, of the same action.
        const handedBack = session.ledger.read((reader) =>
          [...reader.entries('kind = ?', 'commitment.handed-back')].map(
            ({ subject }) => reader.get('commitment', subject)?.no,
          ),
        );
        came.offered = came.offered.filter(
          (no) => !handedBack.includes(no) || !was.offered.includes(no),
        );
        for (const of of Object.keys(all) as (keyof typeof all)[]) {
          const joined = sorted<number | string>([...was[of], ...came[of]]);
          expect(joined, of).toEqual(sorted<number | string>(all[of]));
        }
        expect(before.contributions.total + news.contributions.total).toBe(
          whole.contributions.total,
        );
        expect(added(before, news, calledNow, found)).toEqual(standing(whole));
        expect(standing(news)).toEqual(standing(whole));
        session.ledger.close();
      },
    ),
    { numRuns: 25 },
  );
});

test('what was typed in late is told once, and what was taken back not at all', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-01-10' }).id;
  const room = offerCommitment(at(session, '2026-10-01'), { text: 'Find a room', by: tom }).id;
  const talk = offerCommitment(at(session, '2026-10-01'), { text: 'Give a talk', by: tom }).id;
  const since = {
    no: 1,
    asOf: session.today,
    position: session.ledger.read(journalEnd),
    measures: {},
  };

  // The same day, after it was given out; then a day that it had spoken of.
  keepCommitment(session, room, {});
  keepCommitment(session, talk, { on: '2026-10-20' });
  contribute(session, tom, '2026-10-21');
  const mistaken = contribute(session, tom, '2026-10-22');
  undoBatch(session, mistaken);

  const news = tell(session, session.today, since);
  expect(news.commitments.kept.map(({ text }) => text)).toEqual(['Find a room', 'Give a talk']);
  expect(news.changes).toMatchObject({ offered: 0, kept: 2, joined: 0 });
  expect(news.contributions).toMatchObject({ total: 1, people: 1 });
  expect(news.since).toEqual({ no: 1, asOf: session.today });

  const again = { ...since, no: 2, position: session.ledger.read(journalEnd) };
  expect(tell(session, session.today, again).changes.any).toBe(false);
});

test('moved and handed over several times is told as from where it was to where it is', () => {
  const session = harbourLedger();
  const [tom, grace, amina] = ['Tom Reed', 'Grace Okoro', 'Wen Aldous'].map(
    (name) => addMember(session, { name, joined: '2026-01-10' }).id,
  ) as [Id, Id, Id];
  const offer = (text: string) =>
    offerCommitment(at(session, '2026-10-01'), { text, by: tom, due: '2026-11-01' }).id;
  const [room, talk, lamp] = [offer('Find a room'), offer('Give a talk'), offer('Mend a lamp')];
  moveCommitment(at(session, '2026-10-05'), room, { to: '2026-11-05' });
  const since = {
    ...{ no: 1, asOf: '2026-11-10' as Day, measures: {} },
    position: session.ledger.read(journalEnd),
  };
  moveCommitment(session, room, { to: '2026-11-20', on: '2026-11-08', because: 'waiting' });
  moveCommitment(session, room, { to: '2026-12-20', because: 'busy', why: 'the harbour floods' });
  moveCommitment(session, talk, { to: '2026-12-01' });
  moveCommitment(session, talk, { to: '2026-11-01' });
  passCommitment(session, lamp, { to: grace });
  passCommitment(session, lamp, { to: amina });
  const { moved, passedOn } = tell(session, session.today, since).commitments;
  expect(moved).toMatchObject([
    {
      ...{ text: 'Find a room', movedFrom: '2026-11-05', movedTo: '2026-12-20' },
      ...{ because: 'too busy', why: 'the harbour floods' },
      reason: 'too busy: the harbour floods',
    },
  ]);
  expect(passedOn).toMatchObject([{ passedFrom: 'Tom Reed', who: 'Wen Aldous' }]);
});

test('each figure stands beside what the last document said of it', () => {
  const session = harbourLedger();
  const said = { numerator: 3, denominator: 22, said: '3 of 22' };
  const since = {
    ...{ no: 1, asOf: addDays(session.today, -7), position: session.ledger.read(journalEnd) },
    measures: { 'contribution-rate': said },
  };
  const { measures } = tell(session, session.today, since);
  const previous = Object.fromEntries(measures.map((each) => [each.name, each.previous]));
  expect(previous['contribution-rate']).toBe('3 of 22 last time');
  expect(Object.values(previous).filter((each) => each !== null)).toHaveLength(1);
});

test('what was brought back since is news, unless the last document had said it already', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-01-10' }).id;
  const early = at(session, '2026-10-01');
  const batch = (work: () => unknown): Id => {
    work();
    const last = 'SELECT batch FROM journal ORDER BY seq DESC LIMIT 1';
    return session.ledger.read((reader) => reader.value<Id>(last)) ?? 0;
  };
  const room = batch(() => offerCommitment(early, { text: 'Find a room', by: tom }));
  const talk = batch(() => offerCommitment(early, { text: 'Give a talk', by: tom }));
  const gone = batch(() => undoBatch(session, room));
  const since = {
    no: 1,
    asOf: session.today,
    position: session.ledger.read(journalEnd),
    measures: {},
  };
  undoBatch(
    session,
    batch(() => undoBatch(session, talk)),
  );
  undoBatch(session, gone);
  const news = tell(session, session.today, since);
  expect(news.commitments.offered.map(({ text }) => text)).toEqual(['Find a room']);
});

test('who was known to be one person with somebody leaves a document as anybody does', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-01-10' }).id;
  const t = addMember(session, { name: 'T. Reed', joined: '2026-01-10' }).id;
  offerCommitment(at(session, '2026-02-01'), { text: 'Find a room', by: t });
  leave(session, tom, '2026-10-22');
  leave(session, t, '2026-10-31');
  // Noted on a day after that of the document, which tells of them as one all the same.
  mergeMembers(session, { from: t, into: tom }, {});
  const asOf: Day = '2026-10-27';
  expect(tell(session, asOf, null).commitments.open.map(({ who }) => who)).toEqual(['Tom Reed']);
  const since = { no: 1, asOf, position: session.ledger.read(journalEnd), measures: {} };
  const { people } = tell(session, '2026-11-03', since);
  expect(people.left.map(({ name, on }) => [name, on])).toEqual([['Tom Reed', '2026-10-31']]);
});

test('who is said to have left before the day of a document that told of them is told of as gone', () => {
  const session = harbourLedger();
  // Nobody knows since when; put on record after the day of the document, which knew of them.
  const bea = addMember(session, { name: 'Bea Veu', joined: null }).id;
  offerCommitment(at(session, '2026-10-29'), { text: 'Find a room', by: bea });
  const asOf: Day = '2026-11-06';
  expect(tell(session, asOf, null).commitments.open.map(({ who }) => who)).toEqual(['Bea Veu']);
  const since = { no: 1, asOf, position: session.ledger.read(journalEnd), measures: {} };
  leave(session, bea, '2026-10-28');
  const { people } = tell(session, '2026-11-08', since);
  expect(people.left.map(({ name, on }) => [name, on])).toEqual([['Bea Veu', '2026-10-28']]);
});

test('what was opened again and kept since is told as kept, whatever day that was noted on', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-01-10' }).id;
  const { id } = offerCommitment(at(session, '2026-09-01'), { text: 'Find a room', by: tom });
  releaseCommitment(session, id, { on: '2026-10-06' });
  reopenCommitment(session, id);
  const asOf: Day = '2026-10-28';
  expect(tell(session, asOf, null).commitments.released).toEqual([]);
  const since = { no: 1, asOf, position: session.ledger.read(journalEnd), measures: {} };
  keepCommitment(session, id, { on: '2026-10-25' });
  const { commitments } = tell(session, '2026-10-31', since);
  expect(commitments.kept.map(({ text }) => text)).toEqual(['Find a room']);
});

test('what one hands back and another takes on the same day is told as taken', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-01-10' }).id;
  const lena = addMember(session, { name: 'Lena Fox', joined: '2026-01-10' }).id;
  const offer = (text: string) =>
    offerCommitment(at(session, '2026-09-01'), { text, by: tom, again: true }).id;
  const [room, tea] = [offer('Find a room'), offer('Make tea')];
  const since = { no: 1, asOf: addDays(session.today, -1), measures: {} };
  const previous = { ...since, position: session.ledger.read(journalEnd) };
  for (const [id, by] of [
    [room, lena],
    [tea, tom],
  ] as const) {
    handBackCommitment(session, id, {});
    takeCommitment(session, id, { by });
  }
  const { commitments } = tell(session, session.today, previous);
  expect(commitments.offered.map(({ text, who }) => [text, who])).toEqual([
    ['Find a room', 'Lena Fox'],
  ]);
  expect(commitments.handedBack).toEqual([]);
});

test('who left once a meeting was over leaves no meeting looking for a host', () => {
  const session = harbourLedger();
  const early = at(session, '2026-10-20');
  const tom = addMember(early, { name: 'Tom Reed', joined: '2026-01-10' }).id;
  const t = addMember(early, { name: 'T. Reed', joined: '2026-01-10' }).id;
  const plan = (day: Day, host: Id) => planMeeting(early, { title: 'Mending', day, host });
  plan('2026-10-10', t);
  const since = {
    ...{ no: 1, asOf: early.today, measures: {} },
    position: session.ledger.read(journalEnd),
  };
  leave(session, tom, '2026-10-29');
  leave(session, t, '2026-10-29');
  // What is noted of the meeting is who hosts it, which is the same person.
  mergeMembers(session, { from: t, into: tom }, {});
  expect(tell(session, session.today, since).meetings.replanned).toEqual([]);
});

test('who gave something for the first time is told once, under whichever name', () => {
  const session = harbourLedger();
  const early = at(session, addDays(session.today, -40));
  const add = (name: string, joined: Day | null) => addMember(early, { name, joined }).id;
  for (const text of ['Find a room', 'Give a talk', 'Mend a lamp']) {
    offerCommitment(early, { text, by: null });
  }
  const [grace, g, ida, nia, wen] = [
    add('Grace Okoro', early.today),
    add('G.O.', null),
    add('Ida Moss', early.today),
    add('Nia Penn', early.today),
    add('Wen Aldous', null),
  ];
  for (const member of [g, ida, nia]) contribute(early, member, early.today);
  const before = tell(early, early.today, null);
  expect(happened(before).firstContributions).toEqual(['Ida Moss', 'Nia Penn']);
  const issue = () => ({
    ...{ no: 1, asOf: early.today, measures: {} },
    position: session.ledger.read(journalEnd),
  });

  // Of G.O. nobody knew since when; that is Grace, who had joined on that day. Nia goes by another name.
  const since = issue();
  mergeMembers(session, { from: g, into: grace }, {});
  mergeMembers(session, { from: nia, into: wen }, {});
  expect(happened(tell(session, session.today, since)).firstContributions).toEqual(['Grace Okoro']);
  expect(happened(tell(session, session.today, issue())).firstContributions).toEqual([]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activeBetween, activeThrough, activeWeeksBetween } from '../../src/things/active.js';
import * as commitments from '../../src/things/commitment/changes.js';
import * as ofCommitments from '../../src/things/commitment/terms.js';
import { editCommunity } from '../../src/things/community/changes.js';
import * as ofCommunity from '../../src/things/community/terms.js';
import * as decisions from '../../src/things/decision/changes.js';
import * as ofDecisions from '../../src/things/decision/terms.js';
import * as duties from '../../src/things/duty/changes.js';
import * as ofDuties from '../../src/things/duty/terms.js';
import type { States, ThingName } from '../../src/things/index.js';
import type { Reader } from '../../src/things/ledger.js';
import * as meetings from '../../src/things/meeting/changes.js';
import * as ofMeetings from '../../src/things/meeting/terms.js';
import * as members from '../../src/things/member/changes.js';
import * as ofMembers from '../../src/things/member/terms.js';
import * as polls from '../../src/things/poll/changes.js';
import * as ofPolls from '../../src/things/poll/terms.js';
import { answerQuestion, askQuestion } from '../../src/things/question/changes.js';
import * as ofQuestions from '../../src/things/question/terms.js';
import { addResource } from '../../src/things/resource/changes.js';
import * as ofResources from '../../src/things/resource/terms.js';
import { giveRole } from '../../src/things/role/changes.js';
import * as ofRoles from '../../src/things/role/terms.js';
import type { Session } from '../../src/things/session.js';
import type { Term, Whose } from '../../src/things/term.js';
import type { Id } from '../../src/things/thing.js';
import { addDays, addWeeks, type Day, weekOf } from '../../src/time/day.js';
import type { Window } from '../../src/time/window.js';
import { type Deed, furnish, histories, perform } from '../helpers/histories.js';
import { harbourLedger, today } from '../helpers/ledger.js';

/** The terms of each kind of thing, for which SQL and predicate have to say the same. */
const terms = {
  member: {
    isPerson: ofMembers.isPerson,
    isBot: ofMembers.isBot,
    isMember: ofMembers.isMember,
    isPausing: ofMembers.isPausing,
    mayBeAsked: ofMembers.mayBeAsked,
    asksToJoin: ofMembers.asksToJoin,
    hasLeft: ofMembers.hasLeft,
    awaitsWelcome: ofMembers.awaitsWelcome,
  },
  commitment: {
    isOpen: ofCommitments.isOpen,
    dueOn: ofCommitments.dueOn,
    offeredBy: ofCommitments.offeredBy,
    ownerOn: ofCommitments.ownerOn,
    heldSince: ofCommitments.heldSince,
    holderOn: ofCommitments.holderOn,
    helpersOn: ofCommitments.helpersOn,
    isLeftBehind: ofCommitments.isLeftBehind,
    isOldUndated: ofCommitments.isOldUndated,
    isWanted: ofCommitments.isWanted,
    isTaken: ofCommitments.isTaken,
    isOverdue: ofCommitments.isOverdue,
    isDueSoon: ofCommitments.isDueSoon,
    isMet: ofCommitments.isMet,
  },
  meeting: {
    isHeld: ofMeetings.isHeld,
    isCancelled: ofMeetings.isCancelled,
    isPlanned: ofMeetings.isPlanned,
    isComing: ofMeetings.isComing,
    isUnconfirmed: ofMeetings.isUnconfirmed,
    hostOn: ofMeetings.hostOn,
  },
  resource: { keeperOn: ofResources.keeperOn },
  community: { planKeeperOn: ofCommunity.planKeeperOn },
  question: { isOpen: ofQuestions.isUnanswered, isAskedThatDay: ofQuestions.isAskedThatDay },
  decision: {
    isToTake: ofDecisions.isToTake,
    isStanding: ofDecisions.isStanding,
    isToLookAt: ofDecisions.isToLookAt,
  },
  duty: { isRunning: ofDuties.isRunning },
  poll: { isAsking: ofPolls.isAsking },
} as const satisfies {
  [Name in ThingName]?: Record<string, Term<States[Name], unknown>>;
};

/** Those of a stretch of days. */
const windowed = {
  member: { wasMemberIn: ofMembers.wasMemberIn, sinceUnknownIn: ofMembers.sinceUnknownIn },
  commitment: { keptIn: ofCommitments.keptIn, releasedIn: ofCommitments.releasedIn },
} as const;

/** Random histories with somebody in them who is no person, each looked at as it is in the end. */
const afterHistories = (look: (reader: Reader, days: readonly Day[]) => void): void =>
  fc.assert(
    fc.property(histories(40), (deeds: readonly Deed[]) => {
      const session = harbourLedger();
      furnish(session);
      furnishFurther(session);
      for (const deed of deeds) perform(session, deed);
      session.ledger.read((reader) => look(reader, bounds(reader)));
      session.ledger.close();
    }),
    // Making a failing history smaller would take longer than reading it.
    { numRuns: 12, endOnFailure: true },
  );

/** What each term is true of, however the rest is drawn. */
function furnishFurther(session: Session): void {
  const early = { ...session, today: addDays(today, -80) };
  // Those who were there before are founders.
  editCommunity(session, { foundedOn: addDays(today, -85) });
  const add = (name: string, more = {}) =>
    members.addMember(early, { name, joined: early.today, ...more }).id;
  add('Tally', { bot: true });
  members.requestToJoin(early, { name: 'Hana Kovac' });
  members.pauseMember(session, add('Bela Novak'), addDays(today, -40));
  members.leave(session, add('Ines Duarte'), addDays(today, -40));
  const by = add('Pia Lund');
  const offer = (due: Day | null) =>
    commitments.offerCommitment(early, { text: 'Sweep the hall', by, due, again: true }).id;
  commitments.keepCommitment(session, offer(addDays(today, -20)), { on: addDays(today, -20) });
  commitments.releaseCommitment(session, offer(null), { on: addDays(today, -19) });
  offer(addDays(today, -10));
  offer(addDays(today, 10));
  offer(null);
  const left = add('Olav Berg');
  commitments.offerCommitment(early, { text: 'Mend the gate', by: left });
  commitments.offerCommitment(early, { text: 'Oil the gate', by, others: [left] });
  addResource(early, { title: 'Where the keys are', keeper: left });
  editCommunity(early, { planKeeper: left });
  for (const deputy of [true, false]) {
    const name = `Gate keeper${deputy ? ', when away' : ''}`;
    giveRole(early, { name }, { member: left, deputy, on: early.today });
  }
  const hosted = (day: Day) => meetings.planMeeting(early, { title: 'Oiling', day, host: left }).id;
  meetings.holdMeeting(session, hosted(addDays(today, -32)), {});
  meetings.holdMeeting(session, hosted(addDays(today, -30)), {});
  meetings.holdMeeting(session, hosted(addDays(today, -29)), {});
  meetings.holdMeeting(session, hosted(addDays(today, -28)), { present: [left] });
  meetings.holdMeeting(session, hosted(addDays(today, -33)), { apologies: [left] });
  hosted(addDays(today, 10));
  members.leave(session, left, addDays(today, -30));
  const soon = { title: 'Tool sorting', day: addDays(today, -60) };
  meetings.planMeeting(early, soon);
  meetings.cancelMeeting(session, meetings.planMeeting(early, soon).id, null);
  const weekly = { unit: 'week', count: 1, from: today } as const;
  const swept = duties.addDuty(early, { text: 'Sweep', rule: weekly, people: [], lead: 7 });
  duties.stopDuty(session, swept.id);
  const asked = askQuestion(early, { text: 'Who has a key?', by: null });
  answerQuestion(session, asked.id, { by, answer: null });
  decisions.withdrawDecision(session, decisions.raiseDecision(early, { text: 'Which lamp?' }).id);
  const later = { lookAgainOn: addDays(today, -30) };
  const { id: first } = decisions.decide(early, { text: 'The lamp stays', ...later });
  decisions.decide(session, { text: 'The lamp goes round', insteadOf: first });
  decisions.decide(early, { text: 'The saw stays', ...later });
  const days = [20, 21].map((after) => ({ day: addDays(today, after), start: null }));
  polls.askWhichDay(early, { title: 'Tool sorting again', days });
  polls.dropPoll(session, polls.askWhichDay(early, { title: 'A walk', days }).id);
}

/** The days on which something began or ended, where a definition may go wrong, and one of each beside. */
function bounds(reader: Reader): Day[] {
  const found = reader.all<{ day: Day }>(
    `SELECT on_day AS day FROM journal UNION SELECT due FROM commitment_due WHERE due IS NOT NULL
     UNION SELECT day FROM meeting UNION SELECT from_on FROM member_spell WHERE from_on IS NOT NULL
     UNION SELECT date(due, '-14 days') FROM commitment_due WHERE due IS NOT NULL
     UNION SELECT date(offered_on, '+183 days') FROM commitment`,
  );
  return [addDays(today, -365), ...found.map(({ day }) => day), addDays(today, 60)];
}

const statesOf = <Name extends ThingName>(reader: Reader, name: Name): Map<Id, States[Name]> =>
  new Map(
    reader
      .all<{ id: Id }>(`SELECT id FROM "${name}"`)
      .map(({ id }) => [id, reader.get(name, id) as States[Name]]),
  );

const plain = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value);

const whoseIn = (reader: Reader): Whose => ({
  hasLeft: (id, day) => ofMembers.hasLeft.of(reader.get('member', id) as States['member'], day),
});

/** What each term says of each thing on each day that the other tongue says otherwise. */
function disagreements(reader: Reader, days: readonly Day[]): string[] {
  return Object.entries(terms).flatMap(([table, those]) => {
    const states = statesOf(reader, table as keyof typeof terms);
    return Object.entries(those as Record<string, Term<unknown, unknown>>).flatMap(([name, term]) =>
      days.flatMap((day) =>
        reader
          .all<{ id: Id; said: unknown }>(
            `SELECT t.id, ${term.sql('t', '@day')} AS said FROM "${table}" t`,
            { day },
          )
          .filter(({ id, said }) => said !== plain(term.of(states.get(id), day, whoseIn(reader))))
          .map(({ said }) => `${table}.${name} on ${day}: SQL says ${String(said)}`),
      ),
    );
  });
}

test('every term says the same of everything on every day, in SQL and of the state', () => {
  const said = new Map<string, Set<unknown>>();
  afterHistories((reader, days) => {
    expect(disagreements(reader, days)).toEqual([]);
    for (const [table, those] of Object.entries(terms)) {
      for (const [id, state] of statesOf(reader, table as keyof typeof terms)) {
        for (const [name, term] of Object.entries(
          those as Record<string, Term<unknown, unknown>>,
        )) {
          const values = said.get(`${table}.${name}`) ?? new Set();
          for (const day of days) values.add(term.of(state, day, whoseIn(reader)));
          said.set(`${table}.${name}`, values);
        }
        expect(id).not.toBe('');
      }
    }
  });
  // What never is, or always is, would prove nothing.
  const idle = [...said].filter(([, values]) => values.size < 2).map(([name]) => name);
  expect(idle).toEqual([]);
});

const windowsFrom = (days: readonly Day[]): Window[] =>
  days.flatMap((from, i) =>
    [0, 1, 6].flatMap((further) => {
      const to = days[i + further];
      return to === undefined ? [] : [{ from, to }];
    }),
  );

test('every term of a stretch of days says the same in SQL and of the state', () => {
  afterHistories((reader, days) => {
    for (const [table, those] of Object.entries(windowed)) {
      const states = statesOf(reader, table as keyof typeof windowed);
      for (const [name, term] of Object.entries(those)) {
        const of = term.of as (state: unknown, window: Window) => boolean;
        for (const window of windowsFrom(days)) {
          const found = reader.all<{ id: Id }>(
            `SELECT t.id FROM "${table}" t WHERE ${term.sql('t', '@from', '@to')}`,
            window,
          );
          const expected = [...states].filter(([, state]) => of(state, window)).map(([id]) => id);
          expect(found.map(({ id }) => id).sort(), name).toEqual(expected.sort());
        }
      }
    }
  });
});

test('joining, coming back and leaving are the same in SQL and of the spells', () => {
  const steps = [ofMembers.isNewcomer, ofMembers.comesBack, ofMembers.leaves] as const;
  afterHistories((reader) => {
    const members = statesOf(reader, 'member');
    const founded = reader.value<Day | null>('SELECT founded_on FROM community') ?? null;
    for (const step of steps) {
      const found = reader
        .all<{ id: Id; place: number }>(
          `SELECT s."of" AS id, s.place FROM member_spell s
           LEFT JOIN member_spell b ON b."of" = s."of" AND b.place = s.place - 1
           WHERE ${step.sql('s', 'b')}`,
        )
        .map(({ id, place }) => `${id} ${place}`);
      const expected = [...members].flatMap(([id, state]) =>
        state.spells.flatMap((_, place) =>
          step.of(state, place, founded) ? [`${id} ${place}`] : [],
        ),
      );
      expect(found.sort()).toEqual(expected.sort());
    }
  });
});

test('what is of late is the same in SQL and of the day', () => {
  afterHistories((reader, days) => {
    for (const joined of days) {
      const found = reader.all<{ day: Day }>(
        `SELECT value AS day FROM json_each(@days) WHERE ${ofMembers.isOfLate.sql('@joined', 'value')}`,
        { days: JSON.stringify(days), joined },
      );
      expect(found.map(({ day }) => day)).toEqual(
        days.filter((day) => ofMembers.isOfLate.of(joined, day)),
      );
    }
  });
});

test('who holds a role, stands in and facilitates is the same in SQL and of the roles', () => {
  afterHistories((reader, days) => {
    const roles = [...statesOf(reader, 'role').values()];
    for (const day of days) {
      const facilitators = reader.all<{ member: Id }>(ofRoles.facilitators.sql('@day'), { day });
      expect(facilitators.map(({ member }) => member).sort()).toEqual(
        ofRoles.facilitators.of(roles, day, whoseIn(reader)).sort(),
      );
      for (const term of [ofRoles.isHolding, ofRoles.isHolder, ofRoles.isDeputy]) {
        const found = reader.all<{ member: Id }>(
          `SELECT h.member FROM role_holding h WHERE ${term.sql('h', '@day')}`,
          { day },
        );
        const expected = roles
          .flatMap(({ holdings }) => holdings)
          .filter((held) => term.of(held, day, whoseIn(reader)))
          .map(({ member }) => member);
        expect(found.map(({ member }) => member).sort()).toEqual(expected.sort());
      }
    }
  });
});

/** Who was active on a day of the window, by what the states of all things say. */
const activeBy = (reader: Reader, window: Window): Id[] => {
  const found = Object.entries(activeThrough).flatMap(([name, through]) =>
    [...statesOf(reader, name as ThingName).values()].flatMap((state) =>
      (through as (state: unknown, window: Window, whose: Whose) => Id[])(
        state,
        window,
        whoseIn(reader),
      ),
    ),
  );
  return [...new Set(found)].sort();
};

test('who was active, on which days and in which weeks, is the same in SQL and of the states', () => {
  afterHistories((reader, days) => {
    for (const window of windowsFrom(days)) {
      const found = reader.all<{ member: Id }>(activeBetween('@from', '@to'), window);
      expect(found.map(({ member }) => member).sort()).toEqual(activeBy(reader, window));
    }
    const from = weekOf(addWeeks(today, -16));
    const weeks = Array.from({ length: 20 }, (_, i): Day => addWeeks(from, i));
    const to = addDays(addWeeks(from, 20), -1);
    const found = reader
      .all<{ member: Id; week: Day }>(activeWeeksBetween('@from', '@to'), { from, to })
      .map(({ member, week }) => `${week} ${member}`);
    const expected = weeks.flatMap((week) =>
      activeBy(reader, { from: week, to: addDays(week, 6) }).map((id) => `${week} ${id}`),
    );
    expect(found.sort()).toEqual(expected.sort());
  });
});

test('no term is left out here', () => {
  const compared = new Set([
    ...Object.values(terms).flatMap((those) => Object.values(those) as unknown[]),
    ...Object.values(windowed).flatMap((those) => Object.values(those) as unknown[]),
    ...[ofMembers.isNewcomer, ofMembers.comesBack, ofMembers.leaves, ofMembers.isOfLate],
    ...[ofRoles.isHolding, ofRoles.isHolder, ofRoles.isDeputy, ofRoles.facilitators],
    // What all of those go by that name somebody.
    ...[ofMembers.ifHere, ofMembers.ifHereThatDay],
  ]);
  const rooms = [
    ofMembers,
    ofCommitments,
    ofMeetings,
    ofQuestions,
    ofRoles,
    ofResources,
    ofCommunity,
  ];
  const declared = rooms.flatMap((all) =>
    Object.entries(all).filter(([, value]) => typeof value === 'object' && 'of' in value),
  );
  expect(declared.length).toBeGreaterThan(25);
  expect(declared.filter(([, term]) => !compared.has(term)).map(([name]) => name)).toEqual([]);
});

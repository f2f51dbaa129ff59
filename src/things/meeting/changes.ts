import { Refusal } from '../../text/refusal.js';
import { cleanText, optionalText } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import { offeredThen } from '../commitment/said-there.js';
import * as communities from '../community/acts.js';
import { communityId, type Rhythm } from '../community/thing.js';
import { happened } from '../days.js';
import { wordsAlone } from '../find.js';
import type { AnyEvent } from '../index.js';
import type { Transaction } from '../ledger.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { change, need, putOnRecord, type Session } from '../session.js';
import type { Id } from '../thing.js';
import * as meetings from './acts.js';
import type { Meeting } from './fields.js';
import { type Attendance, isEmpty, listsOf } from './lists-said.js';
import { isCancelled } from './terms.js';
import { meeting } from './thing.js';

type AboutMeeting = Pick<
  meetings.NewMeeting,
  'title' | 'day' | 'start' | 'end' | 'mode' | 'place' | 'writeUp'
> & {
  readonly host?: MemberOrNew | null | undefined;
  /** False: refused where one of the same title and day is on record. */
  readonly again?: boolean | undefined;
};

/** @throws Refusal `planned-already`, `text-…`, `unclear-time` */
export const planMeeting = (session: Session, input: AboutMeeting): Meeting =>
  putOnRecord(session, 'meeting', (id, transaction) => {
    if (input.again === false) refuseAlike(transaction, input, session.today);
    const host = input.host ? joining(transaction, session)(input.host) : null;
    const { today } = session;
    return meetings.plan({ ...input, id, host, on: today, today });
  });

/** A meeting that nobody had planned on record, with whoever came. @throws Refusal `planned-already`, `day-to-come` */
export const recordMeeting = (session: Session, input: AboutMeeting & Attendance): Meeting =>
  change(session, (transaction) => {
    if (input.again === false) refuseAlike(transaction, input, session.today);
    const memberOf = joining(transaction, session, input.day);
    const host = input.host ? memberOf(input.host) : null;
    const lists = listsOf(transaction, input, memberOf);
    const id = transaction.newId();
    const { today } = session;
    transaction.record(meetings.record({ ...input, host, id, on: today, today }));
    if (!isEmpty(input)) {
      transaction.record(meetings.attend(need(transaction, 'meeting', id), input.day, lists));
    }
    return need(transaction, 'meeting', id);
  });

// Two of one title on one day are two only where both have an hour, and not the same.
function refuseAlike(
  { reader }: Transaction,
  { title, day, start }: AboutMeeting,
  today: Day,
): void {
  const alike = reader
    .all<Meeting>(
      `SELECT m.no, m.title, m.start, m.status FROM meeting m
       WHERE m.day = @day AND NOT ${isCancelled.sql('m', '@today')} ORDER BY m.no`,
      { day, today },
    )
    .filter((each) => wordsAlone(each.title) === wordsAlone(title))
    .find((each) => !start || each.start === null || each.start === start);
  if (alike === undefined) return;
  const { no, status } = alike;
  throw new Refusal(
    'planned-already',
    `${meeting.label(alike)} is ${status === 'held' ? 'on record as held' : 'planned'} on ${formatDay(day)}.`,
    `To see it: momentum meeting show ${no}. If another one is meant, add --again.`,
  );
}

const settle = (
  session: Session,
  id: Id,
  ...decisions: ReadonlyArray<(state: Meeting, transaction: Transaction) => AnyEvent[]>
): Meeting =>
  change(session, (transaction) => {
    for (const decide of decisions) {
      transaction.record(decide(need(transaction, 'meeting', id), transaction));
    }
    return need(transaction, 'meeting', id);
  });

type Editing = Parameters<typeof meetings.edit>[2];

/** Says that it was held, with whoever came where that was said as well. */
export const holdMeeting = (
  session: Session,
  id: Id,
  input: Attendance & {
    on?: Day | undefined;
    start?: string | null | undefined;
    writeUp?: string | undefined;
  },
): Meeting =>
  settle(
    session,
    id,
    (state, { reader }) => {
      if (input.on === undefined) refuseToCome(state, session.today);
      const { today } = session;
      const on = input.on ?? state.day;
      return [
        ...meetings.hold(state, { on, today }),
        ...offeredThen(reader, id, { from: state.day, to: on, today }),
      ];
    },
    (state, transaction) => {
      if (isEmpty(input)) return [];
      const memberOf = joining(transaction, session, state.day);
      return meetings.attend(state, state.day, listsOf(transaction, input, memberOf));
    },
    (state) => {
      const { start, writeUp } = input;
      const said = { ...(start ? { start } : {}), ...(writeUp === undefined ? {} : { writeUp }) };
      return Object.keys(said).length === 0
        ? []
        : meetings.edit(state, session.today, tidied(said));
    },
  );

function refuseToCome({ no, title, status, day }: Meeting, today: Day): void {
  if (status !== 'planned' || day <= today) return;
  throw new Refusal(
    'day-to-come',
    `“${title}” is planned for ${formatDay(day)}, which is yet to come.`,
    `If it was held on another day, say so: momentum meeting hold ${no} --on DATE`,
  );
}

/** Says that an invitation to it was made, addressed to so many. @throws Refusal `meeting-status` */
export const inviteTo = (session: Session, id: Id, addressed: number): Meeting =>
  settle(session, id, (state) => meetings.invite(state, session.today, addressed));

/**
 * Meetings that come again, each of them one that can be moved or cancelled alone; how often the
 * community meets goes on record with them.
 * @throws Refusal as `planMeeting`
 */
export const planSeries = (
  session: Session,
  days: readonly Day[],
  rhythm: Rhythm,
  input: Omit<AboutMeeting, 'day'>,
): Meeting[] =>
  change(session, (transaction) => {
    const { today } = session;
    const host = input.host ? joining(transaction, session)(input.host) : null;
    const ids = days.map((day) => {
      if (input.again === false) refuseAlike(transaction, { ...input, day }, today);
      const id = transaction.newId();
      transaction.record(meetings.plan({ ...input, day, id, host, on: today, today }));
      return id;
    });
    const community = need(transaction, 'community', communityId);
    transaction.record(communities.edit(community, today, { rhythm }));
    return ids.map((id) => need(transaction, 'meeting', id));
  });

/** One whose day has passed did not take place on that day, whenever it is said. */
export const cancelMeeting = (session: Session, id: Id, why: string | null): Meeting =>
  settle(session, id, (state) =>
    meetings.cancel(state, state.day < session.today ? state.day : session.today, why),
  );

export const attendMeeting = (session: Session, id: Id, lists: Attendance): Meeting =>
  settle(session, id, (state, transaction) => {
    const on = state.status === 'held' ? state.day : session.today;
    const memberOf = joining(transaction, session, on);
    return meetings.attend(state, on, listsOf(transaction, lists, memberOf));
  });

/** Each text becomes a note of its own. @throws Refusal `meeting-status`, `text-…` */
export const noteAtMeeting = (session: Session, id: Id, ...texts: readonly string[]): Meeting =>
  settle(session, id, (state) =>
    texts.flatMap((text) => meetings.addNote(state, session.today, text)),
  );

export const takeUpQuestion = (session: Session, id: Id, question: Id): Meeting =>
  settle(session, id, (state) => meetings.takeQuestion(state, question, session.today));

/** @throws Refusal `day-to-come` for the day of one that was held, `unclear-time`, `text-…` */
export const editMeeting = (
  session: Session,
  id: Id,
  input: Omit<Editing, 'host'> & { readonly host?: MemberOrNew | null },
): Meeting =>
  settle(session, id, (state, transaction) => {
    if (state.status === 'held') happened(session, input.day);
    const { host } = input;
    // The journal tells what was edited in the order in which it was given.
    const edited = {
      ...input,
      ...(host ? { host: joining(transaction, session)(host) } : {}),
    } as Editing;
    const { today } = session;
    return [
      ...meetings.edit(state, today, tidied(edited)),
      ...offeredThen(transaction.reader, id, {
        from: state.day,
        to: input.day ?? state.day,
        today,
      }),
    ];
  });

const tidied = (input: Editing): Editing => ({
  ...input,
  ...(input.title === undefined ? {} : { title: cleanText(input.title, 'the title') }),
  ...(input.start === undefined ? {} : { start: meetings.readTimeOfDay(input.start) }),
  ...(input.end === undefined ? {} : { end: meetings.readTimeOfDay(input.end) }),
  ...(input.place === undefined ? {} : { place: optionalText(input.place, 'the place') }),
  ...(input.writeUp === undefined ? {} : { writeUp: optionalText(input.writeUp, 'the write-up') }),
});

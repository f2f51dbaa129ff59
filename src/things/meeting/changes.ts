import { Refusal } from '../../text/refusal.js';
import { cleanText, optionalText } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import { happened } from '../days.js';
import { joining, type MemberOrNew } from '../member/changes.js';
import { change, need, putOnRecord, type Session } from '../session.js';
import type { Id } from '../thing.js';
import * as meetings from './acts.js';
import type { Meeting } from './fields.js';
import type { MeetingEvent } from './thing.js';

type AboutMeeting = Pick<
  meetings.NewMeeting,
  'title' | 'day' | 'start' | 'mode' | 'place' | 'writeUp'
> & { readonly host?: MemberOrNew | null | undefined };

/** @throws Refusal `text-…`, `unclear-time` */
export const planMeeting = (session: Session, input: AboutMeeting): Meeting =>
  putOnRecord(session, 'meeting', (id, transaction) => {
    const host = input.host ? joining(transaction, session)(input.host) : null;
    const { today } = session;
    return meetings.plan({ ...input, id, host, on: today, today });
  });

/** A meeting that nobody had planned on record, with whoever came. @throws Refusal `day-to-come` */
export const recordMeeting = (session: Session, input: AboutMeeting & Attendance): Meeting =>
  change(session, (transaction) => {
    const memberOf = joining(transaction, session);
    const host = input.host ? memberOf(input.host) : null;
    const lists = listsOf(input, memberOf);
    const id = transaction.newId();
    const { today } = session;
    transaction.record(meetings.record({ ...input, host, id, on: today, today }));
    if (!isEmpty(input)) {
      transaction.record(meetings.attend(need(transaction, 'meeting', id), input.day, lists));
    }
    return need(transaction, 'meeting', id);
  });

const settle = (
  session: Session,
  id: Id,
  ...decisions: ReadonlyArray<
    (state: Meeting, memberOf: (named: MemberOrNew) => Id) => MeetingEvent[]
  >
): Meeting =>
  change(session, (transaction) => {
    const memberOf = joining(transaction, session);
    for (const decide of decisions) {
      transaction.record(decide(need(transaction, 'meeting', id), memberOf));
    }
    return need(transaction, 'meeting', id);
  });

export interface Attendance {
  readonly present?: readonly MemberOrNew[];
  readonly apologies?: readonly MemberOrNew[];
  /** Who was listed by mistake, and so is known. */
  readonly absent?: readonly Id[];
}

const listsOf = (
  { present = [], apologies = [], absent = [] }: Attendance,
  memberOf: (named: MemberOrNew) => Id,
) => ({ present: present.map(memberOf), apologies: apologies.map(memberOf), absent });

const isEmpty = ({ present = [], apologies = [], absent = [] }: Attendance): boolean =>
  present.length + apologies.length + absent.length === 0;

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
    (state) => {
      if (input.on === undefined) refuseToCome(state, session.today);
      return meetings.hold(state, { on: input.on ?? state.day, today: session.today });
    },
    (state, memberOf) =>
      isEmpty(input) ? [] : meetings.attend(state, state.day, listsOf(input, memberOf)),
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

/** One whose day has passed did not take place on that day, whenever it is said. */
export const cancelMeeting = (session: Session, id: Id, why: string | null): Meeting =>
  settle(session, id, (state) =>
    meetings.cancel(state, state.day < session.today ? state.day : session.today, why),
  );

export const attendMeeting = (session: Session, id: Id, lists: Attendance): Meeting =>
  settle(session, id, (state, memberOf) =>
    meetings.attend(
      state,
      state.status === 'held' ? state.day : session.today,
      listsOf(lists, memberOf),
    ),
  );

/** Each text becomes a note of its own. @throws Refusal `meeting-status`, `text-…` */
export const noteAtMeeting = (session: Session, id: Id, ...texts: readonly string[]): Meeting =>
  settle(
    session,
    id,
    ...texts.map((text) => (state: Meeting) => meetings.addNote(state, session.today, text)),
  );

export const takeUpQuestion = (session: Session, id: Id, question: Id): Meeting =>
  settle(session, id, (state) => meetings.takeQuestion(state, question, session.today));

/** @throws Refusal `day-to-come` for the day of one that was held, `unclear-time`, `text-…` */
export const editMeeting = (
  session: Session,
  id: Id,
  input: Omit<Editing, 'host'> & { readonly host?: MemberOrNew | null },
): Meeting =>
  settle(session, id, (state, memberOf) => {
    if (state.status === 'held') happened(session, input.day);
    const { host } = input;
    // The journal tells what was edited in the order in which it was given.
    const edited = { ...input, ...(host ? { host: memberOf(host) } : {}) } as Editing;
    return meetings.edit(state, session.today, tidied(edited));
  });

const tidied = (input: Editing): Editing => ({
  ...input,
  ...(input.title === undefined ? {} : { title: cleanText(input.title, 'the title') }),
  ...(input.start === undefined ? {} : { start: meetings.readStart(input.start) }),
  ...(input.place === undefined ? {} : { place: optionalText(input.place, 'the place') }),
  ...(input.writeUp === undefined ? {} : { writeUp: optionalText(input.writeUp, 'the write-up') }),
});

import { type Day, formatDay } from '../core/day.js';
import type { Id } from '../core/entity.js';
import type { Meeting, MeetingEvent, Mode } from '../core/meeting.js';
import * as meetings from '../core/meeting-acts.js';
import { Refusal } from '../core/refusal.js';
import { cleanText, optionalText } from '../core/text.js';
import { happened } from './days.js';
import { change, type Desk, need } from './desk.js';

export interface Gathering {
  readonly title: string;
  readonly day: Day;
  readonly start?: string | null;
  readonly mode?: Mode | null;
  readonly host?: Id | null;
  readonly place?: string | null;
  readonly writeUp?: string | null;
}

/** @throws Refusal `text-…`, `unclear-time` */
export const planMeeting = (desk: Desk, input: Gathering): Meeting =>
  change(desk, (book) => {
    const id = book.newId();
    const dated = { on: desk.today, today: desk.today };
    book.record(meetings.plan({ ...input, ...dated, id, no: book.nextNo('meeting') }));
    return need(book, 'meeting', id);
  });

/** A meeting that nobody had planned on record, with whoever came. @throws Refusal `day-to-come` */
export const recordMeeting = (desk: Desk, input: Gathering & Attendance): Meeting =>
  change(desk, (book) => {
    const id = book.newId();
    const dated = { on: desk.today, today: desk.today };
    book.record(meetings.record({ ...input, ...dated, id, no: book.nextNo('meeting') }));
    if (!isEmpty(input)) {
      book.record(meetings.attend(need(book, 'meeting', id), input.day, input));
    }
    return need(book, 'meeting', id);
  });

const settle = (
  desk: Desk,
  id: Id,
  ...decisions: ReadonlyArray<(state: Meeting) => MeetingEvent[]>
): Meeting =>
  change(desk, (book) => {
    for (const decide of decisions) book.record(decide(need(book, 'meeting', id)));
    return need(book, 'meeting', id);
  });

export interface Attendance {
  readonly present?: readonly Id[];
  readonly apologies?: readonly Id[];
  readonly absent?: readonly Id[];
}

const isEmpty = ({ present = [], apologies = [], absent = [] }: Attendance): boolean =>
  present.length + apologies.length + absent.length === 0;

type Editing = Parameters<typeof meetings.edit>[2];

/** Says that it was held, with whoever came where that was said as well. */
export const holdMeeting = (
  desk: Desk,
  id: Id,
  input: Attendance & { on?: Day | undefined; writeUp?: string | undefined },
): Meeting =>
  settle(
    desk,
    id,
    (state) => {
      if (input.on === undefined) refuseToCome(state, desk.today);
      return meetings.hold(state, { on: input.on ?? state.day, today: desk.today });
    },
    (state) => (isEmpty(input) ? [] : meetings.attend(state, state.day, input)),
    (state) =>
      input.writeUp === undefined
        ? []
        : meetings.edit(state, desk.today, tidied({ writeUp: input.writeUp })),
  );

function refuseToCome({ no, title, status, day }: Meeting, today: Day): void {
  if (status !== 'planned' || day <= today) return;
  throw new Refusal(
    'day-to-come',
    `“${title}” is planned for ${formatDay(day)}, which is yet to come.`,
    `If it was held on another day, say so: momentum meeting hold ${no} --on DATE`,
  );
}

export const cancelMeeting = (desk: Desk, id: Id, why: string | null): Meeting =>
  settle(desk, id, (state) => meetings.cancel(state, desk.today, why));

export const attendMeeting = (desk: Desk, id: Id, lists: Attendance): Meeting =>
  settle(desk, id, (state) =>
    meetings.attend(state, state.status === 'held' ? state.day : desk.today, lists),
  );

/** Each text becomes a note of its own. @throws Refusal `meeting-status`, `text-…` */
export const noteAtMeeting = (desk: Desk, id: Id, ...texts: readonly string[]): Meeting =>
  settle(
    desk,
    id,
    ...texts.map((text) => (state: Meeting) => meetings.note(state, desk.today, text)),
  );

export const takeUpQuestion = (desk: Desk, id: Id, question: Id): Meeting =>
  settle(desk, id, (state) => meetings.takeQuestion(state, question, desk.today));

/** @throws Refusal `day-to-come` for the day of one that was held, `unclear-time`, `text-…` */
export const editMeeting = (desk: Desk, id: Id, input: Editing): Meeting =>
  settle(desk, id, (state) => {
    if (state.status === 'held') happened(desk, input.day);
    return meetings.edit(state, desk.today, tidied(input));
  });

const tidied = (input: Editing): Editing => ({
  ...input,
  ...(input.title === undefined ? {} : { title: cleanText(input.title, 'the title') }),
  ...(input.start === undefined ? {} : { start: meetings.readStart(input.start) }),
  ...(input.place === undefined ? {} : { place: optionalText(input.place, 'the place') }),
  ...(input.writeUp === undefined ? {} : { writeUp: optionalText(input.writeUp, 'the write-up') }),
});

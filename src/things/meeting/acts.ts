/** What can be done about a meeting: each act decides which events come of it, or refuses. */

import { excerpt } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import { cleanText, optionalText } from '../../text/text.js';
import { timeOfDay } from '../../time/clock.js';
import { type Day, formatDay } from '../../time/day.js';
import { notToCome } from '../days.js';
import { otherThan } from '../payload.js';
import { changing, type Id } from '../thing.js';
import { type Meeting, type Mode, nextCall } from './fields.js';
import { type MeetingEvent, type MeetingEvents, type MeetingOpening, meeting } from './thing.js';

export interface NewMeeting {
  readonly id: Id;
  readonly title: string;
  readonly day: Day;
  /** The day it was put on record as planned. */
  readonly on: Day;
  readonly today: Day;
  readonly start?: string | null | undefined;
  readonly end?: string | null | undefined;
  readonly mode?: Mode | null | undefined;
  readonly host?: Id | null | undefined;
  readonly place?: string | null | undefined;
  readonly writeUp?: string | null | undefined;
}

const opening = (input: NewMeeting): MeetingOpening =>
  timed({
    title: cleanText(input.title, 'the title'),
    day: input.day,
    start: readTimeOfDay(input.start ?? null),
    end: readTimeOfDay(input.end ?? null),
    mode: input.mode ?? null,
    host: input.host ?? null,
    place: optionalText(input.place, 'the place'),
    writeUp: optionalText(input.writeUp, 'the write-up'),
  });

/** `HH:MM` from "18:00", "9.30" or "6pm". @throws Refusal `unclear-time` */
export function readTimeOfDay(text: string | null): string | null {
  if (text === null || text.trim() === '') return null;
  const time = timeOfDay(text);
  if (time !== undefined) return time;
  throw new Refusal(
    'unclear-time',
    `“${excerpt(text)}” is not a time of day I can read.`,
    'Write it like 18:00, 9:30 or 6pm.',
  );
}

/** Nothing ends that begins nobody knows when. @throws Refusal `end-without-start` */
function timed<About extends Pick<MeetingOpening, 'end'> & Partial<Pick<MeetingOpening, 'start'>>>(
  about: About,
  start = about.start,
): About {
  if (!about.end || start) return about;
  throw new Refusal(
    'end-without-start',
    `It was said to end at ${about.end}, and not when it starts.`,
    'Say that as well: --start TIME',
  );
}

/** @throws Refusal `text-…`, `unclear-time`, `end-without-start` */
export const plan = (input: NewMeeting): MeetingEvent[] => [
  { kind: 'meeting.planned', subject: input.id, on: input.on, data: opening(input) },
];

/** A meeting put on record after it was held. @throws Refusal `day-to-come`, `text-…` */
export function record(input: NewMeeting): MeetingEvent[] {
  notInFuture(input.day, input.today);
  return [{ kind: 'meeting.recorded', subject: input.id, on: input.day, data: opening(input) }];
}

const notInFuture = (day: Day, today: Day): void =>
  notToCome(day, today, 'To plan a meeting: momentum meeting plan "TITLE" --on DATE');

const closed: Record<Exclude<Meeting['status'], 'planned'>, string> = {
  held: 'was held',
  cancelled: 'was cancelled',
};

const one = changing(meeting, (state, kind) => {
  const how = state.status === 'planned' ? 'is only planned' : closed[state.status];
  return new Refusal(
    'meeting-status',
    `“${state.title}” on ${formatDay(state.day)} ${how}.`,
    state.status === 'held' && kind === 'meeting.held'
      ? `To say who came: momentum meeting attend ${state.no} --present NAMES. To put its day right: momentum meeting edit ${state.no} --on DATE`
      : 'If that was a slip, find its number and take it back: momentum log, momentum undo --batch NUMBER',
  );
});

/** @throws Refusal `meeting-status`, `day-to-come` */
export function hold(
  state: Meeting,
  { on, today }: { readonly on: Day; readonly today: Day },
): MeetingEvent[] {
  notInFuture(on, today);
  return one(state, 'meeting.held', on, {});
}

export const cancel = (state: Meeting, on: Day, why: string | null): MeetingEvent[] =>
  one(state, 'meeting.cancelled', on, { why: optionalText(why, 'the reason') });

/** Whether it may turn out not to have been held after all: nobody is on its list. */
export const mayBePlannedAgain = ({ status, recorded, attendance }: Meeting): boolean =>
  status === 'cancelled' || (status === 'held' && !recorded && attendance.length === 0);

/** Cancelled, or held as far as was known, and planned after all. @throws Refusal `meeting-status` */
export const planAgain = (state: Meeting, on: Day): MeetingEvent[] =>
  one(state, 'meeting.planned-again', on, {});

/** @throws Refusal `meeting-status`; `not-held-yet` where people are said to have been present; `meeting-over` where they are said to come to one whose day has passed */
export function attend(
  state: Meeting,
  on: Day,
  lists: Partial<MeetingEvents['meeting.attended']>,
): MeetingEvent[] {
  const { present = [], apologies = [], absent = [], nobody, coming = [], perhaps = [] } = lists;
  if (coming.length + perhaps.length > 0 && (state.status === 'held' || state.day < on)) {
    throw new Refusal(
      'meeting-over',
      `“${state.title}” on ${formatDay(state.day)} is over, so nobody says any more whether they come.`,
      `To say who came: momentum meeting ${state.status === 'held' ? 'attend' : 'hold'} ${state.no} --present "NAME, NAME"`,
    );
  }
  if (present.length > 0 && state.status === 'planned') {
    throw new Refusal(
      'not-held-yet',
      `“${state.title}” on ${formatDay(state.day)} is only planned so far.`,
      state.day > on
        ? `It is yet to come. Apologies can be noted beforehand: momentum meeting attend ${state.no} --apologies NAME`
        : `Say that it was held: momentum meeting hold ${state.no}`,
    );
  }
  return one(state, 'meeting.attended', on, {
    ...{ present, apologies, absent },
    ...(nobody ? { nobody } : {}),
    ...(coming.length > 0 ? { coming } : {}),
    ...(perhaps.length > 0 ? { perhaps } : {}),
  });
}

export const addNote = (state: Meeting, on: Day, text: string): MeetingEvent[] =>
  one(state, 'meeting.noted', on, { text: cleanText(text, 'the note') });

export function takeQuestion(state: Meeting, question: Id, on: Day): MeetingEvent[] {
  if (state.questions.some((each) => each.question === question)) return [];
  return one(state, 'meeting.question-taken', on, { question });
}

/**
 * It is called for the calendars of members, or called off there: each call goes beyond the one before.
 * @throws Refusal `meeting-status`
 */
export const invite = (state: Meeting, on: Day, addressed: number): MeetingEvent[] =>
  one(state, 'meeting.invited', on, {
    nth: nextCall(state),
    addressed,
    forDay: state.day,
    forStart: state.start,
  });

/** @throws Refusal `end-without-start` */
export const edit = (
  state: Meeting,
  on: Day,
  change: MeetingEvents['meeting.edited'],
): MeetingEvent[] => {
  const start = change.start === undefined ? state.start : change.start;
  const unended = !start && state.end !== null && change.end === undefined;
  const news = otherThan(state, timed(unended ? { ...change, end: null } : change, start));
  return news === null ? [] : one(state, 'meeting.edited', on, news);
};

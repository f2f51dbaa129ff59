/** What can be done about a poll: each act decides which events come of it, or refuses. */

import { Refusal } from '../../text/refusal.js';
import { cleanText, optionalText } from '../../text/text.js';
import type { Day } from '../../time/day.js';
import { readTimeOfDay } from '../meeting/acts.js';
import type { Mode } from '../meeting/fields.js';
import type { Id } from '../thing.js';
import {
  letterOf,
  mostDays,
  type Poll,
  type PollDay,
  type PollEvent,
  pollDayInWords,
  type Suits,
} from './thing.js';

/** What is asked. */
export interface PollSaid {
  readonly title: string;
  readonly days: readonly PollDay[];
  readonly end?: string | null | undefined;
  readonly mode?: Mode | null | undefined;
  readonly host?: Id | null | undefined;
  readonly place?: string | null | undefined;
  readonly closesOn?: Day | null | undefined;
}

/** @throws Refusal `poll-days`, `end-without-start`, `closes-after`, `text-…` */
export function proposeDays(subject: Id, said: PollSaid, on: Day): PollEvent[] {
  const days = inOrder(said.days, on);
  const end = readTimeOfDay(said.end ?? null);
  const data = {
    title: cleanText(said.title, 'the title'),
    days,
    end,
    mode: said.mode ?? null,
    host: said.host ?? null,
    place: optionalText(said.place, 'the place'),
    closesOn: said.closesOn ?? null,
  };
  if (end !== null && days.some(({ start }) => start === null)) throw endWithoutStart(end);
  const last = days.at(-1);
  if (data.closesOn !== null && last && data.closesOn > last.day) throw closesAfter(last);
  return [{ kind: 'poll.asked', subject, on, data }];
}

const spot = ({ day, start }: PollDay): string => `${day} ${start ?? ''}`;

/** @throws Refusal `day-gone-by`, `same-day-twice`, `one-day-only`, `too-many-choices` */
function inOrder(given: readonly PollDay[], today: Day): PollDay[] {
  const days = [...given].sort((a, b) => (spot(a) < spot(b) ? -1 : 1));
  const gone = days.find(({ day }) => day < today);
  if (gone) {
    throw new Refusal(
      'day-gone-by',
      `${pollDayInWords(gone)} has gone by.`,
      'Give days that are yet to come.',
    );
  }
  const twice = days.find((each, at) => at > 0 && spot(each) === spot(days[at - 1] as PollDay));
  if (twice) {
    throw new Refusal(
      'same-day-twice',
      `${pollDayInWords(twice)} stands there twice.`,
      'Give each day once; two on one day by their times.',
    );
  }
  const [only] = days;
  if (days.length < 2 && only) {
    throw new Refusal(
      'one-day-only',
      `With one day, ${pollDayInWords(only)}, there is nothing to choose.`,
      `To plan it: momentum meeting plan "TITLE" --on "${only.day}${only.start ? ` ${only.start}` : ''}". To ask: a second day.`,
    );
  }
  if (days.length > mostDays) {
    throw new Refusal(
      'too-many-choices',
      `${days.length} days are more than anybody goes through; the most is ${mostDays}, a letter each.`,
      'Give fewer: three to five are answered soonest.',
    );
  }
  return days;
}

const endWithoutStart = (end: string): Refusal =>
  new Refusal(
    'end-without-start',
    `It was said to end at ${end}, and not on each day when it starts.`,
    'Say that with each day: "12 jan 18:00"',
  );

const closesAfter = (last: PollDay): Refusal =>
  new Refusal(
    'closes-after',
    `Answers would be asked for until after the last of the days, ${pollDayInWords(last)}.`,
    'Choose an earlier day: --close DATE',
  );

/** @throws Refusal `poll-over` */
export function refuseEnded({ no, title, status }: Poll, meetingNo?: unknown): void {
  if (status === 'open') return;
  throw new Refusal(
    'poll-over',
    `Poll ${no} (${title}) ${status === 'settled' ? 'has been settled' : 'was let go'}.`,
    status === 'settled' && meetingNo !== undefined
      ? `Whoever comes or can’t says so of the meeting that came of it: momentum meeting show ${meetingNo}`
      : 'How to ask anew: momentum meeting poll',
  );
}

/** What somebody answers takes the place of what they answered before. */
export function answerPoll(
  { id, answers }: Poll,
  member: Id,
  suits: readonly Suits[],
  on: Day,
): PollEvent[] {
  const before = answers.find((each) => each.member === member);
  if (before && JSON.stringify(before.suits) === JSON.stringify(suits)) return [];
  return [{ kind: 'poll.answered', subject: id, on, data: { member, suits } }];
}

/** @throws Refusal `day-gone-by` */
export function refuseGoneBy({ no, days }: Poll, nth: number, today: Day): void {
  const chosen = days[nth];
  if (chosen === undefined || chosen.day >= today) return;
  throw new Refusal(
    'day-gone-by',
    `Day ${letterOf(nth)}, ${pollDayInWords(chosen)}, has gone by.`,
    `To choose another: momentum poll settle ${no} --on LETTER. To let go of it: momentum poll drop ${no}`,
  );
}

export const settlePoll = ({ id }: Poll, nth: number, meeting: Id, on: Day): PollEvent[] => [
  { kind: 'poll.settled', subject: id, on, data: { nth, meeting } },
];

export const dropAsked = ({ id }: Poll, on: Day): PollEvent[] => [
  { kind: 'poll.dropped', subject: id, on, data: {} },
];

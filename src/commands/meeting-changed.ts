/** A meeting that will be otherwise than it was planned, or not at all. */

import { one } from '../cli/parameters.js';
import { type Result, verb } from '../cli/verb.js';
import { counted, shellWord } from '../text/text.js';
import { cancelMeeting, editMeeting } from '../things/meeting/changes.js';
import type { Meeting } from '../things/meeting/fields.js';
import { need } from '../things/session.js';
import { type Day, daysBetween } from '../time/day.js';
import type { Moment } from '../time/typed-day.js';
import { turnsLeft } from './meeting-moved.js';
import { about, changesMeeting, meetingRecorded, title, writeUp } from './meeting-shown.js';
import { reasonFlags, reasonInWords } from './reason.js';
import { edited } from './shown.js';
import { nothingToChange, onlyTyped, startTyped } from './typed.js';

export const meetingCancel = verb({
  ...changesMeeting,
  path: ['meeting', 'cancel'],
  summary: 'put on record that a meeting will not be held',
  examples: [['momentum meeting cancel next --why "the hall is closed"', 'with the reason']],
  options: reasonFlags,
  run({ meeting, ...reason }, call) {
    const after = cancelMeeting(call.session, meeting.id, reasonInWords(reason) ?? null);
    const result = meetingRecorded(call, 'Cancelled', after);
    const turns = call.session.ledger.read((reader) => turnsLeft(reader, after));
    return calledOtherwise(after, after, {
      ...result,
      hints: [...(result.hints ?? []), ...turns],
    });
  },
});

/** Whoever was called to a meeting knows it as it was, and has answered for no other day. */
function calledOtherwise(before: Meeting, after: Meeting, result: Result): Result {
  const { no, status, invitations } = after;
  const unasked = said(before) - said(after);
  return {
    ...result,
    hints: [
      ...(result.hints ?? []),
      ...(status === 'planned' && unasked > 0
        ? [`${counted(unasked, 'member')} had said that they come, or may; not yet of the new day.`]
        : []),
      ...(status !== 'held' && invitations.length > 0
        ? [
            `People were called to it as it was. To tell them, and their calendars: momentum meeting invite ${no} --bcc members --output FILE.eml`,
          ]
        : []),
    ],
  };
}

/** What is changed of a meeting that was called off does not bring it back. */
const staysCancelled = ({ no, title, status }: Meeting, result: Result): Result =>
  status === 'cancelled'
    ? {
        ...result,
        hints: [
          ...(result.hints ?? []),
          `Meeting ${no} (${title}) was cancelled, and stays so. To have it after all: momentum meeting plan ${shellWord(title)} --on DATE`,
        ],
      }
    : result;

/** How many have said that they come, or may. */
const said = ({ attendance }: Meeting): number =>
  attendance.filter(({ there }) => there === 'coming' || there === 'perhaps').length;

export const meetingEdit = verb({
  ...changesMeeting,
  path: ['meeting', 'edit'],
  summary: 'change the day, title, host, place or write-up of a meeting',
  examples: [
    ['momentum meeting edit next --on "friday in two weeks"', 'another day'],
    ['momentum meeting edit last --write-up https://example.org/tea', 'where to read about it'],
  ],
  options: {
    title: one('text', 'what it is called', { ...title, bare: 'sentence' }),
    on: one('moment', 'the day, and the time if you like', { bare: true }),
    ...about,
    writeUp,
  },
  run(input, call) {
    const before = call.session.ledger.read((reader) => need(reader, 'meeting', input.meeting.id));
    const on = input.on && dayMeant(input.on, before, call.today);
    const changed = onlyTyped({
      title: input.title,
      day: on?.day,
      start: on ? (startTyped(on, input.start) ?? undefined) : input.start,
      end: input.end,
      mode: input.mode,
      host: input.host,
      place: input.place,
      writeUp: input.writeUp,
    });
    if (Object.keys(changed).length === 0) throw nothingToChange('momentum meeting edit');
    const after = editMeeting(call.session, input.meeting.id, changed);
    const result = meetingRecorded(call, edited(before, after), after, before.day);
    const told = staysCancelled(after, result);
    return edited(before, after) === 'Unchanged' ? told : calledOtherwise(before, after, told);
  },
});

/** More than that ahead is another year, where a day stands without one. */
const farAhead = 182;

/**
 * A day that names no year is behind for what was held, and ahead for what is to come. Of a meeting whose
 * day is over it is the nearest: "12 nov" on 30 November is no day of next year.
 */
function dayMeant(
  { past, future }: Readonly<{ past: Moment; future: Moment }>,
  { status, day }: Meeting,
  today: Day,
): Moment {
  if (status === 'held') return past;
  const isOver = day <= today && daysBetween(today, future.day) > farAhead;
  return isOver && daysBetween(past.day, today) < daysBetween(today, future.day) ? past : future;
}

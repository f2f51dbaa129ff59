/** A meeting as it is planned: when, where, again and again, otherwise, or not at all. */

import { needed, neededUnless, one } from '../cli/parameters.js';
import { type Call, type Result, verb } from '../cli/verb.js';
import { list, paragraph, root } from '../papers/build.js';
import { excerpt } from '../text/gate.js';
import { Refusal, usage } from '../text/refusal.js';
import { capital, counted } from '../text/text.js';
import { communityId, type Rhythm } from '../things/community/thing.js';
import { cancelMeeting, editMeeting, planMeeting, planSeries } from '../things/meeting/changes.js';
import type { Meeting } from '../things/meeting/fields.js';
import { hasMet } from '../things/meeting/list.js';
import { need } from '../things/session.js';
import { type Day, formatDay } from '../time/day.js';
import { type Recurring, readRecurring, recurringDays } from '../time/recurring.js';
import type { Moment } from '../time/typed-day.js';
import {
  about,
  again,
  changesMeeting,
  meetingData,
  meetingJson,
  meetingLines,
  meetingRecorded,
  nowMeets,
  title,
  writeUp,
} from './meeting-shown.js';
import { reasonFlags, reasonInWords } from './reason.js';
import { edited } from './shown.js';
import { nothingToChange, onlyTyped, orAgain, startTyped } from './typed.js';

export const meetingPlan = verb({
  path: ['meeting', 'plan'],
  summary: 'plan a meeting',
  examples: [
    [
      'momentum meeting plan "Winter repair café" --on "next friday"',
      'a title and a day are enough',
    ],
    [
      'momentum meeting plan "Tools and tea" --on 2026-12-11 --start 18:00 --mode video --host grace',
      'with everything',
    ],
    [
      'momentum meeting plan "Repair evening" --every "third wednesday" --start 19:00 --end 20:30',
      'the next three, each of which can be moved or cancelled alone',
    ],
  ],
  arguments: {
    title: needed(
      one('text', 'what it is called', { ...title, ask: { message: 'What is it called?' } }),
    ),
  },
  options: {
    on: neededUnless(
      'every',
      one('moment', 'the day, and the time if you like: “friday 18:00”', {
        ask: { message: 'On which day?' },
      }),
    ),
    every: one('text', 'one that comes again: “third wednesday”, “other friday”, “monday”', {
      placeholder: 'WEEKDAY',
    }),
    until: one('future', 'of one that comes again, up to when to plan it; else the next three'),
    ...about,
    start: { ...about.start, ask: { message: 'At what time? (Enter: not yet known)' } },
    again,
  },
  json: { ...meetingJson, meetings: 'all that were planned: of one that comes again, each' },
  uses: 'writes',
  async run({ on: moment, every, until, start, again, ...about }, call) {
    const on = moment?.future;
    if (on !== undefined && on.day < call.today) throw dayGoneBy(on.day);
    if (every !== undefined) {
      const from = on?.day ?? call.today;
      const series = { every, from, until, start: on ? startTyped(on, start) : start };
      return plannedAgainAndAgain(call, { ...about, ...series, again });
    }
    if (until !== undefined) throw untilWithoutEvery();
    // Without --every it is needed, and so it is there.
    const { day } = on as Moment;
    const planned = { ...about, day, start: startTyped(on as Moment, start) };
    const state = await orAgain(call, 'planned-already', again, (meant) =>
      planMeeting(call.session, { ...planned, again: meant }),
    );
    const { data, ...result } = meetingRecorded(call, 'Planned', state);
    return { ...result, data: { ...data, ...all(call, [state]) } };
  },
});

const dayGoneBy = (day: Day): Refusal =>
  new Refusal(
    'day-gone-by',
    `${formatDay(day)} has gone by.`,
    `For a meeting that was held on that day: momentum meeting hold "TITLE" --on ${day} --new`,
  );

const untilWithoutEvery = (): Refusal =>
  usage(
    'until-without-every',
    '--until says how long a meeting comes again, and this one does not.',
    'Leave --until out; or say on which weekday it comes again: --every WEEKDAY',
  );

/** As `--json` gives them: the first of them, and each. */
function all({ session, today }: Call, states: readonly Meeting[]) {
  const meetings = session.ledger.read((reader) =>
    states.map((state) => meetingData(reader, state, today)),
  );
  return { meeting: meetings[0], meetings };
}

/** Nobody plans further ahead than that, and what was typed for another year would. */
const longestSeries = 60;

const rhythmOf: { readonly [Every in Recurring['every']]: Rhythm } = {
  week: 'weekly',
  fortnight: 'fortnightly',
  month: 'monthly',
};

type Series = Omit<Parameters<typeof planSeries>[3], 'writeUp' | 'again'> & {
  readonly every: string;
  readonly from: Day;
  readonly until: Day | undefined;
  readonly again: boolean;
};

/** @throws Refusal `unclear-every`, `series-too-long`, `nothing-to-plan`; as `planSeries` */
async function plannedAgainAndAgain(
  call: Call,
  { every, from, until, again, ...about }: Series,
): Promise<Result> {
  const recurring = readRecurring(every);
  if (recurring === undefined) throw unclearEvery(every);
  const days: Day[] = [];
  for (const day of recurringDays(recurring, from)) {
    if (until === undefined ? days.length === 3 : day > until) break;
    if (days.length === longestSeries) throw seriesTooLong(until as Day);
    days.push(day);
  }
  if (days.length === 0) throw nothingToPlan(every, until as Day);
  const rhythm = rhythmOf[recurring.every];
  const { before, hasMet: haveMet } = call.session.ledger.read((reader) => ({
    before: reader.get('community', communityId)?.rhythm,
    hasMet: hasMet(reader),
  }));
  const meetings = await orAgain(call, 'planned-already', again, (meant) =>
    planSeries(call.session, days, rhythm, { ...about, again: meant }),
  );
  const [first] = meetings;
  const data = all(call, meetings);
  // What is the same of each, below their days.
  const [, ...lines] = data.meeting ? meetingLines(data.meeting, call.today) : [];
  const alike = lines.filter((line) => line !== null);
  return {
    data,
    document: root(
      paragraph(`Planned ${counted(meetings.length, 'meeting')}, “${first?.title}”:`),
      list(
        meetings.map(
          ({ no, day, start, end }) =>
            `${no}: ${formatDay(day)}${start ? ` at ${start}` : ''}${end ? `, until ${end}` : ''}`,
        ),
      ),
      alike.length === 0 ? undefined : paragraph(`${capital(alike.join('; '))}.`),
      before === rhythm ? undefined : paragraph(nowMeets(rhythm, before ?? null, haveMet)),
    ),
    hints: [
      `To move one of them: momentum meeting edit ${first?.no} --on DATE. To call people to it: momentum meeting invite ${first?.no} --output invitation.eml`,
    ],
  };
}

const unclearEvery = (typed: string): Refusal =>
  usage(
    'unclear-every',
    `“${excerpt(typed)}” does not say on which weekday it comes again.`,
    'Write it like “third wednesday” or “last friday” (of each month), “monday” (each week), “other tuesday” (every two weeks).',
  );

const seriesTooLong = (until: Day): Refusal =>
  usage(
    'series-too-long',
    `Up to ${formatDay(until)} that would be more than ${longestSeries} meetings.`,
    'Plan fewer at a time: an earlier --until.',
  );

const nothingToPlan = (typed: string, until: Day): Refusal =>
  usage(
    'nothing-to-plan',
    `There is no “${excerpt(typed)}” up to ${formatDay(until)}.`,
    'Choose a later --until.',
  );

export const meetingCancel = verb({
  ...changesMeeting,
  path: ['meeting', 'cancel'],
  summary: 'put on record that a meeting will not be held',
  examples: [['momentum meeting cancel next --why "the hall is closed"', 'with the reason']],
  options: reasonFlags,
  run({ meeting, ...reason }, call) {
    const after = cancelMeeting(call.session, meeting.id, reasonInWords(reason) ?? null);
    return calledOtherwise(after, meetingRecorded(call, 'Cancelled', after));
  },
});

/** Whoever was called to a meeting knows it as it was. */
function calledOtherwise({ no, status, invitations }: Meeting, result: Result): Result {
  if (invitations.length === 0 || status === 'held') return result;
  const again = `People were called to it as it was. To tell them, and their calendars: momentum meeting invite ${no} --bcc members --output FILE.eml`;
  return { ...result, hints: [...(result.hints ?? []), again] };
}

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
    const on = input.on?.[before.status === 'held' ? 'past' : 'future'];
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
    return edited(before, after) === 'Unchanged' ? result : calledOtherwise(after, result);
  },
});

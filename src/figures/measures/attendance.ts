import { phrase } from '../../language/locale.js';
import type { Settings } from '../../things/community/settings.js';
import type { Window } from '../../time/window.js';
import type { CountedMeeting, MeasureFacts } from '../facts.js';
import { type Counted, defineMeasure, type Figure, type Part } from '../measure.js';
import { tallyOf } from '../measured.js';
import {
  beside,
  fraction,
  median,
  quantity,
  tooFew,
  unconfirmedRows,
  unknown,
  unsettledRows,
} from '../words.js';

/** How many came, as the median of the latest `each` meetings after leaving out `skip` of them. */
const usualOf = (recorded: readonly CountedMeeting[], each: number, skip = 0): Counted[] =>
  recorded.slice(skip, skip + each).map(({ id, on, present }) => ({
    part: 'usual',
    kind: 'meeting',
    id,
    on,
    as: 'numerator',
    size: present,
  }));

const usual = (sizes: readonly number[], { attendanceMeetings }: Settings) => {
  const middle = sizes.length < attendanceMeetings ? null : median(sizes);
  if (middle !== null) return quantity('usual', middle, 'measure.people');
  return unknown('usual', sizes.length === 0 ? phrase('measure.attendance.no-list') : tooFew);
};

const mean = (came: number, meetings: number): Part =>
  meetings === 0
    ? unknown('mean')
    : {
        name: 'mean',
        numerator: came,
        denominator: meetings,
        said: phrase('measure.people', { count: Math.round((10 * came) / meetings) / 10 }),
      };

/**
 * Whether it is known who came for the first time. On the first lists that there are everybody would
 * have, unless no meeting was held before them.
 */
const isFirstKnown = (
  { list, meeting }: MeasureFacts['firstDays'],
  { allMeetings }: MeasureFacts['knownSince'],
  { from }: Window,
): boolean =>
  (list !== null && list < from) || (allMeetings && meeting !== null && meeting >= from);

export const attendance = defineMeasure({
  name: 'attendance',
  brief: 'usual',
  bounds: ({ attendanceMeetings }) => ({ count: attendanceMeetings }),
  needs: [
    'recordedMeetings',
    'meetings',
    'unconfirmed',
    'unsettled',
    'lists',
    'comers',
    'firstDays',
    'knownSince',
  ],
  counted({ recordedMeetings, lists, meetings, unconfirmed, unsettled, comers }, { settings }) {
    const listed = new Map(lists.map((list) => [list.id, list]));
    const waits = new Set(unsettled.map(({ id }) => id));
    const row = { kind: 'member', as: 'numerator' } as const;
    return [
      ...usualOf(recordedMeetings, settings.attendanceMeetings),
      ...meetings.map(({ id, on }): Counted => {
        const size = listed.get(id)?.present;
        if (waits.has(id)) return { part: 'lists', kind: 'meeting', id, on, as: 'left-out' };
        return size === undefined
          ? { part: 'lists', kind: 'meeting', id, on, as: 'denominator' }
          : { part: 'lists', kind: 'meeting', id, on, as: 'numerator', size };
      }),
      ...unconfirmedRows('lists', unconfirmed),
      ...unsettledRows('lists', unsettled),
      ...comers.flatMap(({ member: id, times, first }): Counted[] => [
        { ...row, part: 'came', id, times },
        { ...row, part: 'people', id },
        { ...row, part: 'first-time', id, as: first ? 'numerator' : 'denominator' },
        { ...row, part: 'once', id, as: times === 1 ? 'numerator' : 'denominator' },
      ]),
    ];
  },
  figure(tally, { recordedMeetings, firstDays, knownSince }, { window, settings }): Figure {
    const latest = recordedMeetings.slice(0, settings.attendanceMeetings);
    const sizes = tally.sizes('usual');
    const present = tally.sizes('lists');
    const numberOr = (name: string, count: number, phrase: string) =>
      present.length === 0 ? unknown(name) : quantity(name, count, phrase);
    const part = usual(sizes, settings);
    const notKnown = beside(tally, ['unconfirmed', 'unsettled'], 'lists');
    const theyWere =
      part.numerator === null
        ? null
        : phrase('measure.attendance.they-were', { list: [...sizes].reverse() });
    return {
      beside:
        theyWere && notKnown
          ? phrase('measure.with-beside', { value: theyWere, beside: notKnown })
          : (theyWere ?? notKnown),
      notKnown,
      parts: [
        {
          ...part,
          window: { from: latest.at(-1)?.on ?? window.from, to: latest[0]?.on ?? window.to },
        },
        fraction('lists', present.length, tally.denominator('lists'), settings),
        numberOr('came', tally.numerator('came'), 'measure.times'),
        numberOr('people', tally.numerator('people'), 'measure.people'),
        isFirstKnown(firstDays, knownSince, window)
          ? numberOr('first-time', tally.numerator('first-time'), 'measure.people')
          : unknown('first-time'),
        numberOr('once', tally.numerator('once'), 'measure.people'),
        mean(tally.numerator('came'), present.length),
        numberOr('largest', Math.max(0, ...present), 'measure.people'),
      ],
    };
  },
  previous({ recordedMeetings }, { settings }) {
    const { attendanceMeetings: each } = settings;
    const before = tallyOf(usualOf(recordedMeetings, each, each)).sizes();
    return before.length === 0 ? null : usual(before, settings);
  },
});

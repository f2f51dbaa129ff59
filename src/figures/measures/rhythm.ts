import { type Phrase, phrase } from '../../language/locale.js';
import { type Day, daysBetween } from '../../time/day.js';
import { daysOutside } from '../../time/window.js';
import type { MeasureFacts } from '../facts.js';
import { type At, type Counted, defineMeasure } from '../measure.js';
import { beside, listOf, quantity, unconfirmedRows, unknown } from '../words.js';

export const rhythm = defineMeasure({
  name: 'rhythm',
  needs: ['meetings', 'unconfirmed', 'meetingRhythm', 'firstDays'],
  counted: ({ meetings, unconfirmed }) => [
    ...meetings.map(
      ({ id, on }): Counted => ({ part: 'held', kind: 'meeting', id, on, as: 'numerator' }),
    ),
    ...unconfirmedRows('held', unconfirmed),
  ],
  figure(tally, { meetingRhythm, firstDays, unconfirmed }, at) {
    const coming = untilNext(meetingRhythm.next, at.asOf);
    const held = tally.numerator();
    const notKnown = beside(tally, ['unconfirmed']);
    const besides = notKnown === null ? coming : listOf([notKnown, coming]);
    if (firstDays.meeting === null) {
      return { beside: besides, notKnown, parts: [unknown('held')] };
    }
    const all = calledFor(meetingRhythm, at);
    // One that nobody knows of stands in neither part; it takes the place of one that was called for.
    const called = all === null ? null : Math.max(Math.min(held, all), all - unconfirmed.length);
    return {
      beside: called === null ? phrase('measure.rhythm.none-agreed', { next: besides }) : besides,
      notKnown,
      parts: [
        called === null
          ? quantity('held', held, 'measure.rhythm.held')
          : {
              name: 'held',
              numerator: held,
              denominator: called,
              said: phrase('measure.rhythm.held-of', { count: held, called }),
            },
      ],
    };
  },
});

/** How many meetings the rhythm calls for, outside of breaks; null where none is agreed. */
function calledFor(
  { every, since }: MeasureFacts['meetingRhythm'],
  { window, asOf, settings }: At,
): number | null {
  if (every === null) return null;
  const to = window.to < asOf ? window.to : asOf;
  const from = since !== null && since > window.from ? since : window.from;
  return Math.round(daysOutside({ from, to }, settings.pauses) / every);
}

const untilNext = (next: Day | null, asOf: Day): Phrase =>
  next === null
    ? phrase('measure.rhythm.no-next')
    : phrase('measure.rhythm.next', { count: Math.max(0, daysBetween(asOf, next)) });

import { type Phrase, phrase } from '../../language/locale.js';
import { type Day, daysBetween } from '../../time/day.js';
import { daysOutside } from '../../time/window.js';
import type { MeasureFacts } from '../facts.js';
import { type At, type Counted, defineMeasure } from '../measure.js';
import { beside, listOf, noRecord, quantity, unconfirmedRows, unknown } from '../words.js';

export const rhythm = defineMeasure({
  name: 'rhythm',
  needs: ['meetings', 'unconfirmed', 'meetingRhythm', 'firstDays', 'knownSince'],
  counted: ({ meetings, unconfirmed }) => [
    ...meetings.map(
      ({ id, on }): Counted => ({ part: 'held', kind: 'meeting', id, on, as: 'numerator' }),
    ),
    ...unconfirmedRows('held', unconfirmed),
  ],
  figure(tally, { meetingRhythm, firstDays, knownSince }, at) {
    const coming = untilNext(meetingRhythm.next, at.asOf);
    const held = tally.numerator();
    const notKnown = beside(tally, ['unconfirmed']);
    const { called, atRest } = calledFor(meetingRhythm, knownSince.meetings, at);
    // So little of the time is known that no meeting was called for in it.
    const isTooShort = called === 0 && atRest === 0;
    const rest = atRest === 0 ? null : phrase('measure.rhythm.in-breaks', { count: atRest });
    const besides = listOf([notKnown, rest, coming].filter((each) => each !== null));
    if (firstDays.meeting === null) {
      return { beside: besides, notKnown, parts: [unknown('held')] };
    }
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
              said: isTooShort
                ? held === 0 && at.window.from < (knownSince.meetings ?? '')
                  ? noRecord
                  : phrase('measure.rhythm.held', { count: held })
                : phrase('measure.rhythm.held-of', { count: held, called }),
            },
      ],
    };
  },
});

/**
 * How many meetings the rhythm calls for, null where none is agreed, and how many days lie in breaks, for
 * which it calls for none; nor does it for days before the community was founded, or of which nobody
 * knows whether it met. What is unconfirmed changes neither.
 */
function calledFor(
  { every, since }: MeasureFacts['meetingRhythm'],
  known: Day | null,
  { window, asOf, settings }: At,
): { readonly called: number | null; readonly atRest: number } {
  if (every === null) return { called: null, atRest: 0 };
  const to = window.to < asOf ? window.to : asOf;
  const from = [window.from, since ?? '', known ?? ''].sort().at(-1) as Day;
  const days = daysOutside({ from, to }, settings.pauses);
  return { called: Math.round(days / every), atRest: daysOutside({ from, to }, []) - days };
}

const untilNext = (next: Day | null, asOf: Day): Phrase =>
  next === null
    ? phrase('measure.rhythm.no-next')
    : phrase('measure.rhythm.next', { count: Math.max(0, daysBetween(asOf, next)) });

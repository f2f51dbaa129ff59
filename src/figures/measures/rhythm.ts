import { type Phrase, phrase } from '../../language/locale.js';
import { type Day, daysBetween } from '../../time/day.js';
import { defineMeasure } from '../measure.js';
import { number, unknown } from '../words.js';

export const rhythm = defineMeasure({
  name: 'rhythm',
  needs: ['meetings', 'meetingRhythm', 'firstDays'],
  counted: ({ meetings }) =>
    meetings.map(({ id, on }) => ({ part: 'held', kind: 'meeting', id, on, as: 'numerator' })),
  figure(tally, { meetingRhythm: { every, since, next }, firstDays }, { window, asOf }) {
    const end = window.to < asOf ? window.to : asOf;
    const from = since !== null && since > window.from ? since : window.from;
    const length = Math.max(0, daysBetween(from, end) + 1);
    const called = every === null ? null : Math.round(length / every);
    const coming = untilNext(next, asOf);
    const held = tally.numerator();
    if (firstDays.meeting === null) {
      return { beside: coming, parts: [unknown('held')] };
    }
    return {
      beside: called === null ? phrase('measure.rhythm.none-agreed', { next: coming }) : coming,
      parts: [
        called === null
          ? number('held', held, 'measure.rhythm.held')
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

const untilNext = (next: Day | null, asOf: Day): Phrase =>
  next === null
    ? phrase('measure.rhythm.no-next')
    : phrase('measure.rhythm.next', { count: Math.max(0, daysBetween(asOf, next)) });

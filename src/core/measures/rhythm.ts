import { daysBetween } from '../day.js';
import { measure } from './measure.js';
import { count } from './words.js';

export const rhythm = measure({
  name: 'rhythm',
  label: 'Rhythm',
  definition: 'meetings held, and how many the agreed rhythm calls for in as many days',
  needs: ['meetingRhythm'],
  figure({ meetingRhythm: { held, every, next } }, { window, asOf }) {
    const end = window.to < asOf ? window.to : asOf;
    const days = Math.max(0, daysBetween(window.from, end) + 1);
    const called = every === null ? null : Math.round(days / every);
    const until = next === null ? 'the next has no date yet' : inDays(daysBetween(asOf, next));
    return {
      said: `${held} held${called === null ? '' : `, ${called} called for`}`,
      beside: called === null ? `no rhythm is agreed; ${until}` : until,
      numerator: held,
      denominator: called,
    };
  },
});

const inDays = (days: number): string =>
  days <= 0 ? 'the next is today' : `the next in ${count(days, 'day')}`;

import { type Day, daysBetween } from '../day.js';
import { measure } from './measure.js';
import { count } from './words.js';

export const dormancy = measure({
  name: 'dormancy',
  label: 'Signs of life',
  definition: ({ dormantWeeks }) =>
    `days since anything happened; ${count(dormantWeeks, 'week')} without meeting and contribution count as dormant`,
  needs: ['lastDays'],
  figure({ lastDays: { contribution, meeting, anything } }, { asOf, settings }) {
    const window = { from: anything ?? asOf, to: asOf };
    if (anything === null) {
      return { said: 'nothing on record yet', numerator: null, denominator: null, window };
    }
    const days = daysBetween(anything, asOf);
    const last = latest(contribution, meeting);
    const still = last === null ? null : daysBetween(last, asOf);
    const dormant = still !== null && still >= settings.dormantWeeks * 7;
    return {
      said: days === 0 ? 'something happened today' : `${count(days, 'day')} since the last`,
      beside: dormant ? `dormant: no meeting and no contribution for ${count(still, 'day')}` : null,
      numerator: days,
      denominator: null,
      window,
    };
  },
  previous: () => null,
});

const latest = (a: Day | null, b: Day | null): Day | null =>
  a === null || (b !== null && b > a) ? b : a;

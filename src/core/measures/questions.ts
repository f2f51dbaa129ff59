import { daysBetween } from '../day.js';
import { within } from '../window.js';
import { measure } from './measure.js';
import { count, medianDays } from './words.js';

export const questions = measure({
  name: 'questions',
  label: 'Burning questions',
  definition: 'burning questions open at its end, and answered within it',
  needs: ['questions'],
  figure({ questions }, { window, asOf, settings }) {
    const end = window.to < asOf ? window.to : asOf;
    const open = questions
      .filter(({ answeredOn }) => answeredOn === null || answeredOn > end)
      .map(({ askedOn }) => daysBetween(askedOn, end));
    const answered = questions.flatMap(({ askedOn, answeredOn }) =>
      answeredOn !== null && answeredOn <= end && within(answeredOn, window)
        ? [daysBetween(askedOn, answeredOn)]
        : [],
    );
    return {
      said: `${open.length} open, ${answered.length} answered${medianDays(answered, settings)}`,
      beside: open.length === 0 ? null : `the oldest for ${count(Math.max(...open), 'day')}`,
      numerator: answered.length,
      denominator: null,
    };
  },
});

import { type Day, daysBetween } from '../day.js';
import { measure } from './measure.js';
import { medianDays } from './words.js';

export const newcomers = measure({
  name: 'newcomers',
  label: 'Newcomers',
  definition:
    'members who joined within it for the first time; of them, who has been welcomed and who has contributed since',
  needs: ['newcomers'],
  figure({ newcomers }, { asOf, settings }) {
    const joined = newcomers.length;
    if (joined === 0) return { said: 'nobody joined', numerator: 0, denominator: null };
    const waits = (of: (who: (typeof newcomers)[number]) => Day | null): number[] =>
      newcomers.flatMap((who) => {
        const day = of(who);
        return day === null || day > asOf ? [] : [Math.max(0, daysBetween(who.joinedOn, day))];
      });
    const welcomed = waits((who) => who.welcomedOn);
    const contributed = waits((who) => who.firstContributionOn);
    return {
      said: `${joined} joined`,
      beside: `${welcomed.length} welcomed${medianDays(welcomed, settings)}, ${contributed.length} with a first contribution${medianDays(contributed, settings)}`,
      numerator: joined,
      denominator: null,
    };
  },
});

import { measure } from './measure.js';
import { count, share } from './words.js';

export const contributionRate = measure({
  name: 'contribution-rate',
  label: 'Contribution rate',
  definition:
    'members with at least one contribution, of those who had joined by its last day and not left before its first',
  needs: ['members', 'contributions'],
  figure({ members, contributions }, { settings }) {
    const givers = new Set(contributions.map(({ member }) => member));
    const giving = members.filter((member) => givers.has(member)).length;
    const others = givers.size - giving;
    return {
      said: share(giving, members.length, settings),
      beside: others === 0 ? null : `and ${count(others, 'person', 'people')} not a member then`,
      numerator: giving,
      denominator: members.length,
    };
  },
});

import { measure } from './measure.js';
import { share } from './words.js';

export const carriedByMembers = measure({
  name: 'carried-by-members',
  label: 'Carried by members',
  definition: 'contributions by others than the facilitator of the day, of all contributions',
  needs: ['contributions', 'facilitators'],
  figure({ contributions, facilitators }, { settings }) {
    if (facilitators.length === 0) {
      const said = 'not known: nobody is on record as Coordinator';
      return { said, numerator: null, denominator: null };
    }
    const byOthers = contributions.filter(
      ({ member, on }) =>
        !facilitators.some(
          (held) => held.member === member && held.from <= on && (held.to === null || on < held.to),
        ),
    ).length;
    return {
      said: share(byOthers, contributions.length, settings),
      numerator: byOthers,
      denominator: contributions.length,
    };
  },
});

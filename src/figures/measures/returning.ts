import { defineMeasure } from '../measure.js';
import { fraction } from '../words.js';

export const returning = defineMeasure({
  name: 'returning',
  needs: ['active', 'activeBefore'],
  counted({ active, activeBefore }) {
    const again = new Set(active);
    return activeBefore.map((id) => ({
      part: 'returning',
      kind: 'member',
      id,
      as: again.has(id) ? 'numerator' : 'denominator',
    }));
  },
  figure: (tally, _, { settings }) => ({
    parts: [fraction('returning', tally.numerator(), tally.denominator(), settings)],
  }),
});

import { type Counted, defineMeasure } from '../measure.js';
import { beside, fraction, unconfirmedRows, unsettledRows } from '../words.js';

export const returning = defineMeasure({
  name: 'returning',
  needs: ['active', 'activeBefore', 'unconfirmed', 'unsettled'],
  counted({ active, activeBefore, unconfirmed, unsettled }) {
    const again = new Set(active);
    return [
      ...activeBefore.map(
        (id): Counted => ({
          part: 'returning',
          kind: 'member',
          id,
          as: again.has(id) ? 'numerator' : 'denominator',
        }),
      ),
      ...unconfirmedRows('returning', unconfirmed),
      ...unsettledRows('returning', unsettled),
    ];
  },
  figure(tally, _, { settings }) {
    const notKnown = beside(tally, ['unconfirmed', 'unsettled']);
    return {
      beside: notKnown,
      notKnown,
      parts: [fraction('returning', tally.numerator(), tally.denominator(), settings)],
    };
  },
});

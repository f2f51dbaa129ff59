import { type Reason, reasons } from '../../things/commitment/fields.js';
import type { Slip } from '../facts.js';
import { type Counted, defineMeasure, type Part } from '../measure.js';
import { because, beside, fraction, share, tooFew } from '../words.js';
import { nobodys } from './commitments-kept.js';

const names = [...(Object.keys(reasons) as Reason[]), 'own-words', 'not-said'] as const;

const row = ({ commitment, on, because: reason, takenOn, held, sooner }: Slip): Counted => {
  const why = reason ?? 'not-said';
  const thing = { part: why, kind: 'commitment', id: commitment, on } as const;
  // What was with nobody was nobody's promise, and a day brought forward has not slipped.
  if (!held) return { ...thing, as: 'left-out', because: because(nobodys(takenOn, on)) };
  if (sooner) return { ...thing, as: 'left-out', because: because('sooner') };
  return { ...thing, as: 'numerator', because: because(why) };
};

export const whyTheySlip = defineMeasure({
  name: 'why-they-slip',
  needs: ['slips'],
  counted: ({ slips }) => slips.map(row),
  figure(tally, _, { settings }) {
    const all = tally.numerator();
    const part = (name: (typeof names)[number]): Part =>
      fraction(name, tally.numerator(name), all, settings);
    const [first, ...others] = names;
    return {
      said: all < settings.fewest ? share(0, all, settings) : (beside(tally, names) ?? tooFew),
      parts: [part(first), ...others.map(part)],
    };
  },
});

import { phrase } from '../../language/locale.js';
import { type Day, daysBetween } from '../../time/day.js';
import type { Newcomer } from '../facts.js';
import { type Counted, defineMeasure } from '../measure.js';
import { because, beside, fraction, listOf, medianDays, quantity } from '../words.js';

const steps = [
  { name: 'welcomed', of: ({ welcomedOn }: Newcomer) => welcomedOn },
  { name: 'first-contribution', of: ({ firstContributionOn }: Newcomer) => firstContributionOn },
] as const;

export const newcomers = defineMeasure({
  name: 'newcomers',
  needs: ['newcomers', 'undated'],
  counted: ({ newcomers, undated }, { asOf }) => [
    ...newcomers.flatMap((who): Counted[] => {
      const row = (part: string, on: Day, as: Counted['as'] = 'numerator'): Counted => ({
        part,
        kind: 'member',
        id: who.member,
        as,
        on,
      });
      return [
        row('joined', who.joinedOn),
        ...steps.map(({ name, of }) => {
          const day = of(who);
          // Whoever gave something before they joined has waited no day for it.
          return day === null || day > asOf
            ? row(name, who.joinedOn, 'denominator')
            : { ...row(name, day), size: Math.max(0, daysBetween(who.joinedOn, day)) };
        }),
      ];
    }),
    ...undated.map(
      (id): Counted => ({
        part: 'joined',
        kind: 'member',
        id,
        as: 'left-out',
        because: because('joined-unknown'),
      }),
    ),
  ],
  figure(tally, _, { settings }) {
    const joined = quantity('joined', tally.numerator('joined'), 'measure.newcomers.joined');
    const reached = steps.map(({ name }) => ({
      name,
      numerator: tally.numerator(name),
      denominator: tally.denominator(name),
      wait: medianDays(`${name}-days`, tally.sizes(name), settings),
    }));
    const inWords = reached.map(({ name, numerator, wait }) =>
      wait.numerator === null
        ? phrase(`measure.newcomers.${name}`, { count: numerator })
        : phrase(`measure.newcomers.${name}-after`, { count: numerator, days: wait.said }),
    );
    const unknown = beside(tally, ['joined-unknown'], 'joined');
    const besides = [...(joined.numerator === 0 ? [] : inWords), ...(unknown ? [unknown] : [])];
    return {
      beside: besides.length === 0 ? null : listOf(besides),
      notKnown: unknown,
      parts: [
        joined,
        ...reached.flatMap(({ name, numerator, denominator, wait }) => [
          fraction(name, numerator, denominator, settings),
          wait,
        ]),
      ],
    };
  },
});

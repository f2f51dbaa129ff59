import type { Id } from '../../things/thing.js';
import { type Counted, defineMeasure } from '../measure.js';
import { because, beside, fraction, quantity, unknown } from '../words.js';

export const contributionRate = defineMeasure({
  name: 'contribution-rate',
  needs: ['members', 'undated', 'givers', 'bots', 'firstDays'],
  counted({ members, undated, givers, bots }) {
    const since = new Set(undated);
    const here = new Set(members);
    const gave = new Set(givers.map(({ member }) => member));
    const row = (id: Id, as: Counted['as'], why?: string): Counted => ({
      part: 'rate',
      kind: 'member',
      id,
      as,
      ...(why === undefined ? {} : { because: because(why) }),
    });
    return [
      ...members.map((id) =>
        row(
          id,
          gave.has(id) ? 'numerator' : 'denominator',
          since.has(id) ? 'joined-unknown' : undefined,
        ),
      ),
      ...[...gave]
        .filter((id) => !here.has(id))
        .map((id) => row(id, 'left-out', 'not-a-member-then')),
      ...bots.map(({ member }) => row(member, 'left-out', 'no-person')),
      ...givers.flatMap(({ member, times }): Counted[] => {
        const one = { kind: 'member', id: member, as: 'numerator' } as const;
        return [
          { ...one, part: 'contributors' },
          { ...one, part: 'contributions', times },
        ];
      }),
    ];
  },
  figure(tally, { firstDays }, { settings }) {
    if (firstDays.contribution === null) {
      return { parts: [unknown('rate'), unknown('contributors'), unknown('contributions')] };
    }
    return {
      beside: beside(tally, ['joined-unknown', 'not-a-member-then'], 'rate'),
      parts: [
        fraction('rate', tally.numerator('rate'), tally.denominator('rate'), settings),
        quantity('contributors', tally.numerator('contributors'), 'measure.people'),
        quantity('contributions', tally.numerator('contributions'), 'measure.contributions'),
      ],
    };
  },
});

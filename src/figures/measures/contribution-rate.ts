import { phrase } from '../../language/locale.js';
import { type Counted, defineMeasure } from '../measure.js';
import { because, beside, besidesOf, fraction, listOf, quantity, unknown, whole } from '../words.js';

export const contributionRate = defineMeasure({
  name: 'contribution-rate',
  needs: ['members', 'gone', 'undated', 'active', 'givers', 'bots', 'firstDays'],
  counted({ members, gone, undated, active, givers, bots }) {
    const since = new Set(undated);
    const here = new Set(members);
    const gave = new Set(givers.map(({ member }) => member));
    const did = new Set(active);
    const row = (part: string, id: string, as: Counted['as'], why?: string): Counted => ({
      part,
      kind: 'member',
      id,
      as,
      ...(why === undefined ? {} : { because: because(why) }),
    });
    const of = (part: string, counts: ReadonlySet<string>) =>
      members.map((id) =>
        row(
          part,
          id,
          counts.has(id) ? 'numerator' : 'denominator',
          since.has(id) ? 'joined-unknown' : undefined,
        ),
      );
    return [
      ...of('rate', gave),
      ...[...gave]
        .filter((id) => !here.has(id))
        .map((id) => row('rate', id, 'left-out', 'not-a-member-then')),
      ...bots.map(({ member }) => row('rate', member, 'left-out', 'no-person')),
      ...of('active', did),
      ...gone.map((id) => row('left', id, 'numerator')),
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
    const of = (name: string) =>
      fraction(name, tally.numerator(name), tally.denominator(name), settings);
    const left = quantity('left', tally.numerator('left'), 'measure.people');
    const active = of('active');
    if (firstDays.contribution === null) {
      const nothing = ['contributors', 'contributions'].map((name) => unknown(name));
      return { parts: [unknown('rate'), active, left, ...nothing] };
    }
    const rate = of('rate');
    const leftSince = phrase('measure.beside.left-within', { count: left.numerator ?? 0 });
    const besides = [
      ...(left.numerator === 0 ? [] : [leftSince]),
      ...besidesOf(tally, ['joined-unknown', 'not-a-member-then'], 'rate'),
    ];
    return {
      said: whole('measure.contribution-rate.whole', [active, rate]),
      beside: besides.length === 0 ? null : listOf(besides),
      notKnown: beside(tally, ['joined-unknown'], 'rate'),
      parts: [
        rate,
        active,
        left,
        quantity('contributors', tally.numerator('contributors'), 'measure.people'),
        quantity('contributions', tally.numerator('contributions'), 'measure.contributions'),
      ],
    };
  },
});

import { phrase } from '../../language/locale.js';
import type { Id } from '../../things/thing.js';
import { type Counted, defineMeasure, type Part } from '../measure.js';
import {
  because,
  besidesOf,
  fraction,
  isBare,
  listOf,
  quantity,
  sinceWhen,
  unknown,
  unsettledRows,
  whole,
} from '../words.js';

export const contributionRate = defineMeasure({
  name: 'contribution-rate',
  brief: 'active',
  needs: [
    'members',
    'gone',
    'undated',
    'active',
    'unsettled',
    'givers',
    'bots',
    'firstDays',
    'knownSince',
  ],
  counted({ members, gone, undated, active, unsettled, givers, bots }) {
    const since = new Set(undated);
    const here = new Set(members);
    const gave = new Set(givers.map(({ member }) => member));
    const did = new Set(active);
    const row = (part: string, id: Id, as: Counted['as'], why?: string): Counted => ({
      part,
      kind: 'member',
      id,
      as,
      ...(why === undefined ? {} : { because: because(why) }),
    });
    const of = (part: string, counts: ReadonlySet<Id>) =>
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
      ...unsettledRows('active', unsettled),
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
  figure(tally, { firstDays, knownSince }, { window, settings }) {
    const of = (name: string) =>
      fraction(name, tally.numerator(name), tally.denominator(name), settings);
    const given = firstDays.contribution !== null;
    const isKnown = given || tally.numerator('active') > 0;
    // Whoever came, and whose name waits, was active as well.
    const waits = tally.because('unsettled', 'active') > 0;
    const atLeast = (part: Part): Part =>
      waits && !isBare(part.said)
        ? { ...part, said: phrase('measure.at-least', { value: part.said }) }
        : part;
    const active = isKnown ? atLeast(of('active')) : unknown('active');
    const left = tally.numerator('left');
    const rate = given ? of('rate') : unknown('rate');
    const quantityOf = (name: string, phraseName: string) =>
      given ? quantity(name, tally.numerator(name), phraseName) : unknown(name);
    const notKnown = [
      ...besidesOf(tally, ['joined-unknown'], 'rate'),
      ...besidesOf(tally, ['unsettled'], 'active'),
    ];
    const besides = [
      ...(left === 0 ? [] : [phrase('measure.beside.left-within', { count: left })]),
      ...besidesOf(tally, ['joined-unknown', 'not-a-member-then'], 'rate'),
      ...besidesOf(tally, ['unsettled'], 'active'),
      ...sinceWhen(window, knownSince),
    ];
    return {
      said:
        given || isBare(active.said)
          ? whole('measure.contribution-rate.whole', [active, rate])
          : phrase('measure.contribution-rate.none-yet', { active: active.said }),
      beside: isKnown && besides.length > 0 ? listOf(besides) : null,
      notKnown: isKnown && notKnown.length > 0 ? listOf(notKnown) : null,
      parts: [
        rate,
        active,
        isKnown ? quantity('left', left, 'measure.people') : unknown('left'),
        quantityOf('contributors', 'measure.people'),
        quantityOf('contributions', 'measure.contributions'),
      ],
    };
  },
});

import { phrase } from '../../language/locale.js';
import type { Settings } from '../../things/community/settings.js';
import type { Id } from '../../things/thing.js';
import { type Counted, defineMeasure, type Part, type Tally } from '../measure.js';
import { number, tooFew, unknown, whole } from '../words.js';

/**
 * Of whoever did it, the fewest who together did half; with as many each, whose id comes first.
 * @param did how often each of them did it
 */
function half(part: string, did: ReadonlyMap<Id, number>): Counted[] {
  const most = [...did].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const all = most.reduce((sum, [, times]) => sum + times, 0);
  let sum = 0;
  return most.map(([id, times]) => {
    const needed = 2 * sum < all;
    sum += times;
    return { part, kind: 'member', id, times, as: needed ? 'numerator' : 'denominator' };
  });
}

const part = (name: string, tally: Tally, { fewest }: Settings): Part => {
  const all = tally.denominator(name);
  if (all === 0) return { name, numerator: 0, denominator: null, said: phrase('measure.nothing') };
  const people = number(name, tally.rows(name).length, 'measure.people');
  return all < fewest ? { ...people, said: tooFew } : people;
};

export const absenceFactor = defineMeasure({
  name: 'absence-factor',
  needs: ['givers', 'keepings', 'firstDays'],
  counted({ givers, keepings }) {
    const kept = new Map<Id, number>();
    for (const { member } of keepings) kept.set(member, (kept.get(member) ?? 0) + 1);
    return [
      ...half('contributions', new Map(givers.map(({ member, times }) => [member, times]))),
      ...half('kept', kept),
    ];
  },
  figure(tally, { firstDays }, { settings }) {
    const contributions =
      firstDays.contribution === null
        ? unknown('contributions')
        : part('contributions', tally, settings);
    const kept = part('kept', tally, settings);
    return {
      said: whole('measure.absence-factor.whole', [contributions, kept]),
      parts: [contributions, kept],
    };
  },
});

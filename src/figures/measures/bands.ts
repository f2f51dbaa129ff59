import { phrase } from '../../language/locale.js';
import type { Settings } from '../../things/community/settings.js';
import type { Id } from '../../things/thing.js';
import type { ActiveWeeks } from '../facts.js';
import { type Counted, defineMeasure } from '../measure.js';
import {
  because,
  besidesOf,
  fraction,
  isMostlyUnknown,
  listOf,
  sinceWhen,
  tooFew,
  unknown,
} from '../words.js';

/** From the edge to the middle. */
const bands = ['reading-along', 'occasional', 'active', 'core'] as const;
type Band = (typeof bands)[number];

/** The band of somebody who was active in so many weeks. */
function bandOf(weeks: number, { coreWeeks, activeWeeks }: Settings): Band {
  if (weeks >= coreWeeks) return 'core';
  if (weeks >= activeWeeks) return 'active';
  return weeks > 0 ? 'occasional' : 'reading-along';
}

const movement = (now: Band, was: Band | undefined): Pick<Counted, 'because'> => {
  const steps = was === undefined ? 0 : bands.indexOf(now) - bands.indexOf(was);
  if (was === undefined || steps === 0) return {};
  const name = steps > 0 ? 'nearer' : 'further';
  return { because: phrase(because(name).name, { band: phrase(`measure.bands.parts.${was}`) }) };
};

const bandsOf = ({ members }: ActiveWeeks, settings: Settings): Map<Id, Band> =>
  new Map(members.map(({ member, weeks }) => [member, bandOf(weeks, settings)]));

export const bandsOfMembers = defineMeasure({
  name: 'bands',
  bounds: ({ bandWeeks, coreWeeks, activeWeeks }) => ({
    weeks: phrase('measure.weeks', { count: bandWeeks }),
    core: coreWeeks,
    active: activeWeeks,
  }),
  needs: ['bands', 'knownSince'],
  counted({ bands: { now, before }, knownSince }, { settings }) {
    // Beside weeks of which little is known, everybody would seem to have drawn nearer.
    const was = isMostlyUnknown(before, knownSince)
      ? new Map<Id, Band>()
      : bandsOf(before, settings);
    return now.members.map(({ member, weeks }): Counted => {
      const band = bandOf(weeks, settings);
      return {
        part: band,
        kind: 'member',
        id: member,
        as: 'numerator',
        size: weeks,
        ...movement(band, was.get(member)),
      };
    });
  },
  figure(tally, { bands: { now, before }, knownSince }, { settings }) {
    const moved = besidesOf(tally, ['nearer', 'further']);
    const besides = [
      ...(moved.length === 0
        ? []
        : [phrase('measure.bands.moved-since', { list: moved, day: { day: before.to } })]),
      ...sinceWhen(now, knownSince),
    ];
    const all = tally.numerator();
    const window = { from: now.from, to: now.to };
    // Who was not seen in weeks of which nothing is known has not been reading along.
    const isUnknown = (knownSince.anything ?? '') > now.to;
    const part = (name: Band) => ({
      ...(isUnknown ? unknown(name) : fraction(name, tally.numerator(name), all, settings)),
      window,
    });
    const count = (name: Band) => tally.numerator(name);
    return {
      said: isUnknown
        ? unknown('core').said
        : all === 0
          ? phrase('measure.nothing')
          : all < settings.fewest
            ? tooFew
            : phrase('measure.bands.whole', {
                core: count('core'),
                active: count('active'),
                occasional: count('occasional'),
                reading: count('reading-along'),
              }),
      beside: isUnknown || all < settings.fewest || besides.length === 0 ? null : listOf(besides),
      parts: [part('core'), part('active'), part('occasional'), part('reading-along')],
    };
  },
});

/** Communities whose figures have something to say: the deeds that measures count, over most of a year. */
import fc from 'fast-check';
import type { Session } from '../../src/things/session.js';
import { addDays } from '../../src/time/day.js';
import { type Deed, perform } from './histories.js';

/** A deed, and how many days before the session's own day it was done. */
export interface Lived {
  readonly ago: number;
  readonly deed: Deed;
}

const counted: ReadonlyArray<Deed['verb']> = [
  ...Array<Deed['verb']>(6).fill('contribute'),
  ...Array<Deed['verb']>(4).fill('recordMeeting'),
  ...Array<Deed['verb']>(5).fill('offer'),
  ...Array<Deed['verb']>(4).fill('keep'),
  ...Array<Deed['verb']>(3).fill('move'),
  'plan',
  'plan',
  'hold',
  'hold',
  'take',
  'pass',
  'handBack',
  'release',
  'release',
  'join',
  'request',
  'approve',
  'welcome',
  'pause',
  'leave',
  'rejoin',
  'ask',
  'answer',
  'unask',
  'giveRole',
  'endRole',
];

const deed = (verbs: ReadonlyArray<Deed['verb']>): fc.Arbitrary<Deed> =>
  fc.record({
    verb: fc.constantFrom(...verbs),
    words: fc.stringMatching(/^[A-Z][a-z]{2,7} [A-Z][a-z]{2,7}$/),
    chances: fc.array(fc.nat(), { minLength: 8, maxLength: 24 }),
  });

/**
 * The deeds of a community, the earliest first.
 * @param length of the longest
 */
export const lives = (
  length: number,
  verbs: ReadonlyArray<Deed['verb']> = counted,
): fc.Arbitrary<Lived[]> =>
  fc
    .array(fc.record({ ago: fc.nat(240), deed: deed(verbs) }), {
      minLength: Math.ceil(length / 2),
      maxLength: length,
      size: 'max',
    })
    .map((all) => all.sort((a, b) => b.ago - a.ago));

/** Does each on its day. */
export function live(session: Session, deeds: readonly Lived[]): void {
  for (const { ago, deed: each } of deeds) {
    perform({ ...session, today: addDays(session.today, -ago) }, each);
  }
}

/**
 * Whether a community is gathering or losing momentum: a rule over what the measures are made of,
 * printed with its reasons. There is no score: each sign points up, down or neither way, and two
 * more one way than the other decide.
 */

import { type Phrase, phrase } from '../language/locale.js';
import { addDays, daysBetween } from '../time/day.js';
import { daysOutside, type Window } from '../time/window.js';
import type { MeasureFacts } from './facts.js';
import type { AnyMeasure, At, Figure, Gather } from './measure.js';
import { atBefore, figureAt, liesBefore } from './measured.js';
import { commitmentsKept } from './measures/commitments-kept.js';
import { isDormant, stillnessAt } from './measures/dormancy.js';
import { questions } from './measures/questions.js';
import { rhythm } from './measures/rhythm.js';
import {
  type MeetingsSign,
  type Pair,
  type Pairs,
  type Sign,
  signOfMeetings,
} from './momentum-meetings.js';
import { isBare } from './words.js';

/** What the rule may come to. */
export const momenta = ['rising', 'steady', 'slowing', 'stalled', 'too-early'] as const;
export type MomentumState = (typeof momenta)[number];

export interface Momentum {
  readonly state: MomentumState;
  /** "rising". */
  readonly said: Phrase;
  /** The reasons: those that point its way first, then those that don't. */
  readonly signs: readonly Sign[];
  /** The rule itself, with the community's own bounds in it. */
  readonly rule: Phrase;
}

/** So many more signs one way than the other decide. */
const decisive = 2;
/** With fewer signs than these it is too early to say. */
const fewestSigns = 2;

/**
 * The momentum `at` a window, against the window before it.
 *
 * Stalled: neither meeting nor contribution for as long as counts as dormant. Too early to say: less
 * than half of the window before is on record, or there are fewer than two signs. Else two more signs up than
 * down are rising, two more down than up slowing, and everything between is steady. No other sign
 * outweighs the community's own rhythm: while meetings point down it is steady at best, and slowing
 * where none was held that was to be expected.
 *
 * Each thing counts on the day it happened. What nobody knows (unconfirmed meetings) and what was not
 * to be expected (breaks) turns no sign: it points only where it points the same way without them.
 */
export function momentumAt(gather: Gather, at: At): Momentum {
  const earlier = atBefore(at);
  const facts = gather(['meetingRhythm', 'unconfirmed', 'firstDays', 'last'], at);
  const both = (measure: AnyMeasure, part: string): Pair => [
    numberOf(figureAt(measure, gather, at), part) ?? 0,
    numberOf(figureAt(measure, gather, earlier), part) ?? 0,
  ];
  const size = (source: 'active' | 'didMore' | 'firsts' | 'unconfirmed'): Pair => [
    gather([source], at)[source].length,
    gather([source], earlier)[source].length,
  ];
  const nothingThen = liesBefore(gather, earlier);
  const points = nothingThen ? () => 'level' as const : comparing(at, earlier);
  const compared = (name: string, ...pairs: Pairs): Sign | null => {
    const [[count, then]] = pairs;
    if (count === 0 && then === 0) return null;
    return nothingThen
      ? { points: 'level', said: sign(`${name}-alone`, { count }) }
      : { points: points(pairs), said: sign(name, { count, then }) };
  };
  const firsts = size('firsts');
  const newOnes = firsts[0] === 0 ? null : compared('firsts', firsts);
  const met = signOfMeetings(facts, at, {
    figure: figureAt(rhythm, gather, at),
    pair: both(rhythm, 'held'),
    unconfirmed: size('unconfirmed'),
    points,
  });
  const signs = [
    promises(figureAt(commitmentsKept, gather, at)),
    // What was only offered moves nobody nearer by itself: typing two offers is no news of the community.
    compared('active', size('active'), size('didMore')),
    compared('answered', both(questions, 'answered')),
    // Everybody gives something for the first time once: fewer of them is no sign of less.
    newOnes && (newOnes.points === 'down' ? { ...newOnes, points: 'level' as const } : newOnes),
    met,
  ].filter((sign) => sign !== null);
  const state: MomentumState = isDormant(stillnessAt(gather, at), at)
    ? 'stalled'
    : nothingThen || isYoung(facts, earlier.window) || signs.length < fewestSigns
      ? 'too-early'
      : decided(signs, met);
  const { dormantWeeks } = at.settings;
  return {
    state,
    said: phrase(`measure.momentum.states.${state}`),
    signs: sorted(signs, state),
    rule: phrase('measure.momentum.definition', {
      weeks: phrase('measure.weeks', { count: dormantWeeks }),
    }),
  };
}

function decided(signs: readonly Sign[], met: MeetingsSign | null): MomentumState {
  const number = (way: Sign['points']): number =>
    signs.filter(({ points }) => points === way).length;
  const balance = number('up') - number('down');
  if (met?.noneHeld || balance <= -decisive) return 'slowing';
  return balance >= decisive && met?.points !== 'down' ? 'rising' : 'steady';
}

function sorted(signs: readonly Sign[], state: MomentumState): Sign[] {
  const down = state === 'slowing' || state === 'stalled';
  const order: ReadonlyArray<Sign['points']> = down
    ? ['down', 'level', 'up']
    : ['up', 'level', 'down'];
  return order.flatMap((way) => signs.filter(({ points }) => points === way));
}

// Where less than half of the window before is on record, there is nothing to be compared with.
const isYoung = ({ firstDays }: MeasureFacts, { from, to }: Window): boolean => {
  const half = addDays(from, Math.floor((daysBetween(from, to) + 1) / 2));
  const days = [firstDays.contribution, firstDays.meeting].filter((day) => day !== null);
  return days.every((day) => day > half);
};

const numberOf = ({ parts }: Figure, part: string): number | null =>
  parts.find(({ name }) => name === part)?.numerator ?? null;

/**
 * Which way a number points, against what it was: it takes a quarter more or fewer, and two at the
 * least, since one more or fewer is chance.
 */
export function pointing(now: number, then: number): Sign['points'] {
  const step = Math.max(2, Math.ceil(then / 4));
  return now - then >= step ? 'up' : then - now >= step ? 'down' : 'level';
}

/** Where all of them point the same way, that way. */
const together = (points: ReadonlyArray<Sign['points']>): Sign['points'] =>
  points.every((each) => each === points[0]) ? (points[0] ?? 'level') : 'level';

/** Which way numbers of two windows point, as they are and by the days that lie in no break. */
function comparing(at: At, then: At): (pairs: Pairs) => Sign['points'] {
  const share = ({ window, asOf, settings }: At): number => {
    const known = { from: window.from, to: asOf };
    return daysOutside(known, settings.pauses) / (daysOutside(known, []) || 1);
  };
  const [now, earlier] = [share(at), share(then)];
  const ways = ([count, before]: Pair): ReadonlyArray<Sign['points']> => [
    pointing(count, before),
    now === 0 || earlier === 0 ? 'level' : pointing(count, (before * now) / earlier),
  ];
  return (pairs) => together(pairs.flatMap(ways));
}

const sign = (name: string, values: Parameters<typeof phrase>[1]): Phrase =>
  phrase(`measure.momentum.signs.${name}`, values);

/** Three in four kept point up, fewer than half down; what became of the others stands beside. */
function promises({ parts: [kept], beside }: Figure): Sign | null {
  const { said, numerator, denominator } = kept;
  // Of how many it can be told is the measure's to say.
  if (isBare(said) || numerator === null || denominator === null) return null;
  const points =
    numerator * 4 >= denominator * 3 ? 'up' : numerator * 2 < denominator ? 'down' : 'level';
  const values = { part: numerator, whole: denominator };
  return {
    points,
    said: beside ? sign('promises-beside', { ...values, beside }) : sign('promises', values),
  };
}

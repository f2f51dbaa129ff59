/**
 * Whether a community is gathering or losing momentum: a rule over what the measures are made of,
 * printed with its reasons. There is no score: each sign points up, down or neither way, and two
 * more one way than the other decide.
 */

import { type Phrase, phrase } from '../language/locale.js';
import { addDays, daysBetween } from '../time/day.js';
import { before, type Window, within } from '../time/window.js';
import type { MeasureFacts, Slip } from './facts.js';
import type { AnyMeasure, At, Figure, Gather } from './measure.js';
import { figureAt } from './measured.js';
import { commitmentsKept } from './measures/commitments-kept.js';
import { dormancy } from './measures/dormancy.js';
import { rhythm } from './measures/rhythm.js';
import { because, listOf, median } from './words.js';

/** What the rule may come to. */
export const momenta = ['rising', 'steady', 'slowing', 'stalled', 'too-early'] as const;
export type MomentumState = (typeof momenta)[number];

export interface Sign {
  readonly points: 'up' | 'level' | 'down';
  /** "11 people contributed, 6 the time before". */
  readonly said: Phrase;
}

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
/** Of fewer promises than these, how many were kept points neither way. */
const fewestPromises = 3;

/**
 * The momentum `at` a window, against the window before it.
 *
 * Stalled: neither meeting nor contribution for as long as counts as dormant. Too early to say: less
 * than half of the window before is on record, or there are fewer than two signs. Else two more signs up than
 * down are rising, two more down than up slowing, and everything between is steady.
 */
export function momentumAt(gather: Gather, at: At): Momentum {
  const window = before(at.window);
  const facts = gather(
    ['takings', 'givers', 'newcomers', 'recordedMeetings', 'slips', 'meetingRhythm', 'firstDays'],
    at,
  );
  const then = gather(['takings', 'givers'], { ...at, window, asOf: window.to });
  const figure = (measure: AnyMeasure) => figureAt(measure, gather, at);
  const signs = [
    promises(figure(commitmentsKept), facts.slips),
    compared('offers', facts.takings.length, then.takings.length),
    compared('givers', facts.givers.length, then.givers.length),
    firsts(facts, at),
    came(facts, at),
    meetings(figure(rhythm), facts),
  ].filter((sign) => sign !== null);
  const still = numberOf(figure(dormancy), 'still');
  const state: MomentumState =
    still !== null && still >= at.settings.dormantWeeks * 7
      ? 'stalled'
      : isYoung(facts, window) || signs.length < fewestSigns
        ? 'too-early'
        : decided(signs);
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

function decided(signs: readonly Sign[]): MomentumState {
  const number = (way: Sign['points']): number =>
    signs.filter(({ points }) => points === way).length;
  const balance = number('up') - number('down');
  return balance >= decisive ? 'rising' : balance <= -decisive ? 'slowing' : 'steady';
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

const compared = (name: string, now: number | null, then: number | null): Sign | null =>
  now === null || then === null || (now === 0 && then === 0)
    ? null
    : { points: pointing(now, then), said: sign(name, { count: now, then }) };

const sign = (name: string, values: Parameters<typeof phrase>[1]): Phrase =>
  phrase(`measure.momentum.signs.${name}`, values);

/** Three in four kept point up, fewer than half down; why others were moved stands beside. */
function promises({ parts: [kept] }: Figure, slips: readonly Slip[]): Sign | null {
  const { numerator, denominator } = kept;
  if (numerator === null || denominator === null || denominator === 0) return null;
  const points =
    denominator < fewestPromises
      ? 'level'
      : numerator * 4 >= denominator * 3
        ? 'up'
        : numerator * 2 < denominator
          ? 'down'
          : 'level';
  const values = { part: numerator, whole: denominator };
  const why = besides(slips);
  return {
    points,
    said:
      why === null ? sign('promises', values) : sign('promises-beside', { ...values, beside: why }),
  };
}

// "1 moved (waiting on somebody)": the reasons that were given, whosever they were.
function besides(slips: readonly Slip[]): Phrase | null {
  const list = (['moved', 'released'] as const).flatMap((as) => {
    const of = slips.filter((slip) => slip.as === as && !slip.sooner && slip.takenOn !== null);
    const reasons = [...new Set(of.flatMap((slip) => slip.because ?? []))];
    const name = reasons.length === 0 ? as : `${as}-because`;
    return of.length === 0
      ? []
      : [sign(name, { count: of.length, why: listOf(reasons.map(because)) })];
  });
  return list.length === 0 ? null : listOf(list);
}

function firsts({ newcomers }: MeasureFacts, { window, asOf }: At): Sign | null {
  const count = newcomers.filter(
    ({ firstContributionOn: day }) => within(day, window) && (day ?? '') <= asOf,
  ).length;
  return count === 0 ? null : { points: 'up', said: sign('firsts', { count }) };
}

function came({ recordedMeetings }: MeasureFacts, { settings }: At): Sign | null {
  const { attendanceMeetings: each } = settings;
  const usual = (skip: number): number | null => {
    const present = recordedMeetings.slice(skip, skip + each).map((meeting) => meeting.present);
    return present.length < each ? null : median(present);
  };
  return compared('came', usual(0), usual(each));
}

/** No meeting planned points down, and so do fewer held than two in three that the rhythm calls for. */
function meetings(
  { parts: [held] }: Figure,
  { meetingRhythm, firstDays }: MeasureFacts,
): Sign | null {
  if (firstDays.meeting === null) return null;
  const { next, every } = meetingRhythm;
  const called = every === null ? null : held.denominator;
  const behind = called !== null && (held.numerator ?? 0) * 3 < called * 2;
  return {
    points: next === null || behind ? 'down' : 'level',
    said: sign(next === null ? 'meetings-none-planned' : 'meetings', { held: held.said }),
  };
}

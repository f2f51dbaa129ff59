/**
 * What meetings say of a community's momentum: whether they are held as its own rhythm calls for them, and
 * whether the next has a date.
 */

import { type Phrase, phrase } from '../language/locale.js';
import { addDays } from '../time/day.js';
import { daysOutside, within } from '../time/window.js';
import type { MeasureFacts } from './facts.js';
import type { At, Figure } from './measure.js';

/** What points to a community's gathering or losing momentum, or neither way. */
export interface Sign {
  readonly points: 'up' | 'level' | 'down';
  /** "11 people contributed, 6 the time before". */
  readonly said: Phrase;
}

/** A number now, and in the window before. */
export type Pair = readonly [now: number, then: number];
export type Pairs = readonly [Pair, ...Pair[]];

export interface MeetingsSign extends Sign {
  /** None was held, though some were to be expected, and nobody wonders whether one was. */
  readonly noneHeld: boolean;
}

interface Meetings {
  /** Of the measure that counts them against the rhythm. */
  readonly figure: Figure;
  readonly pair: Pair;
  readonly unconfirmed: Pair;
  /** Which way numbers of two windows point. */
  readonly points: (pairs: Pairs) => Sign['points'];
}

/** How many times what lies between two meetings by the rhythm may pass before one is missed. */
const longestGap = 1.5;

/**
 * No meeting planned points down, and so do fewer held than two in three that the rhythm calls for;
 * without a rhythm, fewer than the time before. An unconfirmed one may have been held or not.
 */
export function signOfMeetings(
  facts: Pick<MeasureFacts, 'meetingRhythm' | 'firstDays' | 'last'>,
  at: At,
  { figure, pair, unconfirmed, points }: Meetings,
): MeetingsSign | null {
  const { next, every } = facts.meetingRhythm;
  if (facts.firstDays.meeting === null) return null;
  const [{ said, numerator, denominator }] = figure.parts;
  const [open] = unconfirmed;
  const held = numerator ?? 0;
  const none = held === 0 && open === 0;
  const byRhythm = (days: number, called: number): Sign['points'] =>
    (none ? gapOf(facts, at) > days * longestGap : (held + open) * 3 < called * 2)
      ? 'down'
      : 'level';
  const way =
    every === null
      ? points(asTheyMayBe(pair, unconfirmed))
      : denominator
        ? byRhythm(every, denominator)
        : 'level';
  // In a break nobody has to have planned the next.
  const isBreak = at.settings.pauses.some((each) => within(at.asOf, each));
  const unplanned = next === null && open === 0 && !isBreak;
  return {
    points: unplanned ? 'down' : way,
    noneHeld: none && way === 'down',
    said: phrase(`measure.momentum.signs.${next === null ? 'meetings-none-planned' : 'meetings'}`, {
      held:
        open === 0
          ? said
          : phrase('measure.momentum.signs.held-and-unconfirmed', {
              held: said,
              unconfirmed: phrase('measure.beside.unconfirmed', { count: open }),
            }),
    }),
  };
}

/**
 * The days from the last meeting held to the next, or up to the day where none is planned, without those
 * in breaks. Where a window ends between two meetings of a month, none was missed in it.
 */
function gapOf(
  { last, meetingRhythm }: Pick<MeasureFacts, 'last' | 'meetingRhythm'>,
  { window, asOf, settings }: At,
): number {
  const from = last.meeting === null ? window.from : addDays(last.meeting.on, 1);
  return daysOutside({ from, to: meetingRhythm.next ?? asOf }, settings.pauses);
}

/** What the numbers come to where none of the unconfirmed ones was held, and where all were. */
const asTheyMayBe = ([now, then]: Pair, [open, openThen]: Pair): Pairs => [
  [now, then],
  [now + open, then],
  [now, then + openThen],
];

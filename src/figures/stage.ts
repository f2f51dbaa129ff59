/**
 * The stage that the figures suggest (Wenger's five), with reasons. A suggestion: a person sets the
 * stage, and knows what no ledger knows.
 */

import { type Phrase, phrase } from '../language/locale.js';
import type { Stage } from '../things/community/thing.js';
import { addWeeks, type Day, daysBetween } from '../time/day.js';
import type { At, Gather, Part } from './measure.js';
import { figureAt } from './measured.js';
import { carriedByMembers } from './measures/carried-by-members.js';
import { isDormant, stillnessAt } from './measures/dormancy.js';
import { rhythm } from './measures/rhythm.js';

export interface StageSuggestion {
  readonly stage: Stage;
  readonly reasons: readonly Phrase[];
}

/** Younger than this, a community that has hardly met is one that may yet be. */
const youngWeeks = 13;
/** A community that others carry is not called mature before it has lasted so long. */
const matureWeeks = 52;

/**
 * What the share that members carry, the rhythm and the age suggest on the day of `at`.
 *
 * Transformation: dormant, after a year or more. Potential: no meeting yet. Coalescing: members
 * carry less than half of something that can be told, or nothing can be told yet, or it meets less
 * than half as often as it means to. Stewardship: nine in ten and more of everything that can be
 * told, in its rhythm (three in four), for a year or more. Maturing: what is between.
 * @param began the first day of the community, where it is known
 */
export function suggestedStage(gather: Gather, at: At, began: Day | null): StageSuggestion {
  const { settings, asOf } = at;
  const shares = figureAt(carriedByMembers, gather, at).parts;
  const [held] = figureAt(rhythm, gather, at).parts;
  const { firstDays, unconfirmed } = gather(['firstDays', 'unconfirmed'], at);
  const stillness = stillnessAt(gather, at);
  const told = shares.filter(({ denominator }) => (denominator ?? 0) >= settings.fewest);
  const age = began === null ? null : Math.floor(daysBetween(began, asOf) / 7);
  const old = began !== null && began <= addWeeks(asOf, -matureWeeks);
  const dormant = isDormant(stillness, at);
  const reasons = [
    ...(age === null ? [] : [phrase('stage-suggested.age', { count: age })]),
    ...(dormant ? [phrase('stage-suggested.dormant', { count: stillness.days })] : []),
    phrase(`stage-suggested.${firstDays.meeting === null ? 'no-meeting' : 'rhythm'}`, {
      held: held.said,
    }),
    ...(told.length === 0
      ? [phrase('stage-suggested.shares-unknown')]
      : told.map((part) =>
          phrase('stage-suggested.share', {
            what: phrase(`measure.carried-by-members.parts.${part.name}`),
            share: part.said,
          }),
        )),
  ];
  return { stage: stageOf(), reasons };

  function stageOf(): Stage {
    if (dormant && old) return 'transformation';
    if (firstDays.meeting === null && (age === null || age < youngWeeks)) return 'potential';
    if (told.length === 0 || !told.every(atLeast(1, 2)) || !inRhythm(1, 2, unconfirmed.length))
      return 'coalescing';
    return old && told.every(atLeast(9, 10)) && inRhythm(3, 4) ? 'stewardship' : 'maturing';
  }

  // Without an agreed rhythm there is none to fall behind; what is unconfirmed may have been held.
  function inRhythm(part: number, whole: number, maybe = 0): boolean {
    const { numerator, denominator } = held;
    return denominator === null || ((numerator ?? 0) + maybe) * whole >= denominator * part;
  }
}

/** Whether a fraction is `part` of `whole` or more, in whole numbers. */
const atLeast =
  (part: number, whole: number) =>
  ({ numerator, denominator }: Part): boolean =>
    (numerator ?? 0) * whole >= (denominator ?? 0) * part;

/**
 * Continue, pass on, pause or close: what is on record for each. Evidence and no verdict; what a
 * community is for stands in no ledger, and the decision is its own. Pausing comes before closing.
 */

import { counted } from '../text/text.js';
import type { Settings } from '../things/community/settings.js';
import { type Day, shortDay } from '../time/day.js';
import { isDormant, isStillFor, type Stillness } from './measures/dormancy.js';
import type { MomentumState } from './momentum.js';

export const ways = ['continue', 'pass on', 'pause', 'close'] as const;
export type Way = (typeof ways)[number];

/** What the evidence is made of; null where nobody knows. */
export interface OutlookFacts {
  readonly momentum: MomentumState;
  readonly members: number;
  readonly joinedLastYear: number;
  /** Members whose joining day nobody knows. */
  readonly joinedUnknown: number;
  /** Open commitments, those that nobody has taken yet included. */
  readonly open: number;
  readonly questions: number;
  readonly nextMeeting: Day | null;
  /** Meetings of which nobody has said whether they took place, since the last one held. */
  readonly unconfirmed: number;
  /** How long there has been neither meeting nor contribution. */
  readonly stillness: Stillness | null;
  /** How many usually come, and how many came before that. */
  readonly came: number | null;
  readonly cameBefore: number | null;
  /** Meetings of the last year whose host is known, and how many the facilitator hosted. */
  readonly hosted: number;
  readonly hostedByFacilitator: number;
  /** Meetings of the last year of which nobody noted who hosted. */
  readonly hostUnknown: number;
  /** Members beside the facilitator who hosted or took something on within the last year. */
  readonly carriers: readonly string[];
  readonly deputies: readonly string[];
  /** How the latest check-ins felt, 1 to 5, the newest first. */
  readonly feelings: readonly number[];
}

export type Evidence = { readonly [Of in Way]: readonly string[] };

/** Days without meeting and contribution that speak for a pause. */
const quietDays = 28;
/** A feeling up to this is a heavy one. */
const heavy = 2;
/** So many check-ins say how it feels to carry the community. */
const enoughFeelings = 3;

type Reason = readonly [holds: boolean, sentence: string];

const those = (reasons: readonly Reason[]): string[] =>
  reasons.filter(([holds]) => holds).map(([, sentence]) => sentence);

/** The sentences on record for each way, none of them weighed against another. */
export function evidence(facts: OutlookFacts, settings: Settings): Evidence {
  const { momentum, open, questions, nextMeeting, stillness, joinedLastYear } = facts;
  const quiet = isStillFor(stillness, quietDays);
  const dormant = isDormant(stillness, { settings });
  const since = `There has been neither meeting nor contribution for ${counted(stillness?.days ?? 0, 'day')}.`;
  const fewer =
    facts.came !== null && facts.cameBefore !== null && facts.came * 2 < facts.cameBefore;
  const feelsHeavy =
    facts.feelings.length >= enoughFeelings && facts.feelings.every((each) => each <= heavy);
  return {
    continue: those([
      [momentum === 'rising' || momentum === 'steady', `Momentum is ${momentum}.`],
      [
        nextMeeting !== null,
        `The next meeting has a date: ${nextMeeting && shortDay(nextMeeting)}.`,
      ],
      [open > 0, `${counted(open, 'commitment is', 'commitments are')} open.`],
      [
        questions > 0,
        `${counted(questions, 'burning question waits', 'burning questions wait')} for an answer.`,
      ],
      [
        joinedLastYear > 0,
        `${counted(joinedLastYear, 'person', 'people')} joined within the last year${
          facts.joinedUnknown > 0
            ? `, and ${facts.joinedUnknown} with no joining day on record`
            : ''
        }.`,
      ],
    ]),
    'pass on': those([
      [
        facts.hosted >= settings.fewest && facts.hostedByFacilitator * 2 > facts.hosted,
        `You hosted ${facts.hostedByFacilitator} of ${counted(facts.hosted, 'meeting')} of the last year${
          facts.hostUnknown > 0 ? `; who hosted ${facts.hostUnknown} more is not on record` : ''
        }.`,
      ],
      [
        facts.carriers.length > 0,
        `Others have carried something within the last year: ${shortList(facts.carriers)}.`,
      ],
      [facts.deputies.length > 0, `There is a deputy: ${shortList(facts.deputies)}.`],
      [feelsHeavy, 'Your last check-ins felt heavy, and the community has people in it.'],
    ]),
    pause: those([
      [quiet, since],
      [momentum === 'slowing', 'Momentum is slowing.'],
      [nextMeeting === null && facts.unconfirmed === 0, 'No meeting is planned.'],
      [
        fewer,
        `Fewer than half as many come as before: ${facts.came}, and ${facts.cameBefore} before.`,
      ],
      [feelsHeavy, 'Your last check-ins felt heavy.'],
    ]),
    close: those([
      [dormant, since],
      [facts.members === 0, 'Nobody is on record as a member.'],
      [dormant && open === 0, 'Nothing that was offered is open any more.'],
      [dormant && questions === 0, 'No burning question is open.'],
      [
        dormant && joinedLastYear === 0 && facts.joinedUnknown === 0,
        'Nobody joined within the last year.',
      ],
    ]),
  };
}

const most = 5;

const shortList = (names: readonly string[]): string =>
  names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;

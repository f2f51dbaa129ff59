import { commitmentsDue, commitmentsUndated, leftBehindBy, waitingFor } from './commitments.js';
import { decisionsToLookAt } from './decisions.js';
import { ownPromise, sinceLastTime, thanksNotSaid, wins } from './deeds.js';
import { turnsOfDuties } from './duties.js';
import { gauges, momentum, outlookHint } from './gauges.js';
import {
  carriedOver,
  meetingQuestions,
  meetingUnconfirmed,
  meetingUnhosted,
  meetingUnplanned,
} from './meetings.js';
import { moves } from './moves.js';
import { peopleToReach } from './people.js';
import { pollsToSettle } from './polls.js';
import type { Selector } from './selector.js';
import { unmatchedNames } from './unmatched-names.js';

/** Everything that a check-in can look at, by the name that a flow knows it by. */
export const selectors = {
  'since-last-time': sinceLastTime,
  wins,
  'thanks-owed': thanksNotSaid,
  'own-promise': ownPromise,
  'unmatched-names': unmatchedNames,
  'left-behind': leftBehindBy,
  'commitments-due': commitmentsDue,
  'commitments-undated': commitmentsUndated,
  'waiting-for': waitingFor,
  people: peopleToReach,
  'decisions-to-look-at': decisionsToLookAt,
  'turns-to-offer': turnsOfDuties,
  'polls-due': pollsToSettle,
  'meeting-unconfirmed': meetingUnconfirmed,
  'meeting-unplanned': meetingUnplanned,
  'meeting-unhosted': meetingUnhosted,
  'meeting-questions': meetingQuestions,
  'carried-over': carriedOver,
  momentum,
  gauges,
  outlook: outlookHint,
  moves,
} satisfies Record<string, Selector>;

export type SelectorName = keyof typeof selectors;
export const selectorNames = Object.keys(selectors) as SelectorName[];

import type { SelectorName } from '../../names.js';
import { ownPromise, sinceLastTime, thanks, wins } from './deeds.js';
import { gauges, momentum, outlook } from './gauges.js';
import type { Looking } from './look.js';
import { carriedOver, questions, unhosted, unplanned } from './meetings.js';
import { moves } from './moves.js';
import { namesMet } from './names-met.js';
import { people } from './people.js';
import { due, waitingFor } from './promises.js';

/** How the ledger finds each thing that a check-in can look at. */
export const looks: Record<SelectorName, Looking> = {
  'since-last-time': sinceLastTime,
  wins,
  'thanks-owed': thanks,
  'own-promise': ownPromise,
  'unmatched-names': namesMet,
  'commitments-due': due,
  'waiting-for': waitingFor,
  people,
  'meeting-unplanned': unplanned,
  'meeting-unhosted': unhosted,
  'meeting-questions': questions,
  'carried-over': carriedOver,
  momentum,
  gauges,
  outlook,
  moves,
};

import type { Day } from '../../time/day.js';
import type { Reader } from '../ledger.js';
import type { Id } from '../thing.js';
import { planKeeperOn } from './terms.js';

/** Who looks after the Momentum Plan on `day`, or null where nobody does. */
export const planKeeper = (reader: Reader, day: Day): Id | null =>
  reader.value<Id | null>(`SELECT ${planKeeperOn.sql('c', '@day')} FROM community c`, { day }) ??
  null;

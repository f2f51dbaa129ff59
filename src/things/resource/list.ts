import type { Day } from '../../time/day.js';
import type { Reader } from '../ledger.js';
import { type Person, personOf } from '../member/list.js';
import { keeperOn } from './terms.js';
import type { Resource } from './thing.js';

/** A document or link worth keeping, as lists show it. */
export interface ResourceRow extends Omit<Resource, 'id' | 'status' | 'keeper'> {
  /** Null where nobody looks after it. */
  readonly keeper: Person | null;
}

type Row = Omit<ResourceRow, 'keeper'> & { keeperNo: number | null; keeperName: string | null };

/** Resources, the one that nobody has looked at for longest first. */
export const listResources = (reader: Reader, today: Day): ResourceRow[] =>
  reader
    .all<Row>(
      `SELECT r.no, r.title, r.link, r.added_on AS addedOn, r.looked_at_on AS lookedAtOn,
         m.no AS keeperNo, m.name AS keeperName
       FROM resource r LEFT JOIN member m ON m.id = ${keeperOn.sql('r', '@today')}
       ORDER BY r.looked_at_on, r.no`,
      { today },
    )
    .map(({ keeperNo, keeperName, ...row }) => ({
      ...row,
      keeper: personOf(keeperNo, keeperName),
    }));

/** What the ledger knows of one member's time here. */

import type { Day } from '../../time/day.js';
import type { Reader } from '../ledger.js';
import type { No } from '../no.js';
import type { Id } from '../thing.js';
import type { Commitment } from './fields.js';
import { helpedBy, isOfferedUnknown } from './terms.js';

/** Something they once took, and what has become of it. */
export interface Taken {
  readonly no: No;
  readonly text: string;
  readonly from: Day;
  /** Nobody has said when: `from` is the first day on which it is known of. */
  readonly dayUnknown: boolean;
  /** When somebody else took it over, or they gave it back; null: it is theirs, or was to the end. */
  readonly passedOn: Day | null;
  /** They gave it back while it was wanted, so that nobody had it then. */
  readonly handedBack: boolean;
  readonly status: Commitment['status'];
  readonly due: Day | null;
  readonly closedOn: Day | null;
}

/** One year in which they came or gave. */
export interface Year {
  readonly year: string;
  /** Meetings whose list has them as present. */
  readonly meetings: number;
  readonly contributions: number;
}

type Flag = 'dayUnknown' | 'handedBack';

const takings = `SELECT c.no, c.text, o.from_on AS "from", ${isOfferedUnknown('c', 'o')} AS dayUnknown,
       o.to_on AS passedOn,
       o.to_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM commitment_owner n
         WHERE n."of" = o."of" AND n.place = o.place + 1 AND n.from_on = o.to_on) AS handedBack, c.status, c.due_on AS due, c.closed_on AS closedOn
     FROM commitment_owner o JOIN commitment c ON c.id = o."of"
     WHERE o.member = ? ORDER BY o.from_on, c.no`;

/** Everything they took, the first first. */
export const takenBy = (reader: Reader, member: Id): Taken[] =>
  reader.all<Omit<Taken, Flag> & Record<Flag, 0 | 1>>(takings, member).map((taken) => ({
    ...taken,
    dayUnknown: taken.dayUnknown === 1,
    handedBack: taken.handedBack === 1,
  }));

/** Something that another holds or did, and that they help with or helped with. */
export interface Helped extends Pick<Taken, 'no' | 'text' | 'status' | 'due' | 'closedOn'> {
  readonly owner: Id | null;
}

/** Everything they help with on the day, or helped with until it was closed, the first first. */
export const helpedWith = (reader: Reader, member: Id, day: Day): Helped[] =>
  reader.all<Helped>(
    `SELECT c.no, c.text, c.status, c.due_on AS due, c.closed_on AS closedOn, c.owner
     FROM commitment c
     WHERE c.id IN (SELECT j.subject FROM mention m JOIN journal j ON j.seq = m.seq
                    WHERE m.thing = @member)
       AND ${helpedBy('c', '@member', '@day')}
     ORDER BY c.offered_on, c.no`,
    { member, day },
  );

/** The years in which they came or gave, the first first. */
export const yearsOf = (reader: Reader, member: Id): Year[] =>
  reader.all<Year>(
    `SELECT year, sum(met) AS meetings, sum(gave) AS contributions FROM (
       SELECT substr(m.held_on, 1, 4) AS year, 1 AS met, 0 AS gave
       FROM attendance a JOIN meeting m ON m.id = a."of"
       WHERE a.member = @member AND a.there = 'present' AND m.held_on IS NOT NULL
       UNION ALL SELECT substr(on_day, 1, 4), 0, 1 FROM contribution WHERE member = @member)
     GROUP BY year ORDER BY year`,
    { member },
  );

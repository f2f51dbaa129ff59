/** Members who would be glad of a word. */

import type { Reader } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import { addWeeks, type Day, weekOf } from '../../time/day.js';
import type { Window } from '../../time/window.js';

export interface Somebody {
  readonly no: number;
  readonly name: string;
  /** The day of what brings them into the list. */
  readonly on: Day;
}

/** Who has asked to join, the longest waiting first. */
export const requests = (reader: Reader): Somebody[] =>
  reader.all<Somebody>(
    `SELECT no, name, requested_on AS "on" FROM member WHERE status = 'requested'
     ORDER BY requested_on, no`,
  );

/** Who joined within the window and was not welcomed, the longest here first. */
export const toWelcome = (reader: Reader, { from, to }: Window, except: Id | null): Somebody[] =>
  reader.all<Somebody>(
    `SELECT no, name, joined_on AS "on" FROM member
     WHERE status = 'joined' AND bot = 0 AND welcomed_on IS NULL AND id IS NOT ?
       AND joined_on BETWEEN ? AND ? ORDER BY joined_on, no`,
    except,
    from,
    to,
  );

/** Whose first contribution fell within the window and who was not thanked since. */
export const firstGivers = (
  reader: Reader,
  { from, to }: Window,
  except: Id | null,
): Array<Somebody & { readonly kind: string; readonly text: string | null }> =>
  reader.all(
    `SELECT m.no, m.name, c.on_day AS "on", c.kind, c.title AS text
     FROM contribution c JOIN member m ON m.id = c.member
     WHERE c.on_day BETWEEN @from AND @to AND m.bot = 0 AND m.status = 'joined' AND m.id IS NOT @except
       AND (m.thanked_on IS NULL OR m.thanked_on < c.on_day)
       AND NOT EXISTS (SELECT 1 FROM contribution p WHERE p.member = m.id
         AND (p.on_day < c.on_day OR (p.on_day = c.on_day AND p.no < c.no)))
     ORDER BY c.on_day DESC, m.no`,
    { from, to, except },
  );

export interface Load {
  readonly no: number;
  readonly name: string;
  /** Open commitments that are theirs, of how many in all. */
  readonly carries: number;
  readonly all: number;
}

const many = 4;

/**
 * Who carries a lot: more than four open commitments, or four that are half of all. Whoever was
 * contacted on `rested` or later is left in peace.
 */
export const overloaded = (reader: Reader, rested: Day, except: Id | null): Load[] =>
  reader.all<Load>(
    `WITH held AS (SELECT owner, count(*) AS carries FROM commitment
         WHERE status = 'offered' GROUP BY owner),
       whole AS (SELECT sum(carries) AS "all" FROM held)
     SELECT m.no, m.name, carries, "all" FROM held, whole JOIN member m ON m.id = held.owner
     WHERE (carries > ${many} OR (carries = ${many} AND carries * 2 >= "all"))
       AND m.status = 'joined' AND m.id IS NOT ? AND (m.contacted_on IS NULL OR m.contacted_on < ?)
     ORDER BY carries DESC, m.no`,
    except,
    rested,
  );

/** Members active within the last quarter who carry nothing open, the last to be active first. */
export const freeHands = (reader: Reader, today: Day, except: Id | null): Somebody[] =>
  reader.all<Somebody>(
    `SELECT m.no, m.name, max(a.week) AS "on" FROM activity a JOIN member m ON m.id = a.member
     WHERE a.week >= ? AND m.status = 'joined' AND m.bot = 0 AND m.id IS NOT ?
       AND NOT EXISTS (SELECT 1 FROM commitment WHERE owner = m.id AND status = 'offered')
     GROUP BY m.id ORDER BY "on" DESC, count(*) DESC, m.no LIMIT 5`,
    addWeeks(weekOf(today), -13),
    except,
  );

/** Members who would be glad of a word. */

import { activeWeeksBetween } from '../../things/active.js';
import { carryingMuch } from '../../things/commitment/carrying.js';
import { isTaken, ownerOn } from '../../things/commitment/terms.js';
import type { Reader } from '../../things/ledger.js';
import { asksToJoin, awaitsWelcome, isMember, mayBeAsked } from '../../things/member/terms.js';
import type { No } from '../../things/no.js';
import type { Id } from '../../things/thing.js';
import { addWeeks, type Day, weekOf } from '../../time/day.js';
import type { Window } from '../../time/window.js';

export interface Somebody {
  readonly no: No;
  readonly name: string;
  /** The day of what brings them into the list. */
  readonly on: Day;
}

/** Who has asked to join, the longest waiting first. */
export const requests = (reader: Reader, today: Day): Somebody[] =>
  reader.all<Somebody>(
    `SELECT m.no, m.name, m.requested_on AS "on" FROM member m
     WHERE ${asksToJoin.sql('m', '@today')} ORDER BY m.requested_on, m.no`,
    { today },
  );

/** Who joined of late and was not welcomed, the longest here first. */
export const toWelcome = (reader: Reader, today: Day, except: Id | null): Somebody[] =>
  reader.all<Somebody>(
    `SELECT m.no, m.name, m.joined_on AS "on" FROM member m
     WHERE ${awaitsWelcome.sql('m', '@today')} AND m.id IS NOT @except ORDER BY m.joined_on, m.no`,
    { today, except },
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
     WHERE c.on_day BETWEEN @from AND @to AND ${isMember.sql('m', '@to')} AND m.id IS NOT @except
       AND (m.thanked_on IS NULL OR m.thanked_on < c.on_day)
       AND NOT EXISTS (SELECT 1 FROM contribution p WHERE p.member = m.id
         AND (p.on_day < c.on_day OR (p.on_day = c.on_day AND p.no < c.no)))
     ORDER BY c.on_day DESC, m.no`,
    { from, to, except },
  );

export interface Load {
  readonly no: No;
  readonly name: string;
  /** Open commitments that are theirs, of how many in all. */
  readonly carries: number;
  readonly all: number;
}

/** Who carries a lot. Whoever was contacted on `rested` or later is left in peace. */
export const overloaded = (
  reader: Reader,
  today: Day,
  { rested, except }: { readonly rested: Day; readonly except: Id | null },
): Load[] =>
  reader.all<Load>(
    `SELECT m.no, m.name, carries, "all" FROM (${carryingMuch('@today')}) held
     JOIN member m ON m.id = held.owner
     WHERE ${mayBeAsked.sql('m', '@today')} AND m.id IS NOT @except
       AND (m.contacted_on IS NULL OR m.contacted_on < @rested)
     ORDER BY carries DESC, m.no`,
    { today, except, rested },
  );

/** Members active within the last quarter who carry nothing open, the last to be active first. */
export const freeHands = (reader: Reader, today: Day, except: Id | null): Somebody[] =>
  reader.all<Somebody>(
    `SELECT m.no, m.name, max(a.week) AS "on"
     FROM (${activeWeeksBetween('@from', '@today')}) a JOIN member m ON m.id = a.member
     WHERE ${mayBeAsked.sql('m', '@today')} AND m.id IS NOT @except AND m.id NOT IN (
         SELECT ${ownerOn.sql('c', '@today')} FROM commitment c WHERE ${isTaken.sql('c', '@today')})
     GROUP BY m.id ORDER BY "on" DESC, count(*) DESC, m.no LIMIT 5`,
    { today, except, from: addWeeks(weekOf(today), -13) },
  );

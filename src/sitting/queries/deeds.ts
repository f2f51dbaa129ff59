/** What has been done in a stretch of days: for a win to start with, and for thanks. */

import { keptIn } from '../../things/commitment/terms.js';
import type { Reader } from '../../things/ledger.js';
import { isMember } from '../../things/member/terms.js';
import type { No } from '../../things/no.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { Window } from '../../time/window.js';

export interface Happened {
  readonly kept: number;
  readonly offered: number;
  readonly contributions: number;
  readonly held: number;
  readonly answered: number;
  /** Names, the first to come first. */
  readonly joined: readonly string[];
}

/** @param except the facilitator, who need not be told that they joined */
export function whatHappened(reader: Reader, { from, to }: Window, except: Id | null): Happened {
  const count = (table: string, where: string): number =>
    reader.value<number>(`SELECT count(*) FROM ${table} t WHERE ${where}`, { from, to }) ?? 0;
  const within = (column: string): string => `t.${column} BETWEEN @from AND @to`;
  return {
    kept: count('commitment', keptIn.sql('t', '@from', '@to')),
    // What a file brought in without its day may have been offered at any time.
    offered: count(
      'commitment',
      `${within('taken_on')} AND NOT (t.offered_unknown AND t.taken_on = t.offered_on)`,
    ),
    contributions: count('contribution', within('on_day')),
    held: count('meeting', within('held_on')),
    answered: count('question', within('answered_on')),
    joined: reader.values<string>(
      `SELECT m.name FROM member m WHERE ${isMember.sql('m', '@to')} AND m.id IS NOT @except
           AND m.joined_on BETWEEN @from AND @to ORDER BY m.joined_on, m.no`,
      { except, from, to },
    ),
  };
}

/** Something that a member did: a contribution of its kind, or a promise kept. */
export interface Deed {
  readonly kind: string;
  readonly text: string | null;
  readonly on: Day;
}

export interface Thanks {
  readonly no: No;
  readonly name: string;
  /** What they have not been thanked for yet, promises kept first, then the latest first. */
  readonly deeds: readonly Deed[];
}

/**
 * Members who did something within the window and have not been thanked since; whoever kept a
 * promise first, then whoever was never thanked or not for longest.
 * @param except the facilitator, who need not thank themselves
 */
export function thanksOwed(reader: Reader, { from, to }: Window, except: Id | null): Thanks[] {
  const rows = reader.all<{ no: No; name: string; thanked: Day | null } & Deed>(
    `WITH deed AS (
       SELECT member, on_day AS "on", kind, title AS text, 0 AS kept FROM contribution
         WHERE on_day BETWEEN @from AND @to
       UNION ALL
       SELECT c.owner, c.closed_on, 'kept', c.text, 1 FROM commitment c
         WHERE ${keptIn.sql('c', '@from', '@to')}
       UNION ALL
       SELECT other.value, c.closed_on, 'kept', c.text, 1
         FROM commitment c, json_each(c.others) other
         WHERE ${keptIn.sql('c', '@from', '@to')}
     )
     SELECT m.no, m.name, m.thanked_on AS thanked, d."on", d.kind, d.text
     FROM deed d JOIN member m ON m.id = d.member
     WHERE ${isMember.sql('m', '@to')} AND m.id IS NOT @except
       AND (m.thanked_on IS NULL OR d."on" > m.thanked_on)
     ORDER BY d.kept DESC, m.thanked_on, d."on" DESC, m.no`,
    { from, to, except },
  );
  const people = new Map<No, { no: No; name: string; deeds: Deed[] }>();
  for (const { no, name, on, kind, text } of rows) {
    const person = people.get(no) ?? { no, name, deeds: [] };
    person.deeds.push({ on, kind, text });
    people.set(no, person);
  }
  return [...people.values()];
}

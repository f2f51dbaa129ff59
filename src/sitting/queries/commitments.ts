/** Open commitments as a check-in goes through them. */

import type { Commitment } from '../../things/commitment/fields.js';
import {
  helpersOn,
  isLeftBehind,
  isMoved,
  isOpen,
  isTaken,
  isWanted,
  openNow,
  soonUpTo,
} from '../../things/commitment/terms.js';
import type { Reader } from '../../things/ledger.js';
import type { No } from '../../things/no.js';
import type { Id } from '../../things/thing.js';
import { addDays, type Day } from '../../time/day.js';

export interface OpenCommitment {
  readonly id: Id;
  readonly no: No;
  readonly text: string;
  readonly status: Commitment['status'];
  readonly owner: Id | null;
  /** Null while nobody has taken it. */
  readonly name: string | null;
  /** How many help with it beside its owner. */
  readonly others: number;
  readonly due: Day | null;
  readonly offeredOn: Day;
  /** Whether nobody has said when that was: `offeredOn` is the first day on which it is known of. */
  readonly offeredUnknown: 0 | 1;
  /** Since when it has been with whoever has it; null while nobody has taken it. */
  readonly heldSince: Day | null;
  /** When it was passed on or handed back last; null where it never was. */
  readonly handedOn: Day | null;
  /** How often another date was agreed. */
  readonly moved: number;
  readonly doneWhen: string | null;
  /** Numbers of the open commitments that wait for it, with commas between. */
  readonly feeds: string | null;
  /** The last day that its owner was offered help, with this or another. */
  readonly nudgedOn: Day | null;
}

const open = `SELECT c.id, c.no, c.text, c.status, c.owner, m.name,
    json_array_length(${helpersOn.sql('c', '@today')}) AS others, c.due_on AS due, c.offered_on AS offeredOn,
    c.offered_unknown AS offeredUnknown,
    c.done_when AS doneWhen,
    (SELECT count(*) FROM commitment_due d
      WHERE d."of" = c.id AND d.due IS NOT NULL AND ${isMoved('c', 'd')}) AS moved,
    (SELECT group_concat(f.no, ', ') FROM momentum_link l JOIN commitment f ON f.id = l."of"
      WHERE l.needs = c.id AND l.to_on IS NULL AND ${openNow('f')}) AS feeds,
    (SELECT max(on_day) FROM nudge WHERE member = c.owner) AS nudgedOn,
    (SELECT max(from_on) FROM commitment_due WHERE "of" = c.id) AS dueAgreedOn,
    (SELECT max(from_on) FROM commitment_owner WHERE "of" = c.id AND to_on IS NULL) AS heldSince,
    (SELECT max(to_on) FROM commitment_owner WHERE "of" = c.id) AS handedOn
  FROM commitment c LEFT JOIN member m ON m.id = c.owner`;

/** Open ones due on `today` or before it, the longest due first. */
export const dueBy = (reader: Reader, today: Day, limit: number): OpenCommitment[] =>
  reader.all<OpenCommitment>(
    `${open} WHERE ${isOpen.sql('c', '@today')} AND NOT ${isLeftBehind.sql('c', '@today')}
       AND c.due_on <= @today ORDER BY c.due_on, c.no LIMIT @limit`,
    { today, limit },
  );

/** What somebody held who has left, the longest due first and what has no date last. */
export const leftBehind = (reader: Reader, today: Day, limit: number): OpenCommitment[] =>
  reader.all<OpenCommitment>(
    `${open} WHERE ${isLeftBehind.sql('c', '@today')}
     ORDER BY c.due_on IS NULL, c.due_on, c.no LIMIT @limit`,
    { today, limit },
  );

const longDays = 28;

/** What somebody has held for four weeks or longer without a date, the longest first. */
export const undated = (reader: Reader, today: Day, limit: number): OpenCommitment[] =>
  reader.all<OpenCommitment>(
    `SELECT * FROM (${open} WHERE ${isTaken.sql('c', '@today')} AND c.due_on IS NULL)
     WHERE heldSince <= @long ORDER BY heldSince, no LIMIT @limit`,
    { today, limit, long: addDays(today, -longDays) },
  );

/** What is wanted for longer is a matter for the plan, and for no move. */
const oldDays = 365;

/**
 * Not due yet and still worth a kind word: what others wait for, and what falls due soon. What has
 * no date is asked about by itself (`undated`). One for each member, never the facilitator's,
 * and of nobody who was offered help since `rested`; nothing
 * that was agreed today.
 */
export function waitedFor(
  reader: Reader,
  today: Day,
  { rested, except }: { readonly rested: Day; readonly except: Id | null },
): OpenCommitment[] {
  const rows = reader.all<OpenCommitment>(
    `SELECT * FROM (${open} WHERE ${isTaken.sql('c', '@today')} AND (c.due_on > @today OR c.due_on IS NULL))
     WHERE owner IS NOT @except AND dueAgreedOn < @today AND heldSince < @today AND (nudgedOn IS NULL OR nudgedOn <= @rested)
       AND (due <= @soon OR (feeds IS NOT NULL AND (due IS NOT NULL OR heldSince > @long)))
     ORDER BY feeds IS NULL, due IS NULL, due, no`,
    {
      today,
      except,
      rested,
      soon: soonUpTo(today),
      long: addDays(today, -longDays),
    },
  );
  const asked = new Set<Id | null>();
  return rows.filter(({ owner }) => !asked.has(owner) && asked.add(owner));
}

/** What nobody has taken yet, of the last year, the longest wanted first. */
export const wanted = (reader: Reader, today: Day, limit: number): OpenCommitment[] =>
  reader.all<OpenCommitment>(
    `${open} WHERE ${isWanted.sql('c', '@today')} AND c.offered_on >= @old
     ORDER BY c.due_on IS NULL, c.due_on, c.offered_on, c.no LIMIT @limit`,
    { today, limit, old: addDays(today, -oldDays) },
  );

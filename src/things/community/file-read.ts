import type { Day } from '../../time/day.js';
import { json, references, word } from '../field.js';
import { optional, type PayloadOf } from '../payload.js';

/**
 * A file was brought in: what it says, as digests, so that the next one shows who changed what.
 * It speaks of those of one kind, in their order; where what it says is of people at a meeting, the
 * fields are their places among the members. Of what the sheet holds no more, nothing is said.
 */
export const fileRead = {
  kind: word<string>(),
  /** Which sheet it is a state of, and how the column of each field is called, as digests. */
  sheet: optional(word<string>()),
  columns: optional(json<Readonly<Record<string, string>>>()),
  members: references('member'),
  meetings: references('meeting'),
  commitments: references('commitment'),
  /** The rows of a file that writes days without their year, and those days as they were read. */
  days: optional(
    json<{ readonly rows: readonly string[]; readonly cells: Readonly<Record<string, Day>> }>(),
  ),
  said: json<ReadonlyArray<Readonly<Record<string, string>>>>(),
};
export type FileRead = PayloadOf<typeof fileRead>;

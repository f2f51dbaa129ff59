import type { Day } from '../../time/day.js';
import { json, references, word } from '../field.js';
import { optional, type PayloadOf } from '../payload.js';

/**
 * A file was brought in: what it says, as digests, so that the next one shows who changed what.
 * It speaks of those of one kind, in their order. Digests of what people typed can be guessed at, so
 * that they are kept as such words are, and can be forgotten.
 */
export const fileRead = {
  kind: word<string>(),
  /** Which sheet it is a state of, and how the column of each field is called, as digests. */
  sheet: optional(word<string>()),
  columns: optional(json<Readonly<Record<string, string>>>()),
  members: references('member'),
  meetings: references('meeting'),
  commitments: references('commitment'),
  polls: optional(references('poll')),
  /** The rows of a file that writes days without their year, and those days as they were read. */
  days: optional(
    json<{ readonly rows: readonly string[]; readonly cells: Readonly<Record<string, Day>> }>(
      'facilitator',
    ),
  ),
  /** What it can say of each; where that is of people at a meeting, behind the members. */
  fields: json<readonly string[]>(),
  /**
   * What it says of each: the digests of the fields, with commas between. One that is not the next,
   * or empty, has the place of its field before it: "f3bddf,4:88612a,5:". Of what the sheet holds no
   * more nothing is said.
   */
  said: json<readonly string[]>('facilitator'),
};
export type FileRead = PayloadOf<typeof fileRead>;

import type { ImportKind } from '../kinds.js';
import type { ReadRow } from '../read.js';
import { importAttendance } from './attendance.js';
import { importCommitments } from './commitments.js';
import { importContributions } from './contributions.js';
import type { ImportRun } from './import-run.js';
import { importMeetings } from './meetings.js';
import { importMembers } from './members.js';

/** What a community can bring in; the aliases teach names instead. */
export type BroughtIn = Exclude<ImportKind, 'aliases'>;

/**
 * What the rows of each kind lead to. Meetings before what happened at them: what waited for a name
 * comes in by this order.
 */
export const importers: {
  readonly [Kind in BroughtIn]: (run: ImportRun, rows: ReadonlyArray<ReadRow<Kind>>) => void;
} = {
  members: importMembers,
  meetings: importMeetings,
  commitments: importCommitments,
  attendance: importAttendance,
  contributions: importContributions,
};

import { attendanceFile } from './attendance.js';
import { commitmentsFile } from './commitments.js';
import { contributionsFile } from './contributions.js';
import type { Importable } from './importable.js';
import { meetingsFile } from './meetings.js';
import { membersFile } from './members.js';

/**
 * What a community can bring in. Meetings before what happened at them: what waited for a name
 * comes in by this order.
 */
export const importables = [
  membersFile,
  meetingsFile,
  commitmentsFile,
  attendanceFile,
  contributionsFile,
] as const satisfies readonly Importable[];

/** Which duties there are on a day. */

import type { Term } from '../term.js';
import type { Duty } from './thing.js';

/** On record by the day, and not stopped by then. */
export const isRunning: Term<Duty> = {
  sql: (d, day) =>
    `(${d}.added_on <= ${day} AND (${d}.stopped_on IS NULL OR ${d}.stopped_on > ${day}))`,
  of: ({ addedOn, stoppedOn }, day) => addedOn <= day && (stoppedOn === null || stoppedOn > day),
};

/** Which burning questions are open. */

import type { Term } from '../term.js';
import type { Question } from './thing.js';

/** Asked by the day, and by then neither answered nor taken back. */
export const isUnanswered: Term<Question> = {
  // Each side of the OR has an index of its own.
  sql: (q, day) => `((${q}.status = 'open' AND ${q}.asked_on <= ${day})
    OR (${q}.answered_on IS NOT NULL AND ${q}.answered_on > ${day} AND ${q}.asked_on <= ${day})
    OR (${q}.withdrawn_on IS NOT NULL AND ${q}.withdrawn_on > ${day} AND ${q}.asked_on <= ${day}))`,
  of: ({ askedOn, answeredOn, withdrawnOn }, day) =>
    askedOn <= day &&
    (answeredOn === null || answeredOn > day) &&
    (withdrawnOn === null || withdrawnOn > day),
};

/** Asked on that very day, whatever became of it: there is an index by status and day. */
export const isAskedThatDay: Term<Question> = {
  sql: (q, day) => `(${q}.status IN ('open', 'answered', 'withdrawn') AND ${q}.asked_on = ${day})`,
  of: ({ askedOn: asked }, day) => asked === day,
};

/** The first or the last day on which anything was asked; each half has the index by status. */
export const askedOn = (which: 'min' | 'max', upTo: string): string =>
  `SELECT ${which}(day) FROM (${['open', 'answered', 'withdrawn']
    .map(
      (status) =>
        `SELECT ${which}(asked_on) AS day FROM question WHERE status = '${status}' AND asked_on <= ${upTo}`,
    )
    .join(' UNION ALL ')})`;

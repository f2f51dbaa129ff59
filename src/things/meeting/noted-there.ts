/** What is on record of a meeting that its notes may say as well. */

import type { Day } from '../../time/day.js';
import type { Commitment } from '../commitment/fields.js';
import { openNow } from '../commitment/terms.js';
import type { Reader } from '../ledger.js';
import { need } from '../session.js';
import type { Id } from '../thing.js';
import type { Meeting } from './fields.js';
import { isCancelled } from './terms.js';

export interface Worded {
  readonly id: Id;
  readonly text: string;
}

/** Promises that were made there, and after them any that are open. */
export const promisesThereOrOpen = (reader: Reader, meeting: Id): readonly Worded[] =>
  reader.all(
    `SELECT c.id, c.text FROM commitment c WHERE c.said_at = @meeting OR ${openNow('c')}
     ORDER BY c.said_at IS @meeting DESC, c.no DESC`,
    { meeting },
  );

/** Those of the same words that were kept, but for capitals. */
export const keptInWords = (reader: Reader, text: string): readonly Commitment[] =>
  reader
    .all<{ id: Id }>('SELECT id FROM commitment WHERE lower(text) = lower(?)', text)
    .map(({ id }) => need(reader, 'commitment', id))
    .filter(({ status }) => status === 'kept');

export const promisesMadeAt = (reader: Reader, meeting: Id): readonly Worded[] =>
  reader.all('SELECT id, text FROM commitment WHERE said_at = ? ORDER BY no', meeting);

export const questionsTakenAt = (reader: Reader, meeting: Id): readonly Worded[] =>
  reader.all(
    `SELECT q.id, q.text FROM question q JOIN meeting_question m ON m.question = q.id
     WHERE m."of" = ? ORDER BY q.no`,
    meeting,
  );

export const decisionsTakenAt = (reader: Reader, meeting: Id): readonly Worded[] =>
  reader.all('SELECT id, text FROM decision WHERE taken_at = ? ORDER BY no', meeting);

/** Whether somebody contributed what is called so on that day. */
export const contributedOn = (reader: Reader, member: Id, day: Day, title: string): boolean =>
  reader.value(
    'SELECT 1 FROM contribution WHERE member = ? AND on_day = ? AND title = ?',
    ...[member, day, title],
  ) === 1;

/** The meetings of a day, but those that were cancelled. */
export const meetingsStandingOn = (reader: Reader, day: Day, today: Day): readonly Meeting[] =>
  reader
    .all<{ id: Id }>(
      `SELECT m.id FROM meeting m WHERE m.day = @day AND NOT ${isCancelled.sql('m', '@today')} ORDER BY m.no`,
      { day, today },
    )
    .map(({ id }) => need(reader, 'meeting', id));

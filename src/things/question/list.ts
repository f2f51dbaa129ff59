import type { Day } from '../../time/day.js';
import type { Reader } from '../ledger.js';
import { type Person, personOf } from '../member/list.js';
import { isUnanswered } from './terms.js';
import type { Question } from './thing.js';

/** A burning question as lists show it. */
export interface QuestionRow extends Omit<Question, 'id' | 'askedBy' | 'answeredBy'> {
  /** Null where nobody said who asked. */
  readonly askedBy: Person | null;
  readonly answeredBy: Person | null;
}

type Row = Omit<QuestionRow, 'askedBy' | 'answeredBy'> & {
  askerNo: number | null;
  asker: string | null;
  answererNo: number | null;
  answerer: string | null;
};

/** Burning questions, the one that has been open for longest first; those that were answered, or are no longer asked, after them. */
export function listQuestions(
  reader: Reader,
  { answered }: { readonly answered: boolean },
  today: Day,
): QuestionRow[] {
  const rows = reader.all<Row>(
    `SELECT q.no, q.text, q.status, q.asked_on AS askedOn, q.answered_on AS answeredOn, q.answer,
       q.withdrawn_on AS withdrawnOn, q.why,
       a.no AS askerNo, a.name AS asker, b.no AS answererNo, b.name AS answerer
     FROM question q LEFT JOIN member a ON a.id = q.asked_by LEFT JOIN member b ON b.id = q.answered_by
     WHERE @answered OR ${isUnanswered.sql('q', '@today')}
     ORDER BY NOT ${isUnanswered.sql('q', '@today')}, coalesce(q.answered_on, q.withdrawn_on) DESC, q.asked_on, q.no`,
    { today, answered: answered ? 1 : 0 },
  );
  return rows.map(({ askerNo, asker, answererNo, answerer, ...row }) => ({
    ...row,
    askedBy: personOf(askerNo, asker),
    answeredBy: personOf(answererNo, answerer),
  }));
}

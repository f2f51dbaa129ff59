import type { Day } from '../../time/day.js';
import type { Window } from '../../time/window.js';
import type { Reader } from '../ledger.js';
import type { Id } from '../thing.js';
import type { Commitment } from './fields.js';

/** A commitment as lists show it. */
export interface CommitmentRow {
  readonly no: number;
  readonly text: string;
  readonly status: Commitment['status'];
  /** Null while it is wanted. */
  readonly by: string | null;
  readonly with: readonly string[];
  readonly due: Day | null;
  readonly offeredOn: Day;
  readonly closedOn: Day | null;
  readonly overdue: boolean;
}

export interface CommitmentFilter {
  readonly statuses: ReadonlyArray<Commitment['status']>;
  /** Only those whose due date has gone by on `today`. */
  readonly overdue?: boolean;
  /** Only those of this member, as owner or together with another. */
  readonly member?: Id | undefined;
  readonly due?: Window | undefined;
  /** Only those said at this meeting. */
  readonly saidAt?: Id;
  readonly limit?: number;
}

interface Row {
  no: number;
  text: string;
  status: Commitment['status'];
  by: string | null;
  others: string;
  due: Day | null;
  offeredOn: Day;
  closedOn: Day | null;
}

const columns = `c.no, c.text, c.status, c.others, c.due_on AS due, c.offered_on AS offeredOn,
  c.closed_on AS closedOn, (SELECT name FROM member WHERE id = c.owner) AS "by"`;

/** Commitments in the order of their due dates, those without one last. */
export function listCommitments(
  reader: Reader,
  filter: CommitmentFilter,
  today: Day,
): CommitmentRow[] {
  const where = [`c.status IN (${filter.statuses.map((each) => `'${each}'`).join(', ')})`];
  const params: unknown[] = [];
  if (filter.overdue) {
    where.push('c.due_on < ?');
    params.push(today);
  }
  if (filter.member) {
    where.push('(c.owner = ? OR instr(c.others, ?) > 0)');
    params.push(filter.member, `"${filter.member}"`);
  }
  if (filter.due) {
    where.push('c.due_on BETWEEN ? AND ?');
    params.push(filter.due.from, filter.due.to);
  }
  if (filter.saidAt) {
    where.push('c.said_at = ?');
    params.push(filter.saidAt);
  }
  const rows = reader.all<Row>(
    `SELECT ${columns} FROM commitment c WHERE ${where.join(' AND ')}
     ORDER BY c.due_on IS NULL, c.due_on, c.no LIMIT ?`,
    ...params,
    filter.limit ?? -1,
  );
  return rows.map(({ others, ...row }) => ({
    ...row,
    with: namesOf(reader, others),
    overdue: isOpen(row.status) && row.due !== null && row.due < today,
  }));
}

const isOpen = (status: Commitment['status']): boolean =>
  status === 'offered' || status === 'wanted';

const namesOf = (reader: Reader, ids: string): string[] =>
  ids === '[]'
    ? []
    : (JSON.parse(ids) as Id[]).map((id) => reader.get('member', id)?.name ?? 'somebody');

/** How many are open, and of those how many nobody has taken and how many are overdue. */
export function countOpen(
  reader: Reader,
  today: Day,
): { open: number; wanted: number; overdue: number } {
  return reader.one<{ open: number; wanted: number; overdue: number }>(
    `SELECT count(*) AS open, coalesce(sum(status = 'wanted'), 0) AS wanted,
       coalesce(sum(due_on < ?), 0) AS overdue
     FROM commitment WHERE status IN ('offered', 'wanted') AND offered_on <= ?`,
    today,
    today,
  ) as { open: number; wanted: number; overdue: number };
}

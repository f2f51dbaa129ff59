import { addDays, type Day } from '../../time/day.js';
import type { Window } from '../../time/window.js';
import type { Reader } from '../ledger.js';
import type { No } from '../no.js';
import type { Id } from '../thing.js';
import type { Commitment } from './fields.js';
import {
  helpedBy,
  helpersOn,
  isDueSoon,
  isLeftBehind,
  isOpen,
  isOverdue,
  isWanted,
  offeredBy,
} from './terms.js';

/** A commitment as lists show it. */
export interface CommitmentRow
  extends Pick<Commitment, 'no' | 'text' | 'status' | 'offeredOn' | 'closedOn'> {
  /** Null while it is wanted. */
  readonly by: string | null;
  /** Who offered it, as it was said; null where it was wanted then. */
  readonly offeredBy: string | null;
  /** Whether whoever held it has left, so that it is looking for somebody. */
  readonly leftBehind: boolean;
  /** Who helps, and is here. */
  readonly with: readonly string[];
  readonly due: Day | null;
  /** The meeting that its date goes with, by its number, and how many days after it; null where it goes with none. */
  readonly follows: { readonly meeting: No; readonly title: string; readonly days: number } | null;
  /** Held by somebody, and its day is over. */
  readonly overdue: boolean;
}

/** Which of them a list shows. */
const shown = {
  open: isOpen.sql('c', '@today'),
  wanted: isWanted.sql('c', '@today'),
  overdue: isOverdue.sql('c', '@today'),
  'due soon': isDueSoon.sql('c', '@today'),
  all: 'c.offered_on <= @today',
} as const;

export interface CommitmentFilter {
  readonly which: keyof typeof shown;
  /** Only those of this member, as owner or together with another. */
  readonly member?: Id | undefined;
  readonly due?: Window | undefined;
  /** Only those said at this meeting. */
  readonly saidAt?: Id;
  /** Only what came of this decision. */
  readonly decision?: Id;
  readonly limit?: number;
}

type Row = Omit<CommitmentRow, 'with' | 'follows' | Flag> & {
  others: string;
  followsNo: No | null;
  followsTitle: string | null;
  followsBy: number | null;
} & Record<Flag, 0 | 1>;
type Flag = 'leftBehind' | 'overdue';

const columns = `c.no, c.text, c.status, ${helpersOn.sql('c', '@today')} AS others, c.due_on AS due, c.offered_on AS offeredOn,
  c.closed_on AS closedOn, (SELECT name FROM member WHERE id = c.owner) AS "by",
  (SELECT name FROM member WHERE id = ${offeredBy.sql('c', '@today')}) AS offeredBy,
  ${isLeftBehind.sql('c', '@today')} AS leftBehind, ${isOverdue.sql('c', '@today')} AS overdue,
  f.no AS followsNo, f.title AS followsTitle, d.follows_by AS followsBy`;

// The date that is agreed now, and the meeting that it goes with.
const withFollowed = `commitment c
  LEFT JOIN commitment_due d ON d."of" = c.id AND d.to_on IS NULL AND d.follows IS NOT NULL
  LEFT JOIN meeting f ON f.id = d.follows`;

/** Commitments in the order of their due dates, those without one last. */
export function listCommitments(
  reader: Reader,
  filter: CommitmentFilter,
  today: Day,
): CommitmentRow[] {
  const where: string[] = [shown[filter.which]];
  if (filter.member) where.push(`(c.owner = @member OR ${helpedBy('c', '@member', '@today')})`);
  if (filter.due) where.push('c.due_on BETWEEN @from AND @to');
  if (filter.saidAt) where.push('c.said_at = @saidAt');
  if (filter.decision) where.push('c.decision = @decision');
  return reader
    .all<Row>(
      `SELECT ${columns} FROM ${withFollowed} WHERE ${where.join(' AND ')}
       ORDER BY c.due_on IS NULL, c.due_on, c.no LIMIT @limit`,
      {
        today,
        limit: filter.limit ?? -1,
        ...(filter.member && { member: filter.member }),
        ...filter.due,
        ...(filter.saidAt && { saidAt: filter.saidAt }),
        ...(filter.decision && { decision: filter.decision }),
      },
    )
    .map(({ others, leftBehind, overdue, followsNo, followsTitle, followsBy, ...row }) => ({
      ...row,
      follows:
        followsNo === null
          ? null
          : { meeting: followsNo, title: followsTitle ?? '', days: followsBy ?? 0 },
      leftBehind: leftBehind === 1,
      with: namesOf(reader, others),
      overdue: overdue === 1,
    }));
}

/** The days that are called lately of one member: thirteen weeks. */
const lately = 91;

/** What was kept lately by a member, or with their help, the latest first. */
export const keptLately = (reader: Reader, member: Id, today: Day): CommitmentRow[] =>
  listCommitments(reader, { which: 'all', member }, today)
    .filter(
      ({ status, closedOn }) => status === 'kept' && (closedOn ?? '') > addDays(today, -lately),
    )
    .sort((a, b) => ((b.closedOn ?? '') < (a.closedOn ?? '') ? -1 : 1));

const namesOf = (reader: Reader, ids: string): string[] =>
  ids === '[]'
    ? []
    : (JSON.parse(ids) as Id[]).map((id) => reader.get('member', id)?.name ?? 'somebody');

/** How many are open, and of those how many nobody has taken and how many are overdue. */
export const countOpen = (
  reader: Reader,
  today: Day,
): Readonly<Record<'open' | 'wanted' | 'overdue' | 'dueSoon', number>> =>
  reader.one(
    `SELECT count(*) AS open, coalesce(sum(${isWanted.sql('c', '@today')}), 0) AS wanted,
       coalesce(sum(${isOverdue.sql('c', '@today')}), 0) AS overdue,
       coalesce(sum(${isDueSoon.sql('c', '@today')}), 0) AS dueSoon
     FROM commitment c WHERE ${isOpen.sql('c', '@today')}`,
    { today },
  ) ?? { open: 0, wanted: 0, overdue: 0, dueSoon: 0 };

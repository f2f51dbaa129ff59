import type { Day } from '../../time/day.js';
import type { Window } from '../../time/window.js';
import type { Reader } from '../ledger.js';
import type { Person } from '../member/list.js';
import type { No } from '../no.js';
import type { Id } from '../thing.js';

/** A contribution as lists show it. */
export interface ContributionRow {
  readonly no: No;
  readonly by: Person;
  readonly on: Day;
  readonly kind: string;
  readonly title: string | null;
  readonly link: string | null;
}

type Row = Omit<ContributionRow, 'by'> & { byNo: number; byName: string };

export interface ContributionFilter {
  readonly window?: Window | undefined;
  readonly member?: Id | undefined;
  readonly kind?: string | undefined;
  readonly limit?: number;
}

/** Contributions, the newest first. */
export function listContributions(reader: Reader, filter: ContributionFilter): ContributionRow[] {
  const where = ['1'];
  const params: unknown[] = [];
  if (filter.window) {
    where.push('c.on_day BETWEEN ? AND ?');
    params.push(filter.window.from, filter.window.to);
  }
  if (filter.member) {
    where.push('c.member = ?');
    params.push(filter.member);
  }
  if (filter.kind !== undefined) {
    where.push('c.kind = ?');
    params.push(filter.kind.trim().toLowerCase());
  }
  const rows = reader.all<Row>(
    `SELECT c.no, c.on_day AS "on", c.kind, c.title, c.ref AS link, m.no AS byNo, m.name AS byName
     FROM contribution c JOIN member m ON m.id = c.member
     WHERE ${where.join(' AND ')} ORDER BY c.on_day DESC, c.no DESC LIMIT ?`,
    ...params,
    filter.limit ?? -1,
  );
  return rows.map(({ byNo, byName, ...row }) => ({ ...row, by: { no: byNo, name: byName } }));
}

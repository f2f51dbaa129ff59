import type { Day } from '../../time/day.js';
import type { Reader } from '../ledger.js';
import type { Member } from '../member/fields.js';
import type { No } from '../no.js';
import type { Id } from '../thing.js';
import { isHolder, isHolding } from './terms.js';
import type { Role } from './thing.js';

/** A role as the one who holds it has it. */
export interface RoleHeld {
  readonly name: string;
  readonly deputy: boolean;
}

export interface Holder {
  readonly no: No;
  readonly name: string;
  readonly since: Day;
}

/** A role as lists show it. */
export interface RoleRow {
  readonly no: No;
  readonly name: string;
  /** Nobody holds it; a deputy alone does not fill it. */
  readonly vacant: boolean;
  readonly holders: readonly Holder[];
  readonly deputies: readonly Holder[];
}

/** The roles that each member holds on `day`, by member. */
export function rolesHeld(reader: Reader, day: Day): Map<Id, RoleHeld[]> {
  const rows = reader.all<{ member: Id; name: string; deputy: 0 | 1 }>(
    `SELECT h.member, r.name, h.deputy FROM role_holding h JOIN role r ON r.id = h."of"
     WHERE ${isHolding.sql('h', '@day')} ORDER BY r.no`,
    { day },
  );
  const held = new Map<Id, RoleHeld[]>();
  for (const { member, name, deputy } of rows) {
    held.set(member, [...(held.get(member) ?? []), { name, deputy: deputy === 1 }]);
  }
  return held;
}

/**
 * Every role with whoever holds it on `day`, in the order in which the roles were added; of those
 * that were taken away since, the ones that somebody held then.
 */
export function listRoles(reader: Reader, day: Day): RoleRow[] {
  const holdings = reader.all<Holder & { role: Id; deputy: 0 | 1 }>(
    `SELECT h."of" AS role, h.deputy, h.from_on AS since, m.no, m.name
     FROM role_holding h JOIN member m ON m.id = h.member
     WHERE ${isHolding.sql('h', '@day')} ORDER BY h.from_on, h.place`,
    { day },
  );
  return reader
    .all<{ id: Id; no: No; name: string; status: Role['status'] }>(
      'SELECT id, no, name, status FROM role ORDER BY no',
    )
    .filter(({ id, status }) => status === 'open' || holdings.some(({ role }) => role === id))
    .map(({ id, no, name }) => {
      const those = (deputy: 0 | 1): Holder[] =>
        holdings
          .filter((held) => held.role === id && held.deputy === deputy)
          .map((held) => ({ no: held.no, name: held.name, since: held.since }));
      const holders = those(0);
      return { no, name, vacant: holders.length === 0, holders, deputies: those(1) };
    });
}

/** Whoever holds the Coordinator role on `day`: the facilitator. Several, or nobody, is null. */
export function facilitatorOn(reader: Reader, day: Day, role: string): Member | null {
  const holders = reader.all<{ member: Id }>(
    `SELECT h.member FROM role r JOIN role_holding h ON h."of" = r.id
     WHERE r.name = @role AND ${isHolder.sql('h', '@day')}`,
    { role, day },
  );
  const [only] = holders;
  return only && holders.length === 1 ? (reader.get('member', only.member) ?? null) : null;
}

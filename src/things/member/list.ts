import { alphabetically } from '../../text/text.js';
import type { Day } from '../../time/day.js';
import { columnName, listedIn } from '../field.js';
import type { Reader } from '../ledger.js';
import type { No } from '../no.js';
import { type RoleHeld, rolesHeld } from '../role/list.js';
import type { Whose } from '../term.js';
import type { Id } from '../thing.js';
import { type Member, type MemberStatus, memberFields } from './fields.js';
import { hasLeft, isGone, isMember, isPerson, mayBeAsked, ownEntry, standingNow } from './terms.js';

/** Somebody, as other things mention them. */
export interface Person {
  readonly no: No;
  readonly name: string;
}

/** Somebody from the two columns of an outer join. */
export const personOf = (no: No | null, name: string | null): Person | null =>
  no === null || name === null ? null : { no, name };

export const personById = (reader: Reader, id: Id | null): Person | null => {
  const state = id === null ? undefined : reader.get('member', id);
  return state ? { no: state.no, name: state.name } : null;
};

/** A member as lists show them. */
export interface MemberRow extends Person {
  readonly status: MemberStatus;
  /** The first day they were a member; null while requested, and where nobody knows. */
  readonly joinedOn: Day | null;
  /** The day from which their present status holds; null where nobody knows. */
  readonly since: Day | null;
  readonly welcomedOn: Day | null;
  readonly bot: boolean;
  readonly roles: readonly RoleHeld[];
  /** What people say of them that lists show, by the fields’ names. */
  readonly listed: Readonly<Record<string, string | null>>;
}

type Row = Omit<MemberRow, 'bot' | 'roles' | 'listed'> & { id: Id; bot: 0 | 1 };

const listedKeys = [...listedIn(memberFields).keys()];
const listedColumns = listedKeys.map((key) => `, m.${columnName(key)} AS "${key}"`).join('');

/** Members in these statuses, by name; bots only where they are asked for. */
export function listMembers(
  reader: Reader,
  { statuses, bots }: { readonly statuses: readonly MemberStatus[]; readonly bots: boolean },
  today: Day,
): MemberRow[] {
  const held = rolesHeld(reader, today);
  return reader
    .all<Row>(
      `SELECT m.id, m.no, m.name, ${standingNow('m')} AS status, m.joined_on AS joinedOn, m.welcomed_on AS welcomedOn,
         m.bot${listedColumns}, (SELECT from_on FROM member_spell WHERE "of" = m.id AND to_on IS NULL) AS since
       FROM member m
       WHERE ${standingNow('m')} IN (${statuses.map(() => '?').join(', ')}) AND (? OR ${isPerson.sql('m', '')})`,
      ...statuses,
      bots ? 1 : 0,
    )
    .map(({ id, bot, ...row }) => ({
      ...row,
      bot: bot === 1,
      roles: held.get(id) ?? [],
      listed: Object.fromEntries(
        listedKeys.map((key) => [key, row[key as keyof typeof row] as string | null]),
      ),
    }))
    .sort((a, b) => alphabetically(a.name, b.name));
}

/** How many people there are in each status; bots are none. */
export function countMembers(reader: Reader): Record<MemberStatus, number> {
  const counts = { requested: 0, joined: 0, paused: 0, left: 0 };
  for (const { status, count } of reader.all<{ status: MemberStatus; count: number }>(
    `SELECT ${standingNow('m')} AS status, count(*) AS count FROM member m
     WHERE ${isPerson.sql('m', '@day')} AND ${ownEntry('m')} GROUP BY 1`,
  )) {
    counts[status] = count;
  }
  return counts;
}

/** Every member but those who are pausing, who are left in peace; the address is null where there is none. */
export const membersToWriteTo = (reader: Reader, day: Day): Array<Pick<Member, 'name' | 'email'>> =>
  reader.all(
    `SELECT m.name, m.email FROM member m WHERE ${mayBeAsked.sql('m', '@day')} ORDER BY m.no`,
    { day },
  );

/** How many members there are on `day`. */
export const countMembersOn = (reader: Reader, day: Day): number =>
  reader.value<number>(`SELECT count(*) FROM member m WHERE ${isMember.sql('m', '@day')}`, {
    day,
  }) ?? 0;

/** Since when the member's present status holds; null where nobody knows. */
export const sinceOf = (state: Member): Day | null =>
  state.spells.find(({ to }) => to === null)?.from ?? null;

/** What a ledger knows of people on days, for the terms of what names them. */
export const whoseIn = (reader: Pick<Reader, 'get'>): Whose => ({
  hasLeft(id, day) {
    const state = reader.get('member', id);
    return state !== undefined && hasLeft.of(state, day);
  },
});

/** Whether somebody has left by now. Of whom nothing is known, it can't be said. */
export const hasLeftNow = (reader: Pick<Reader, 'get'>, id: Id): boolean => {
  const status = reader.get('member', id)?.status;
  return status !== undefined && isGone(status);
};

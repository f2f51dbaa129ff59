/** Who is said to have come, to have sent apologies, or to be on the list by mistake. */
import { Refusal } from '../../text/refusal.js';
import { inWords } from '../../text/text.js';
import type { Transaction } from '../ledger.js';
import type { MemberOrNew } from '../member/changes.js';
import type { Id } from '../thing.js';

export interface Attendance {
  readonly present?: readonly MemberOrNew[];
  readonly apologies?: readonly MemberOrNew[];
  /** Who was listed by mistake, and so is known. */
  readonly absent?: readonly Id[];
  /** Who answered beforehand that they come, or perhaps do; who doesn't sends apologies. */
  readonly coming?: readonly MemberOrNew[];
  readonly perhaps?: readonly MemberOrNew[];
}

/** @throws Refusal `there-and-not` where somebody is named in two of the lists */
export function listsOf(
  { reader }: Transaction,
  { present = [], apologies = [], absent = [], coming = [], perhaps = [] }: Attendance,
  memberOf: (named: MemberOrNew) => Id,
) {
  const lists = {
    ...{ present: present.map(memberOf), apologies: apologies.map(memberOf), absent },
    ...(coming.length > 0 ? { coming: coming.map(memberOf) } : {}),
    ...(perhaps.length > 0 ? { perhaps: perhaps.map(memberOf) } : {}),
  };
  const named = Object.entries(lists) as ReadonlyArray<[keyof typeof ways, readonly Id[]]>;
  const twice = [...new Set(named.flatMap(([, ids]) => ids))].flatMap((id) => {
    const said = named.filter(([, ids]) => ids.includes(id)).map(([list]) => ways[list]);
    const name = reader.get('member', id)?.name ?? 'Somebody';
    return said.length > 1 ? [`${name} is named ${inWords(said)}`] : [];
  });
  if (twice.length === 0) return lists;
  throw new Refusal(
    'there-and-not',
    `${twice.join('; ')}: both can’t be so.`,
    'Say it one way, and run this again.',
  );
}

const ways = {
  present: 'as present',
  apologies: 'as having sent apologies',
  absent: 'as absent',
  coming: 'as coming',
  perhaps: 'as perhaps coming',
} as const;

export const isEmpty = (lists: Attendance): boolean =>
  (Object.keys(ways) as Array<keyof typeof ways>).every((way) => (lists[way] ?? []).length === 0);

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
}

/** @throws Refusal `there-and-not` where somebody is named in two of the lists */
export function listsOf(
  { reader }: Transaction,
  { present = [], apologies = [], absent = [] }: Attendance,
  memberOf: (named: MemberOrNew) => Id,
) {
  const lists = { present: present.map(memberOf), apologies: apologies.map(memberOf), absent };
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
} as const;

export const isEmpty = ({ present = [], apologies = [], absent = [] }: Attendance): boolean =>
  present.length + apologies.length + absent.length === 0;

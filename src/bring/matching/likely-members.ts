import { likeness } from '../../text/likeness.js';
import { looseKey } from '../../text/text.js';
import type { Reader } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import { allMembers } from '../../things/unmatched/list.js';

/** A member who may be meant by a spelling; `likeness` goes from 0 to 1. */
export interface LikelyMember {
  readonly id: Id;
  readonly no: number;
  readonly name: string;
  readonly likeness: number;
}

const most = 3;
const leastLike = 0.6;

/** Whom a spelling may mean, the likeliest first, three at most. Suggestions for a person to judge. */
export function likelyMembers(
  reader: Reader,
): (written: string, beside?: string | null) => LikelyMember[] {
  const members = allMembers(reader).map(({ spellings, ...member }) => ({
    ...member,
    spellings: spellings.split('\n'),
  }));
  return (written, beside = null) => {
    const typed = looseKey(written);
    // Who has the very handle or address that stood beside the name may go by another name.
    const exact = beside === null ? undefined : looseKey(beside);
    return members
      .map(({ id, no, name, spellings }) => ({
        ...{ id, no, name },
        likeness: Math.max(
          ...spellings.map((spelling) => (spelling === exact ? 0.99 : likeness(typed, spelling))),
        ),
      }))
      .filter((member) => member.likeness >= leastLike)
      .sort((a, b) => b.likeness - a.likeness || a.no - b.no)
      .slice(0, most);
  };
}

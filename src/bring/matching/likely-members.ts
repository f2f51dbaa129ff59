import { distance } from 'fastest-levenshtein';
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
export function likelyMembers(reader: Reader): (written: string) => LikelyMember[] {
  const members = allMembers(reader).map(({ spellings, ...member }) => ({
    ...member,
    spellings: spellings.split('\n'),
  }));
  return (written) => {
    const typed = looseKey(written);
    return members
      .map(({ id, no, name, spellings }) => ({
        ...{ id, no, name },
        likeness: Math.max(...spellings.map((spelling) => likeness(typed, spelling))),
      }))
      .filter((member) => member.likeness >= leastLike)
      .sort((a, b) => b.likeness - a.likeness || a.no - b.no)
      .slice(0, most);
  };
}

const wordsOf = (text: string): string[] => text.split(/[\s\-_.,/@()]+/).filter(Boolean);

// "Ami Yusuf" for "Amina Yusuf": every word of the shorter begins a word of the longer, or is
// begun by one; a whole word counts for more. Otherwise the letters are compared.
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short = [], long = []] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length);
  const left = [...long];
  const pairs = short.map((word) => {
    const same = left.indexOf(word);
    const at = same >= 0 ? same : left.findIndex((o) => o.startsWith(word) || word.startsWith(o));
    return { word, other: at < 0 ? undefined : left.splice(at, 1)[0] };
  });
  const all = pairs.every(({ other }) => other !== undefined);
  // An initial in common is no likeness.
  const telling = pairs.some(({ word, other }) => word.length > 1 && (other?.length ?? 0) > 1);
  if (all && telling) {
    const begun = pairs.filter(({ word, other }) => word !== other).length;
    return 0.95 - 0.05 * Math.min(left.length, 3) - 0.03 * Math.min(begun, 3);
  }
  return 1 - distance(a, b) / Math.max(a.length, b.length, 1);
}

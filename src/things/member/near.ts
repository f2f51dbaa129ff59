import { likeness } from '../../text/near.js';
import { nameKey } from '../../text/text.js';
import type { Candidate, Rows } from '../find.js';
import { compareNos } from '../no.js';
import { spelt } from './find.js';

/** A member who may be meant by a spelling that nobody is known by; `likeness` goes up to 1. */
export interface NearMember extends Candidate {
  readonly likeness: number;
}

const most = 3;

/**
 * Whose name is near to a spelling, or who has the address or handle beside it; the nearest first,
 * three at most: for a person to judge.
 */
export function nearMembers(rows: Rows): (written: string, beside?: string | null) => NearMember[] {
  const members = spelt(rows);
  const near = (written: string, beside: string, spelling: string): number =>
    beside !== '' && nameKey(spelling) === nameKey(beside) ? 1 : likeness(written, spelling);
  return (written, beside) =>
    members
      .map(({ candidate, spellings }) => ({
        ...candidate,
        likeness: Math.max(...spellings.map((spelling) => near(written, beside ?? '', spelling))),
      }))
      .filter((member) => member.likeness > 0)
      .sort((a, b) => b.likeness - a.likeness || compareNos(a.no, b.no))
      .slice(0, most);
}

/** The one whose name is nearest; undefined where none is near, or several are as near. */
export function nearestMember(near: readonly NearMember[]): NearMember | undefined {
  const [first, second] = near;
  return first && first.likeness > (second?.likeness ?? 0) ? first : undefined;
}

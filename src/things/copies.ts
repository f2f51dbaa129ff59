/**
 * Entries of several copies of a ledger have one order; what does not hold at its place in it is set
 * aside, with its reason. Of what was written in one copy alone nothing ever is.
 */

import type { Id } from './field.js';
import { keyOf, replicaOf } from './keys.js';

/** Why an entry is set aside, each as the end of a sentence. @param where it went otherwise */
const reasons = {
  'not-any-more': (where: string) =>
    `it could not happen any more, after what had happened in ${where}`,
  gone: (where: string) => `what it speaks of had been taken back in ${where}`,
  circle: (where: string) =>
    `with what had happened in ${where}, they would wait for each other in a circle`,
  'taken-back-already': (where: string) => `it had been taken back in ${where} too`,
  'depended-on': (where: string) => `what it takes back was built on in ${where}`,
} as const;
export type SetAside = keyof typeof reasons;

/** How the journal says that what another copy held was brought in. */
export const broughtInKind = 'community.copy-brought-in';

/** Keys from one to another, both included. */
export type Keys = readonly [first: Id, last: Id];

/** The keys of what came in with a copy, as the entry carries it that says so. */
export function keysBrought({ data }: { readonly data: object }): Keys[] {
  const { from, to } = data as { from: readonly Id[]; to: readonly Id[] };
  return to.map((last) => {
    const known = from.find((head) => replicaOf(head) === replicaOf(last));
    return [(known ?? keyOf(replicaOf(last), 0)) + 1, last];
  });
}

/** Whether a key is among them. */
export const isAmong = (ranges: readonly Keys[], key: Id): boolean =>
  ranges.some(([first, last]) => first <= key && key <= last);

/** "set aside, since …" @param where it went otherwise, as far as that is known */
export const whySetAside = (why: SetAside, where = 'the other copy'): string =>
  `set aside, since ${reasons[why](where)}`;

/** Whether an entry counts, as SQL over a row of the journal: it was neither taken back nor set aside. */
export const inEffect = (entry: string): string =>
  `(EXISTS (SELECT 1 FROM batch b WHERE b.id = ${entry}.batch AND b.undone_by IS NULL)
    AND NOT EXISTS (SELECT 1 FROM set_aside s WHERE s.seq = ${entry}.seq))`;

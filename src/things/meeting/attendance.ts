/** Who was at a meeting: what is said of it, and the list that comes of it. */

import { counted, inWords } from '../../text/text.js';
import { references, truth } from '../field.js';
import { member } from '../member/thing.js';
import { optional, type PayloadOf } from '../payload.js';
import type { Id, NameOf } from '../thing.js';
import type { Meeting } from './fields.js';

export const listFields = {
  present: references('member'),
  apologies: references('member'),
  absent: references('member'),
  /** The list is whole, and nobody is on it who came. */
  nobody: optional(truth()),
};
type Said = PayloadOf<typeof listFields>;

const sorted = (
  list: ReadonlyMap<Id, Meeting['attendance'][number]['there']>,
): Meeting['attendance'] =>
  [...list]
    .map(([who, there]) => ({ member: who, there }))
    .sort((a, b) => (a.member < b.member ? -1 : 1));

export function attended(state: Meeting, { present, apologies, absent, nobody }: Said): Meeting {
  const list = new Map(state.attendance.map(({ member: who, there }) => [who, there]));
  for (const who of absent) list.delete(who);
  for (const who of apologies) if (list.get(who) !== 'present') list.set(who, 'apologies');
  // Whoever is listed as present was there, whatever else the list says of them.
  for (const who of present) list.set(who, 'present');
  return {
    ...state,
    // Apologies alone are no record of who was there, unless somebody says that nobody was.
    recorded:
      state.recorded || (state.status === 'held' && (present.length > 0 || nobody === true)),
    attendance: sorted(list),
  };
}

/** Present beats apologies, which beat not being on the list. */
export const listedOnce = (state: Meeting): Meeting => ({
  ...state,
  attendance: sorted(
    new Map(
      [...state.attendance]
        .sort((a, b) => Number(a.there === 'present') - Number(b.there === 'present'))
        .map(({ member: who, there }) => [who, there]),
    ),
  ),
});

export function whoCame({ present, apologies, absent, nobody }: Said, nameOf: NameOf): string {
  const names = (ids: readonly Id[]) =>
    ids.length > 3
      ? counted(ids.length, 'member')
      : inWords(ids.map((each) => nameOf(member, each)));
  // Whoever sends apologies after all was on the list of those who came.
  const gone = absent.filter((id) => !present.includes(id) && !apologies.includes(id));
  return [
    nobody ? 'nobody came' : '',
    present.length > 0 ? `${names(present)} came` : '',
    apologies.length > 0 ? `apologies from ${names(apologies)}` : '',
    gone.length > 0 ? `${names(gone)} taken off the list` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

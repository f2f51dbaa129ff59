/** Who was at a meeting: what is said of it, and the list that comes of it. */

import { counted, inWords } from '../../text/text.js';
import { references, truth } from '../field.js';
import { member } from '../member/thing.js';
import { optional, type PayloadOf } from '../payload.js';
import type { Id, NameOf } from '../thing.js';
import type { ListedAs, Meeting } from './fields.js';

export const listFields = {
  present: references('member'),
  apologies: references('member'),
  absent: references('member'),
  /** The list is whole, and nobody is on it who came. */
  nobody: optional(truth()),
  /** What was answered beforehand; who doesn't come sends apologies. */
  coming: optional(references('member')),
  perhaps: optional(references('member')),
};
type Said = PayloadOf<typeof listFields>;

const sorted = (
  list: ReadonlyMap<Id, Meeting['attendance'][number]['there']>,
): Meeting['attendance'] =>
  [...list]
    .map(([who, there]) => ({ member: who, there }))
    .sort((a, b) => (a.member < b.member ? -1 : 1));

export function attended(
  state: Meeting,
  { present, apologies, absent, nobody, coming = [], perhaps = [] }: Said,
): Meeting {
  const list = new Map(state.attendance.map(({ member: who, there }) => [who, there]));
  for (const who of absent) list.delete(who);
  for (const who of perhaps) list.set(who, 'perhaps');
  for (const who of coming) list.set(who, 'coming');
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

/** Of two who are one person, which answer counts: the later of these. */
const weight: readonly ListedAs[] = ['perhaps', 'coming', 'apologies', 'present'];

/** Present beats apologies, which beat what was said before, which beats not being on the list. */
export const listedOnce = (state: Meeting): Meeting => ({
  ...state,
  attendance: sorted(
    new Map(
      [...state.attendance]
        .sort((a, b) => weight.indexOf(a.there) - weight.indexOf(b.there))
        .map(({ member: who, there }) => [who, there]),
    ),
  ),
});

/** On another day, who said they come has not said so of that one; who can't has been asked once. */
export const unanswered = (state: Meeting): Meeting => ({
  ...state,
  attendance: state.attendance.filter(({ there }) => there !== 'coming' && there !== 'perhaps'),
});

/** @param most how many are said by name; of more is said how many they are */
export function whoCame(
  { present, apologies, absent, nobody, coming = [], perhaps = [] }: Said,
  nameOf: NameOf,
  most = 3,
): string {
  const names = (ids: readonly Id[]) =>
    ids.length > most
      ? counted(ids.length, 'member')
      : inWords(ids.map((each) => nameOf(member, each)));
  // Whoever sends apologies after all was on the list of those who came.
  const listed = [present, apologies, coming, perhaps].flat();
  const gone = absent.filter((id) => !listed.includes(id));
  return [
    nobody ? 'nobody came' : '',
    present.length > 0 ? `${names(present)} came` : '',
    coming.length > 0
      ? `${names(coming)} ${coming.length === 1 ? 'has' : 'have'} said they come`
      : '',
    perhaps.length > 0 ? `perhaps ${names(perhaps)}` : '',
    apologies.length > 0 ? `apologies from ${names(apologies)}` : '',
    gone.length > 0 ? `${names(gone)} taken off the list` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

/** Names that wait, as they are shown and asked about. */
import { type LikelyMember, likelyMembers } from '../../bring/matching/likely-members.js';
import type { Call } from '../../cli/spec.js';
import { counted } from '../../text/text.js';
import { type NameWaiting, namesIn } from '../../things/unmatched/list.js';
import { shortDay } from '../../time/day.js';

/** A name that waits, with whom it may mean. */
export type Waiting = NameWaiting & { readonly guesses: readonly LikelyMember[] };

/** The names that wait, those with the most rows first. */
export const whoWaits = ({ session }: Call): Waiting[] =>
  session.ledger.read((reader) => {
    const guess = likelyMembers(reader);
    return namesIn(reader, 'waiting').map((name) => ({ ...name, guesses: guess(name.written) }));
  });

const kindWords: Record<NameWaiting['kinds'][number]['kind'], string> = {
  attendance: 'attendance',
  commitments: 'commitment',
  contributions: 'contribution',
  meetings: 'meeting',
};

const ofWhat = ({ kinds }: NameWaiting): string =>
  kinds.map(({ kind, rows }) => counted(rows, kindWords[kind])).join(', ');

const when = ({ from, to }: NameWaiting): string =>
  from === null || to === null
    ? ''
    : from === to
      ? shortDay(from)
      : `${shortDay(from)} to ${shortDay(to)}`;

/** One waiting name in a line: "3 attendances, 4 May 2026 to 6 July 2026". */
export const whatWaits = (name: NameWaiting): string =>
  [ofWhat(name), when(name)].filter(Boolean).join(', ');

/** A name that waits, for `--json`. */
export const plain = ({ no, written, handle, rows, kinds, from, to, guesses }: Waiting) => ({
  ...{ no, written, handle, rows, kinds, from, to },
  guesses: guesses.map(({ no: number, name, likeness }) => ({
    no: number,
    name,
    likeness: Math.round(likeness * 100) / 100,
  })),
});

import { capital } from '../text/text.js';
import { shortDay } from '../time/day.js';
import { anyThing, type EventKind, thingOf } from './index.js';
import { type Entry, isUndoing } from './ledger.js';
import { formerMember } from './member/fields.js';
import type { NameOf } from './thing.js';

/** What there is to know to put entries in words: names, and what a batch was that was undone. */
export interface Telling {
  readonly nameOf: NameOf;
  /** "Taken back: Ann took 12 (Find a room)." */
  readonly undone: (entry: Undoing) => string;
}

/** An entry that says that a batch was taken back. */
export type Undoing = Pick<Entry, 'kind' | 'subject'>;

type Told = Pick<Entry, 'kind' | 'subject' | 'no' | 'data'>;

/**
 * An entry of the journal in a sentence, without its day.
 * @throws Error where the kind is one of a newer version; callers stop before that
 */
export function sentenceOf({ kind, subject, no, data }: Told, { nameOf, undone }: Telling): string {
  if (isUndoing(kind)) return undone({ kind, subject });
  const name = thingOf(kind);
  if (!name) throw new Error(`no sentence for ${kind}`);
  const tell = anyThing(name).sentences[kind as EventKind];
  const told = tell(data as never, subject, nameOf, no as never);
  return told.startsWith(formerMember) ? capital(told) : told;
}

/** "27 Nov 2026: Ann took 12 (Find a room)." */
export const datedSentence = (entry: Told & Pick<Entry, 'on'>, telling: Telling): string =>
  `${shortDay(entry.on)}: ${sentenceOf(entry, telling)}`;

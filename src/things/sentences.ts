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

type Act = Pick<Entry, 'kind' | 'subject' | 'batch'>;

/** In somebody else's hands a date that had gone by is none, and that is no second thing that happened. */
const losesDate = (entry: Act | undefined, before: Act | undefined): boolean =>
  entry?.kind === 'commitment.undated' &&
  (before?.kind === 'commitment.passed-on' || before?.kind === 'commitment.taken') &&
  entry.subject === before.subject &&
  entry.batch === before.batch;

/** Sentences of entries, in order, with those as one that tell one thing. */
export const toldOnce = <One extends { readonly entry: Act; readonly what: string }>(
  told: readonly One[],
): One[] =>
  told.flatMap((each, at) => {
    if (losesDate(each.entry, told[at - 1]?.entry)) return [];
    return losesDate(told[at + 1]?.entry, each.entry)
      ? [{ ...each, what: each.what.replace(/\.$/, ', without a date.') }]
      : [each];
  });

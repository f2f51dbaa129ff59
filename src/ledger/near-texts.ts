/** Texts about something else that may mean somebody, and that forgetting them leaves as they are. */
import { type NearName, nearNames } from '../text/near-names.js';
import { type ThingName, thingOf } from '../things/index.js';
import { copiedKinds } from '../things/issue/thing.js';
import type { Reader } from '../things/ledger.js';
import { spelt } from '../things/member/find.js';
import { type Identity, isSpelling, type JournalText, journalTexts } from './about-member.js';
import type { Forgetting } from './forgetting-member.js';
import { databaseOf } from './reader.js';
import { rewordable } from './rewordings.js';
import { fileReadKind } from './theirs.js';

/** One of them, once, however often it was typed. */
export interface NearText extends Pick<JournalText, 'text' | 'subject' | 'on'> {
  readonly thing: ThingName;
  /** Where in it words stand that may mean them; one at least. */
  readonly places: readonly NearName[];
  /** Whether it stands so now, and can be put in other words; else all of it can only go. */
  readonly isRewordable: boolean;
}

/** What reads so that they can’t be meant: how files write people is asked about by itself. */
const isLeftOut = (kind: string): boolean =>
  kind === fileReadKind || copiedKinds.includes(kind) || kind.startsWith('name.');

/**
 * Texts that may mean somebody by a form of their name, initials, a name that others have too, or a
 * slip: to be looked at. None of them is among those that are forgotten.
 */
export function textsNear(
  reader: Reader,
  { who, texts }: Pick<Forgetting, 'who' | 'texts'>,
): NearText[] {
  const near = nearNames(who.people, namesOfOthers(reader, who));
  const forgotten = new Set(texts.map(({ text }) => text));
  const all = journalTexts(databaseOf(reader), '1', ({ kind }) => !isLeftOut(kind));
  const found = new Map<string, NearText>();
  for (const { text, kind, field, subject, on } of all) {
    const thing = thingOf(kind);
    const isName = kind.startsWith('member.') && isSpelling.test(field);
    if (!thing || isName || forgotten.has(text)) continue;
    const before = found.get(text);
    if (before?.isRewordable) continue;
    const places = before?.places ?? near(text);
    if (places.length === 0) continue;
    const isRewordable = standsSo(reader, thing, subject, text);
    if (!before || isRewordable)
      found.set(text, { text, subject, on, thing, places, isRewordable });
  }
  return [...found.values()];
}

const namesOfOthers = (reader: Reader, who: Identity): string[] =>
  spelt(reader)
    .filter(({ candidate }) => !who.ids.includes(candidate.id))
    .flatMap(({ spellings }) => spellings);

/** Whether a thing says so now, in a field that it can put in other words. */
function standsSo(reader: Reader, thing: ThingName, id: number, text: string): boolean {
  const state = reader.get(thing, id) as Readonly<Record<string, unknown>> | undefined;
  if (!state) return false;
  const says = rewordable(thing).flatMap((field) => state[field]);
  const notes = thing === 'meeting' ? (state.notes as ReadonlyArray<{ text: string }>) : [];
  return says.includes(text) || notes.some((note) => note.text === text);
}

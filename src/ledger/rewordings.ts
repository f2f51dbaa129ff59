/** Texts that named somebody who is forgotten, put in other words by events of their things. */
import { isMailAddress } from '../text/addresses.js';
import type { Field } from '../things/field.js';
import {
  type AnyEvent,
  anyThing,
  type EventKind,
  type ThingName,
  thingOf,
} from '../things/index.js';
import type { Reader } from '../things/ledger.js';
import { need } from '../things/session.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';
import { isSpelling, type TextAbout } from './about-member.js';

/** A text about something else that named them, and how it reads from then on. */
export interface ReadsOtherwise {
  readonly thing: ThingName;
  readonly id: Id;
  readonly was: string;
  readonly now: string;
}

/** By what a thing says that it reads otherwise. */
const rewordings: { readonly [Name in ThingName]?: EventKind } = {
  community: 'community.edited',
  member: 'member.edited',
  meeting: 'meeting.edited',
  commitment: 'commitment.reworded',
  contribution: 'contribution.edited',
  question: 'question.reworded',
  note: 'note.reworded',
  decision: 'decision.reworded',
  duty: 'duty.edited',
  poll: 'poll.reworded',
  resource: 'resource.reworded',
};

/** By what a note of a meeting does. */
export const noteReworded = 'meeting.note-reworded' satisfies EventKind;

/** Every kind of event that puts a text in other words. */
export const rewordingKinds: ReadonlySet<string> = new Set([
  ...Object.values(rewordings),
  noteReworded,
]);

/** The fields that it can put in other words. */
export const rewordable = (name: ThingName): string[] => {
  const kind = rewordings[name];
  return kind
    ? Object.entries(anyThing(name).events[kind] as Readonly<Record<string, Field>>).flatMap(
        // What others are called is theirs.
        ([key, { words }]) =>
          words === null || (name === 'member' && isSpelling.test(key)) ? [] : [key],
      )
    : [];
};

export interface Rewording {
  readonly event: AnyEvent;
  readonly texts: readonly ReadsOtherwise[];
  /** What nothing takes the place of: an address of theirs. */
  readonly gone: readonly string[];
}

/** What puts things in other words that name somebody now. */
export function rewordingsOf(
  reader: Reader,
  named: ReadonlyArray<Pick<TextAbout, 'subject' | 'kind'>>,
  hide: (text: string) => string,
  on: Day,
): Rewording[] {
  const things = new Map(named.map(({ subject, kind }) => [subject, thingOf(kind)]));
  return [...things].flatMap(([id, thing]): Rewording[] => {
    const state = thing && reader.get(thing, id);
    if (!thing || !state) return [];
    const own = fieldsReworded(thing, id, state as never, hide, on);
    const notes = thing === 'meeting' ? notesReworded(reader, id, hide, on) : [];
    return [...own, ...notes];
  });
}

function fieldsReworded(
  thing: ThingName,
  id: Id,
  state: Readonly<Record<string, unknown>>,
  hide: (text: string) => string,
  on: Day,
): Rewording[] {
  const fields = anyThing(thing).fields as Readonly<Record<string, Field>>;
  const changed = rewordable(thing).flatMap((key) => {
    const was = state[key];
    const now = hidden(was, hide);
    if (JSON.stringify(now) === JSON.stringify(was)) return [];
    // Nobody could write to other words than an address.
    const isGone = fields[key]?.unknown === true && isMailAddress(String(was));
    return [{ key, was, now: isGone ? null : now }];
  });
  if (changed.length === 0) return [];
  const data = Object.fromEntries(changed.map(({ key, now }) => [key, now]));
  return [
    {
      event: { kind: rewordings[thing], subject: id, on, data } as unknown as AnyEvent,
      texts: changed.flatMap(({ was, now }) =>
        now === null ? [] : textsChanged(was, hide).map((text) => ({ thing, id, ...text })),
      ),
      gone: changed.flatMap(({ was, now }) => (now === null ? [String(was)] : [])),
    },
  ];
}

const notesReworded = (
  reader: Reader,
  id: Id,
  hide: (text: string) => string,
  on: Day,
): Rewording[] =>
  need(reader, 'meeting', id).notes.flatMap(({ text: was }, nth) => {
    const text = hide(was);
    return text === was
      ? []
      : [
          {
            event: { kind: noteReworded, subject: id, on, data: { nth, text } },
            texts: [{ thing: 'meeting', id, was, now: text }],
            gone: [],
          },
        ];
  });

const hidden = (value: unknown, hide: (text: string) => string): unknown =>
  typeof value === 'string'
    ? hide(value)
    : Array.isArray(value)
      ? value.flatMap((each: unknown) => {
          const now = hidden(each, hide);
          return now !== each && typeof each === 'string' && isMailAddress(each) ? [] : [now];
        })
      : value;

/** Each text of a field that reads otherwise: of a list each by itself. */
const textsChanged = (
  value: unknown,
  hide: (text: string) => string,
): Array<Pick<ReadsOtherwise, 'was' | 'now'>> =>
  (Array.isArray(value) ? value : [value]).flatMap((was: unknown) => {
    const now = hidden(was, hide);
    const isGone = typeof was === 'string' && Array.isArray(value) && isMailAddress(was);
    return typeof was === 'string' && now !== was && !isGone ? [{ was, now: String(now) }] : [];
  });

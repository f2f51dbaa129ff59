/** Forgetting somebody: what that comes to, and the one act that does it. */
import type { Unnamed } from '../text/hiding.js';
import type { Field } from '../things/field.js';
import { type InHand, inHand } from '../things/in-hand.js';
import {
  type AnyEvent,
  anyThing,
  type EventKind,
  type ThingName,
  thingOf,
} from '../things/index.js';
import type { Reader } from '../things/ledger.js';
import { step } from '../things/member/acts.js';
import { forgottenKind, type Member } from '../things/member/fields.js';
import { membersKnownAs, wasForgotten } from '../things/member/find.js';
import { isForgotten, isGone } from '../things/member/terms.js';
import type { No } from '../things/no.js';
import { change, need, type Session } from '../things/session.js';
import type { Id } from '../things/thing.js';
import type { Unmatched } from '../things/unmatched/thing.js';
import type { Day } from '../time/day.js';
import {
  hiding,
  type Identity,
  identityOf,
  isSpelling,
  type TextAbout,
  textsAbout,
} from './about-member.js';
import { documentsAmong } from './data-of-member.js';
import { forget } from './forgetting.js';
import { databaseOf } from './reader.js';
import { watchFor } from './watch.js';

/** A text about something else that named them, and how it reads from then on. */
export interface ReadsOtherwise {
  readonly thing: ThingName;
  readonly id: Id;
  readonly was: string;
  readonly now: string;
}

/** What it comes to that somebody is forgotten. */
export interface Forgetting {
  readonly member: Member;
  readonly who: Identity;
  /** Whether they are here still, and leave by it; with what is in their hands. */
  readonly leaves: boolean;
  readonly inHand: InHand;
  readonly texts: readonly TextAbout[];
  readonly reworded: readonly ReadsOtherwise[];
  /** Texts of which nothing takes the place, since nothing puts them in other words. */
  readonly whole: readonly TextAbout[];
  /** The numbers of the documents that named them and of which no copy will be kept. */
  readonly copies: readonly No[];
  readonly events: readonly AnyEvent[];
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
  resource: 'resource.reworded',
};

/** The fields that it can put in other words. */
const rewordable = (name: ThingName): string[] => {
  const kind = rewordings[name];
  return kind
    ? Object.entries(anyThing(name).events[kind] as Readonly<Record<string, Field>>).flatMap(
        // What others are called is theirs.
        ([key, { words }]) =>
          words === null || (name === 'member' && isSpelling.test(key)) ? [] : [key],
      )
    : [];
};

/**
 * What it would come to that a member is forgotten today.
 * @param instead what stands where others' texts named them: "a former member"
 * @throws Refusal `member-forgotten`
 */
export function forgettingOf(reader: Reader, id: Id, instead: string, today: Day): Forgetting {
  const member = need(reader, 'member', id);
  if (isForgotten(member.status)) throw wasForgotten(member.no);
  const who = identityOf(reader, [id]);
  const texts = textsAbout(reader, who);
  const named = texts.filter(({ part }) => part === 'named');
  const changes = rewordingsOf(reader, named, hiding(reader, who, instead), today);
  const leaves = !isGone(member.status);
  return {
    ...{ member, who, leaves, texts },
    inHand: inHand(reader, id, today),
    reworded: changes.flatMap(({ texts: each }) => each),
    whole: named.filter(({ kind, subject, field }) => {
      const name = thingOf(kind);
      const isReworded =
        name !== undefined &&
        (rewordable(name).includes(field) || kind.startsWith('meeting.note')) &&
        reader.get(name, subject) !== undefined;
      return !isReworded;
    }),
    copies: documentsAmong(reader, texts),
    events: [
      ...(leaves ? step(member, 'member.left', { on: today, today }) : []),
      ...who.ids.map((subject) => ({ kind: forgottenKind, subject, on: today, data: {} }) as const),
      ...spellingsOf(reader, texts).flatMap((state) => letGoOfSpelling(state, today)),
      ...changes.map(({ event }) => event),
    ],
  };
}

const subjectsOf = (texts: readonly TextAbout[], part: TextAbout['part']): Id[] => [
  ...new Set(texts.filter((each) => each.part === part).map(({ subject }) => subject)),
];

const spellingsOf = (reader: Reader, texts: readonly TextAbout[]): Unmatched[] =>
  subjectsOf(texts, 'spelling').flatMap((id) => reader.get('unmatched', id) ?? []);

/** A spelling that is known no more means nobody, and nothing waits for it. */
export function letGoOfSpelling({ id: subject, status }: Unmatched, on: Day): AnyEvent[] {
  if (status === 'matched') return [{ kind: 'name.forgotten', subject, on, data: {} }];
  return status === 'waiting'
    ? [{ kind: 'name.rows-dropped', subject, on, data: { keys: [] } }]
    : [];
}

export interface Rewording {
  readonly event: AnyEvent;
  readonly texts: readonly ReadsOtherwise[];
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
  const changed = rewordable(thing).flatMap((key) => {
    const was = state[key];
    const now = hidden(was, hide);
    return JSON.stringify(now) === JSON.stringify(was) ? [] : [{ key, was, now }];
  });
  if (changed.length === 0) return [];
  const data = Object.fromEntries(changed.map(({ key, now }) => [key, now]));
  return [
    {
      event: { kind: rewordings[thing], subject: id, on, data } as unknown as AnyEvent,
      texts: changed.map(({ was, now }) => ({ thing, id, was: shown(was), now: shown(now) })),
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
            event: { kind: 'meeting.note-reworded', subject: id, on, data: { nth, text } },
            texts: [{ thing: 'meeting', id, was, now: text }],
          },
        ];
  });

const hidden = (value: unknown, hide: (text: string) => string): unknown =>
  typeof value === 'string'
    ? hide(value)
    : Array.isArray(value)
      ? value.map((each) => hidden(each, hide))
      : value;

const shown = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));

/** How files write them, where nobody else is known by it. */
const asFilesWrite = (reader: Reader, texts: readonly TextAbout[]): Unnamed[] =>
  texts
    .filter(({ kind, text }) => kind === 'name.met' && membersKnownAs(reader, text).length === 0)
    .filter(({ field }) => field === 'written' || field === 'handle')
    .map(({ text }) => ({ name: text, others: [] }));

/**
 * Forgets a member for good: what the journal knows of them, and with it every table.
 * @throws Refusal as `forgettingOf`
 */
export const forgetMember = (session: Session, id: Id, instead: string): Forgetting =>
  change(session, (transaction) => {
    const { reader } = transaction;
    const plan = forgettingOf(reader, id, instead, session.today);
    const people = [...plan.who.people, ...asFilesWrite(reader, plan.texts)];
    const watch = watchFor(reader, people, { member: id, instead, on: session.today });
    forget(databaseOf(reader), plan.texts);
    transaction.record([...plan.events, ...watch]);
    return plan;
  });

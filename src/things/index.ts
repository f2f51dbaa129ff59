/** Everything a ledger keeps. A new kind of thing is a folder beside this file and a line below. */
import { checkin } from './checkin/thing.js';
import { commitment } from './commitment/thing.js';
import { community } from './community/thing.js';
import { contribution } from './contribution/thing.js';
import { decision } from './decision/thing.js';
import { duty } from './duty/thing.js';
import { copy, issue } from './issue/thing.js';
import { meeting } from './meeting/thing.js';
import { member } from './member/thing.js';
import { note } from './note/thing.js';
import { poll } from './poll/thing.js';
import { question } from './question/thing.js';
import { resource } from './resource/thing.js';
import { role } from './role/thing.js';
import type { EventOf, Findable, FoundBy, Thing } from './thing.js';
import { unmatched } from './unmatched/thing.js';

export const things = {
  community,
  member,
  role,
  meeting,
  poll,
  question,
  decision,
  duty,
  commitment,
  contribution,
  resource,
  note,
  checkin,
  unmatched,
  issue,
  copy,
} as const;
export type ThingName = keyof typeof things;

type StateIn<T extends Pick<Thing, 'types'>> = NonNullable<T['types']>['state'];
type EventsIn<T extends Pick<Thing, 'types'>> = T extends unknown
  ? NonNullable<T['types']>['events']
  : never;
type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** The state of each kind of thing. */
export type States = { readonly [Name in ThingName]: StateIn<(typeof things)[Name]> };

/** Every event that a ledger of this version knows, by kind. */
export type Events = Together<EventsIn<(typeof things)[ThingName]>>;
export type EventKind = keyof Events;
export type AnyEvent = EventOf<Events>;

export const thingNames = Object.keys(things) as ThingName[];

/** A thing as what serves every kind of it knows it. */
export const anyThing = <Name extends ThingName>(name: Name): Thing<Name, States[Name], Events> =>
  things[name] as unknown as Thing<Name, States[Name], Events>;

const byKind = new Map<string, ThingName>(
  thingNames.flatMap((name) =>
    [...Object.keys(things[name].opens), ...Object.keys(things[name].changes)].map(
      (kind) => [kind, name] as const,
    ),
  ),
);

/** Which kind of thing an entry of this kind is about; undefined where this version knows none. */
export const thingOf = (kind: string): ThingName | undefined => byKind.get(kind);

/** Kinds of thing that people can mean by a number or a few words. */
export type FindableName = {
  [Name in ThingName]: (typeof things)[Name] extends Findable ? Name : never;
}[ThingName];

/** How each of them is found. */
export const found = Object.fromEntries(
  Object.entries(things).flatMap(([name, thing]) =>
    'found' in thing ? [[name, thing.found]] : [],
  ),
) as Readonly<Record<FindableName, FoundBy>>;

import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import type { Day } from '../time/day.js';
import type { Mark } from './activity.js';
import type { Field, Fields, Id, ValuesOf } from './field.js';
import type { Found, Rows } from './find.js';
import type { No } from './no.js';
import type { PayloadFields } from './payload.js';

export type { Id } from './field.js';

/** What an event of a kind carried in one version, made into what it carries in the next. */
export type Upcast = (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** Something that happened, as the journal keeps it: a verb of the field, never "set column". */
export type EventOf<Events> = {
  [Kind in keyof Events & string]: OneEvent<Events, Kind>;
}[keyof Events & string];

type OneEvent<Events, Kind extends keyof Events> = {
  readonly kind: Kind;
  readonly subject: Id;
  readonly on: Day;
  readonly data: Events[Kind];
};

/** A short way to rows: over which columns, as SQL names them, and of which rows alone. */
export interface Index {
  readonly name: string;
  readonly on: string;
  readonly unique?: boolean;
  readonly where?: string;
}

export const index = (
  name: string,
  on: string,
  more: Pick<Index, 'unique' | 'where'> = {},
): Index => ({ name, on, ...more });

/** A property of a thing that is a list of rows, in a table of its own. */
export interface List<F extends Fields = Fields> {
  readonly table: string;
  readonly fields: F;
  readonly indexes?: readonly Index[];
}
export type Lists = Readonly<Record<string, List>>;

export const rows = <F extends Fields>(
  table: string,
  fields: F,
  indexes: readonly Index[] = [],
): List<F> => ({ table, fields, indexes });

/** The state of a thing that is made of these fields and lists. */
export type StateOf<F extends Fields, L extends Lists = Record<never, List>> = ValuesOf<F> & {
  readonly [Name in keyof L]: ReadonlyArray<ValuesOf<L[Name]['fields']>>;
};

/** What another thing is called in a sentence: a name, "12 (Find a room)". */
export type NameOf = (thing: Named, id: Id) => string;

/** What a sentence needs to know of a thing to call one by its name. */
export interface Named {
  readonly name: string;
  readonly label: (state: never) => string;
  /** What one is called that nobody can name any more. */
  readonly gone: string;
}

/**
 * An entry of the journal in a sentence, without its day.
 * @param no the number that was given, where something came to be that has one
 */
export type Sentence<Data> = (data: Data, subject: Id, nameOf: NameOf, no: No) => string;

/** How people mean one: by its number, or by words that `find` knows it by. */
export interface FoundBy {
  /** What stands for it in help: QUESTION. */
  readonly placeholder: string;
  /** "questions", for "3 questions could be meant". */
  readonly many: string;
  readonly find: (rows: Rows, typed: string, today: Day) => Found;
  readonly missing: (typed: string) => Refusal;
}

/** A kind of thing that people can mean. */
export interface Findable {
  readonly found: FoundBy;
}

/** @param what "There is no question", for whoever typed something that none is found by */
export const noneFound =
  (code: string, what: string, next: string): FoundBy['missing'] =>
  (typed) =>
    new Refusal(code, `${what} “${visible(typed)}”.`, next);

/** How one kind of event puts right the day of another. */
export interface Correction<Events, Kind extends keyof Events> {
  /** Kinds of which the last one before it is meant, and whether it says of that one when it was. */
  readonly of: { readonly [Other in keyof Events]?: boolean };
  /** Kinds that go along with that one from its day: always, or where both were said in one breath. */
  readonly along: { readonly [Other in keyof Events]?: 'always' | 'in-one-breath' };
  /** Null: nobody knows any more; undefined: it says nothing of a day. */
  readonly day: (data: Events[Kind]) => Day | null | undefined;
  /** Which day that is: "The day 12 (Find a room) was offered". */
  readonly what: (subject: Id, nameOf: NameOf) => string;
}

/**
 * A kind of thing that is kept, declared once.
 *
 * `opens` bring one into being; `changes` may only follow the statuses named in `after`. The same
 * table serves `fold` (which must never build a state that could not have come about) and the
 * verbs that decide (which ask `permits` before they answer).
 */
export interface Thing<
  Name extends string = string,
  State extends { readonly status: string } = { readonly status: string },
  Events = unknown,
> extends Named {
  readonly name: Name;
  readonly table: string;
  readonly fields: Fields;
  readonly lists?: Lists;
  readonly indexes?: readonly Index[];
  /** Columns worked out from the rest, for queries to look through. */
  readonly derived?: Readonly<
    Record<string, { readonly field: Field; readonly of: (state: State) => unknown }>
  >;
  /** The same as rows of a table of their own. */
  readonly derivedRows?: ReadonlyArray<
    List & { readonly of: (state: State) => ReadonlyArray<Readonly<Record<string, unknown>>> }
  >;
  readonly label: (state: State) => string;
  /** What its events carry, by kind. */
  readonly events: { readonly [Kind in keyof Events]: PayloadFields };
  /** What those carried in earlier versions, made into what they carry now, version by version. */
  readonly upcasts?: { readonly [Kind in keyof Events]?: readonly Upcast[] };
  /** The state without its number, which no event says: the ledger gives it. */
  readonly opens: {
    readonly [Kind in keyof Events]?: (event: OneEvent<Events, Kind>) => Omit<State, 'no'>;
  };
  readonly changes: {
    readonly [Kind in keyof Events]?: {
      readonly after: readonly State['status'][];
      readonly fold: (state: State, event: OneEvent<Events, Kind>) => State;
    };
  };
  /** Every entry about it, in a sentence. */
  readonly sentences: { readonly [Kind in keyof Events]: Sentence<Events[Kind]> };
  /** What puts right when something else happened; a story tells that on its true day. */
  readonly corrections?: { readonly [Kind in keyof Events]?: Correction<Events, Kind> };
  /** What it adds, in the state it is in, to whose activity in which week; nothing unless said. */
  readonly activity?: (state: State) => readonly Mark[];
  /** Says to the compiler, and to nobody else, what it is and what can happen to it. */
  readonly types?: { readonly state: State; readonly events: Events };
}

/** An entry that the state before it cannot bear; an undo that would cause one is refused. */
export class Unfoldable extends Error {
  override readonly name = 'Unfoldable';
}

interface AnyEvent {
  readonly kind: string;
  readonly subject: Id;
  readonly on: Day;
  readonly data: unknown;
}

interface AnyRules {
  readonly opens: Readonly<Record<string, ((event: never) => unknown) | undefined>>;
  readonly changes: Readonly<
    Record<
      string,
      | {
          readonly after: readonly string[];
          readonly fold: (state: never, event: never) => unknown;
        }
      | undefined
    >
  >;
}

/**
 * The state after `event`; `no` is the number that was given where it brought something into being.
 * @throws Unfoldable where the state before does not allow it
 */
export function fold<State extends { status: string }>(
  thing: unknown,
  state: State | undefined,
  event: AnyEvent & { readonly no: No | null },
): State {
  const { opens, changes } = thing as AnyRules;
  const open = opens[event.kind];
  if (open) {
    if (state) throw new Unfoldable(`${event.kind} on something that is there already`);
    const opened = open(event as never) as State;
    return event.no === null ? opened : { ...opened, no: event.no };
  }
  const change = changes[event.kind];
  if (!change) throw new Unfoldable(`no rule for ${event.kind}`);
  if (!state) throw new Unfoldable(`${event.kind} before there was anything`);
  if (!change.after.includes(state.status)) {
    throw new Unfoldable(`${event.kind} after ${state.status}`);
  }
  return change.fold(state as never, event as never) as State;
}

/** Whether `kind` may follow the state's status. */
export const permits = <State extends { readonly status: string }, Events>(
  thing: Thing<string, State, Events>,
  state: State,
  kind: keyof Events,
): boolean => thing.changes[kind]?.after.includes(state.status) ?? false;

/**
 * How one event comes about that changes a thing.
 * @param refusal why not, where the state's status does not bear it
 */
export const changing =
  <State extends { readonly status: string; readonly id: Id }, Events>(
    thing: Thing<string, State, Events>,
    refusal: (state: State, kind: keyof Events) => Refusal,
  ) =>
  <Kind extends keyof Events & string>(
    state: State,
    kind: Kind,
    on: Day,
    data: Events[Kind],
  ): EventOf<Events>[] => {
    if (!permits(thing, state, kind)) throw refusal(state, kind);
    return [{ kind, subject: state.id, on, data }];
  };

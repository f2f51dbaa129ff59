import type { Day } from '../time/day.js';

/** A UUIDv7. People never type one; they type small numbers, names or a few words. */
export type Id = string;

/** Something that happened, as the journal keeps it: a verb of the field, never "set column". */
export type EventOf<Events> = {
  [Kind in keyof Events & string]: {
    readonly kind: Kind;
    readonly subject: Id;
    readonly on: Day;
    readonly data: Events[Kind];
  };
}[keyof Events & string];

type OneEvent<Events, Kind extends keyof Events> = {
  readonly kind: Kind;
  readonly subject: Id;
  readonly on: Day;
  readonly data: Events[Kind];
};

/**
 * How one kind of thing comes to be and changes.
 *
 * `opens` bring it into being; `changes` may only follow the statuses named in `after`. The same
 * table serves `fold` (which must never build a state that could not have come about) and the
 * verbs that decide (which ask `permits` before they answer).
 */
export interface Entity<Name extends string, State extends { status: string }, Events> {
  readonly name: Name;
  readonly opens: {
    readonly [Kind in keyof Events]?: (event: OneEvent<Events, Kind>) => State;
  };
  readonly changes: {
    readonly [Kind in keyof Events]?: {
      readonly after: readonly State['status'][];
      readonly fold: (state: State, event: OneEvent<Events, Kind>) => State;
    };
  };
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

interface AnyEntity {
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
 * The state after `event`.
 * @throws Unfoldable where the state before does not allow it
 */
export function fold<State extends { status: string }>(
  entity: unknown,
  state: State | undefined,
  event: AnyEvent,
): State {
  const { opens, changes } = entity as AnyEntity;
  const open = opens[event.kind];
  if (open) {
    if (state) throw new Unfoldable(`${event.kind} on something that is there already`);
    return open(event as never) as State;
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
export const permits = <State extends { status: string }, Events>(
  entity: Entity<string, State, Events>,
  state: State,
  kind: keyof Events,
): boolean => entity.changes[kind]?.after.includes(state.status) ?? false;

/** Two entries that are one person: what goes over, and the one act that does it. */
import { Refusal } from '../../text/refusal.js';
import type { Day } from '../../time/day.js';
import { changed, type SaidInput } from '../field.js';
import {
  type AnyEvent,
  anyThing,
  type EventKind,
  type ThingName,
  thingNames,
  thingOf,
} from '../index.js';
import type { Reader } from '../ledger.js';
import { isOnePerson, namesMembers, type OnePerson, thingsNaming } from '../naming.js';
import { change, need, type Session } from '../session.js';
import { fold, type Id } from '../thing.js';
import { refuseKnown } from './changes.js';
import { fallingAway, timeFallingAway } from './counted-once.js';
import { alsoKind, type Member, memberFields, mergedKind } from './fields.js';
import { type Disagreement, disagreements, handoverOf, oneProfile } from './one-person.js';
import { member } from './thing.js';

/** What it would come to that two entries are one person. */
export interface Merging {
  readonly from: Member;
  /** The one that stays, as it was and as it then is. */
  readonly into: Member;
  readonly after: Member;
  /** How many things name somebody else from then on, by their kind. */
  readonly moves: ReadonlyMap<ThingName, number>;
  /** What is said of both, and can be so of one of them alone: in words, what falls away. */
  readonly fallsAway: readonly string[];
  /** What the two differ in, and nobody has said yet which stands. */
  readonly open: readonly Disagreement[];
  readonly events: readonly AnyEvent[];
}

export type Chosen = SaidInput<typeof memberFields>;

/** @throws Refusal `one-person-already`, `merge-not-joined`, `person-known`, `text-…` */
export function merging(
  reader: Reader,
  { from: fromId, into: intoId }: OnePerson,
  chosen: Chosen,
  on: Day,
): Merging {
  const [from, into] = [need(reader, 'member', fromId), need(reader, 'member', intoId)];
  refuse(from, into);
  refuseKnown(reader, chosen, [fromId, intoId]);
  const said = changed(memberFields, chosen);
  const { spells, days, profile, aliases } = handoverOf(from);
  const { name } = from;
  const isAlso = {
    kind: alsoKind,
    subject: intoId,
    on,
    data: {
      ...{ from: fromId, name, spells, days, profile, aliases },
      said: oneProfile(into, from, said),
    },
  } as const;
  const named = new Map(
    thingNames.map((name) => [name, thingsNaming(reader, anyThing(name), fromId)] as const),
  );
  const after = fold<Member>(member, into, { ...isAlso, no: null });
  const once = [...named].flatMap(([name, ids]) => ids.map((id) => ({ name, id })));
  return {
    from,
    into,
    after,
    moves: new Map(
      [...named].flatMap(([name, { length }]) => (length > 0 ? [[name, length]] : [])),
    ),
    fallsAway: [
      ...timeFallingAway(after, into, from),
      ...once.flatMap(({ name, id }) =>
        fallingAway(name, need(reader, name, id), { from: fromId, into: intoId }),
      ),
    ],
    open: disagreements(into, from).filter(({ key }) => !(key in said)),
    events: [
      { kind: mergedKind, subject: fromId, on, data: { into: intoId, name, spells, days } },
      isAlso,
      ...[...once, ...backAtAnyTime(reader, fromId, once)].map(
        ({ name, id }) =>
          ({
            kind: onePersonKind(name),
            subject: id,
            on,
            data: { from: fromId, into: intoId },
          }) as AnyEvent,
      ),
    ],
  };
}

interface Naming {
  readonly name: ThingName;
  readonly id: Id;
}

/** What is said of a thing of this kind where it named somebody who is another. */
export function onePersonKind(name: ThingName): EventKind {
  const kind = Object.keys(anyThing(name).changes).find(isOnePerson);
  if (kind === undefined)
    throw new Error(`a ${name} names members, and has no rule for one person`);
  return kind as EventKind;
}

/** What names them only in what was taken back: that can be brought back at any time. */
function backAtAnyTime(reader: Reader, id: Id, known: readonly Naming[]): Naming[] {
  return reader
    .all<{ subject: Id; kind: string }>(
      `SELECT j.subject, min(j.kind) AS kind FROM mention n
       JOIN entry j ON j.seq = n.seq JOIN batch b ON b.id = j.batch
       WHERE n.thing = @id AND j.subject > 0 AND j.subject <> @id AND b.undone_by IS NOT NULL
       GROUP BY j.subject`,
      { id },
    )
    .flatMap(({ subject, kind }) => {
      const name = thingOf(kind);
      const there =
        name !== undefined &&
        namesMembers(anyThing(name)) &&
        !known.some((each) => each.id === subject) &&
        reader.get(name, subject) !== undefined;
      return there ? [{ name, id: subject }] : [];
    });
}

function refuse(from: Member, into: Member): void {
  if (from.id === into.id || from.status === 'merged' || into.status === 'merged') {
    throw new Refusal(
      'one-person-already',
      `That is one person on record already: ${into.name} (${into.no}).`,
      'To see who is here, with numbers: momentum member list',
    );
  }
  const asking = [from, into].filter(({ status }) => status === 'requested');
  const [only] = asking;
  if (only && asking.length === 1) {
    throw new Refusal(
      'merge-not-joined',
      `${only.name} (${only.no}) has only asked to join, and the other is no request.`,
      `Let them in first: momentum member approve ${only.no}`,
    );
  }
}

/**
 * Makes one person of two entries; `into` stays.
 * @throws Refusal as `merging`, and `merge-differs`
 */
export const mergeMembers = (session: Session, one: OnePerson, chosen: Chosen): Member =>
  change(session, (transaction) => {
    const { from, into, open, events } = merging(transaction.reader, one, chosen, session.today);
    if (open.length > 0) throw differing(from, into, open, '');
    transaction.record(events);
    return need(transaction, 'member', one.into);
  });

/** @param flags that settle it as the entry that stays has it */
export const differing = (
  from: Member,
  into: Member,
  open: readonly Disagreement[],
  flags: string,
): Refusal =>
  new Refusal(
    'merge-differs',
    `${into.name} (${into.no}) and ${from.name} (${from.no}) differ in what is said of them.`,
    `Say what stands, such as: momentum member merge ${from.no} --into ${into.no}${flags}`,
    {
      details: open.map(
        ({ label, values: [stays, other] }) =>
          `${label}: ${shownValue(stays)} (${into.no}), ${shownValue(other)} (${from.no})`,
      ),
    },
  );

export const shownValue = (value: unknown): string =>
  typeof value === 'string' ? value : value ? 'yes' : 'no';

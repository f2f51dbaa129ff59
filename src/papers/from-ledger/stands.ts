/**
 * How things stood when a document looks back from, and how they stand on its day: both folded from
 * what the journal held then and holds now, so that what was corrected, opened again or taken back
 * shows like everything else. Only what something was noted of in between is looked at.
 */

import type { Commitment } from '../../things/commitment/fields.js';
import { inEffect } from '../../things/copies.js';
import { anyThing, type EventKind, type States, type ThingName } from '../../things/index.js';
import type { Issue } from '../../things/issue/thing.js';
import { type Entry, type Reader, sittingUndoneKind } from '../../things/ledger.js';
import { type Member, mergedKind } from '../../things/member/fields.js';
import { nowOnRecordAs } from '../../things/member/find.js';
import { isOnePerson, type OnePerson } from '../../things/naming.js';
import type { No } from '../../things/no.js';
import { fold, type Id, Unfoldable } from '../../things/thing.js';
import { type Lookback, placeIn, unknownThen } from './changes.js';
import { type Looking, subjectsOf } from './touched.js';

/** A thing before and after; undefined where it was not on record, or is not any more. */
export interface Stand<Name extends ThingName> {
  readonly id: Id;
  readonly was: States[Name] | undefined;
  readonly now: States[Name] | undefined;
}

/** Every thing of the kind that something was noted of, or taken back of, since. */
export type Stands = <Name extends ThingName>(name: Name) => ReadonlyArray<Stand<Name>>;

const kindsOf = (name: ThingName): string[] => {
  const { opens, changes } = anyThing(name);
  return [...Object.keys(opens), ...Object.keys(changes)];
};

const undoings = `SELECT u.batch FROM batch b JOIN entry u ON u.subject IN (-b.id, -b.sitting)
    AND (u.subject = -b.id OR u.kind = '${sittingUndoneKind}')
  WHERE b.id = @batch AND u.seq > b.first_seq AND NOT (${unknownThen('u')})`;

type KnownTo = Pick<Issue, 'asOf' | 'position'>;

/** Of these things, those that a document knew of that was given out, as it knew them. */
function knownTo<Name extends ThingName>(
  reader: Reader,
  issue: KnownTo,
  name: Name,
  ids: readonly Id[],
): Array<States[Name]> {
  const window = { from: issue.asOf, to: issue.asOf, ...placeIn(reader, issue.position) };
  const looking = { reader, window, since: issue, isNow: true };
  const stands = standsOf(looking, name, JSON.stringify(ids));
  return stands.flatMap(({ was }) => (was === undefined ? [] : [was]));
}

/** The commitments of these numbers as a document knew them that was given out; null: as they are now. */
export function knownCommitments(
  reader: Reader,
  nos: readonly No[],
  issue: KnownTo | null,
): ReadonlyMap<No, Commitment> {
  const ids = reader.values<Id>(
    'SELECT id FROM commitment WHERE no IN (SELECT value FROM json_each(@nos))',
    { nos: JSON.stringify(nos) },
  );
  const states =
    issue === null
      ? ids.flatMap((id) => reader.get('commitment', id) ?? [])
      : knownTo(reader, issue, 'commitment', ids);
  return new Map(states.map((state) => [state.no, state]));
}

/** Who could be named when a document was given out, and has asked since not to be. */
export const unnamedSince = (reader: Reader, issue: KnownTo): Id[] =>
  knownTo(reader, issue, 'member', reader.values<Id>('SELECT id FROM member WHERE named = 0'))
    .filter(({ named }) => named)
    .map(({ id }) => id);

const mergedSince = `SELECT j.subject FROM entry j
  WHERE j.kind = '${mergedKind}' AND ${unknownThen('j')} AND ${inEffect('j')}`;

/**
 * How many whom the document before told of under two names, or under another, have been found since
 * to be one person; 0 where none came before.
 */
export function foundToBeOne(looking: Omit<Looking, 'isNow'>): number {
  const { reader, window, since } = looking;
  if (since === null) return 0;
  const gone = reader.values<Id>(`${mergedSince} AND j.on_day <= @to`, window);
  const intoOf = (id: Id): Id[] =>
    [...reader.entries('subject = ? AND kind = ?', id, mergedKind)].map(
      ({ data }) => (data as OnePerson).into,
    );
  const stood = (ids: readonly Id[]) =>
    asTold(looking, 'member', ids).filter(({ was }) => was !== undefined);
  return gone.filter(
    (id) =>
      stood([id]).length > 0 || stood(intoOf(id)).some(({ was, now }) => was?.name !== now?.name),
  ).length;
}

/** These as the document before told of them, with two entries for one person where it had two. */
export const asTold = <Name extends ThingName>(
  looking: Omit<Looking, 'isNow'>,
  name: Name,
  ids: readonly Id[],
): Array<Stand<Name>> =>
  standsOf({ ...looking, isNow: true }, name, JSON.stringify(ids), { asTold: true });

/**
 * Members as the document before knew them, with every day that was said of them: who was here on
 * which, whenever that was put on record. None where none came before.
 */
export const knownWhole = (looking: Omit<Looking, 'isNow'>, ids: readonly Id[]): Member[] =>
  looking.since === null
    ? []
    : standsOf({ ...looking, isNow: true }, 'member', JSON.stringify(ids), {
        whole: true,
      }).flatMap(({ was }) => (was === undefined ? [] : [was]));

/** Those who have been found since to be one person with somebody else, under each whom they are now. */
export function entriesOf({ reader, window }: Omit<Looking, 'isNow'>): Map<Id, Id[]> {
  const entries = new Map<Id, Id[]>();
  for (const id of reader.values<Id>(mergedSince, window)) {
    const now = nowOnRecordAs(reader, id);
    entries.set(now, [...(entries.get(now) ?? [now]), id]);
  }
  return entries;
}

/** Looks at the ledger for a document, at each kind of thing once. */
export function standsIn(looking: Looking): Stands {
  let ids: string | undefined;
  const known = new Map<ThingName, ReadonlyArray<Stand<ThingName>>>();
  return <Name extends ThingName>(name: Name) => {
    ids ??= JSON.stringify(subjectsOf(looking));
    const found = known.get(name) ?? standsOf(looking, name, ids);
    known.set(name, found);
    return found as ReadonlyArray<Stand<Name>>;
  };
}

const about = `j.subject IN (SELECT value FROM json_each(@ids))
  AND j.kind IN (SELECT value FROM json_each(@kinds))`;

/** What says that something had been told wrongly: a document of any day goes by it once it is on record. */
const setsRight: ReadonlySet<string> = new Set<EventKind>([
  'commitment.reopened',
  'commitment.day-corrected',
]);

interface Way {
  /** With two entries for one person where that had not been found out. */
  readonly asTold?: boolean;
  /** With what it knew of days after its own. */
  readonly whole?: boolean;
}

function standsOf<Name extends ThingName>(
  { reader, window, since, isNow }: Looking,
  name: Name,
  ids: string,
  { asTold = false, whole = false }: Way = {},
): Array<Stand<Name>> {
  const which = { ids, kinds: JSON.stringify(kindsOf(name)) };
  const seqs = (where: string, params = {}) =>
    new Set(
      reader.values<number>(`SELECT j.seq FROM entry j WHERE ${about} AND ${where}`, {
        ...which,
        ...params,
      }),
    );
  const counts = seqs(inEffect('j'));
  const known = since === null ? counts : seqs(`NOT (${unknownThen('j')})`, window);
  const stood = stoodThen(reader, window);
  // That two entries are one person is found out late, and was so all along.
  const wasSo = ({ kind, seq }: Entry): boolean => !asTold && isOnePerson(kind) && counts.has(seq);
  const isOfAnother = ({ kind, seq }: Entry): boolean =>
    !asTold && kind === mergedKind && counts.has(seq);
  const isBefore = ({ kind, on, seq, batch }: Entry): boolean =>
    known.has(seq) &&
    (since === null
      ? on < window.from
      : (whole || setsRight.has(kind) || on <= since.asOf) && stood(batch));
  const histories = new Map<Id, Entry[]>();
  const entries = reader.entries(
    'subject IN (SELECT value FROM json_each(?)) AND kind IN (SELECT value FROM json_each(?))',
    ...[which.ids, which.kinds],
  );
  for (const entry of entries) {
    const history = histories.get(entry.subject);
    if (history) history.push(entry);
    else histories.set(entry.subject, [entry]);
  }
  const own = [...histories].filter(([, history]) => !history.some(isOfAnother));
  return own.map(([id, history]) => ({
    id,
    was: folded(
      name,
      history.filter((entry) => isBefore(entry) || wasSo(entry)),
    ),
    now: isNow
      ? reader.get(name, id)
      : folded(
          name,
          history.filter(
            (entry) => wasSo(entry) || (entry.on <= window.to && counts.has(entry.seq)),
          ),
        ),
  }));
}

/** Whether a batch stood when the document before was made: nothing that stood then had taken it back. */
function stoodThen(reader: Reader, { after, knew }: Lookback): (batch: Id) => boolean {
  const known = new Map<Id, boolean>();
  const stood = (batch: Id): boolean => {
    const found = known.get(batch);
    if (found !== undefined) return found;
    const is = !reader.values<Id>(undoings, { batch, after, knew }).some(stood);
    known.set(batch, is);
    return is;
  };
  return stood;
}

/** By the day some entries may lack what they stand on, which was typed later: they wait with it. */
export function folded<Name extends ThingName>(
  name: Name,
  history: readonly Entry[],
): States[Name] | undefined {
  let state: States[Name] | undefined;
  for (const entry of history) {
    try {
      state = fold(anyThing(name), state, entry);
    } catch (cause) {
      if (!(cause instanceof Unfoldable)) throw cause;
    }
  }
  return state;
}

/**
 * What happened to something as it is known now: where a day was put right, what happened then stands
 * on its true day, and the putting right on its own. The journal tells it as it was typed.
 */

import type { Day } from '../time/day.js';
import { anyThing, type EventKind, thingOf } from './index.js';
import type { Entry } from './ledger.js';
import type { NameOf } from './thing.js';

export interface Known {
  readonly entry: Entry;
  /** Where it put a day right: which one, and what had been said of it before; null: nothing. */
  readonly putRight?: {
    readonly of: number;
    readonly what: (nameOf: NameOf) => string;
    readonly had: ReadonlyArray<Day | null>;
  };
}

interface AnyCorrection {
  readonly of: Readonly<Record<string, boolean | undefined>>;
  readonly along: Readonly<Record<string, 'always' | 'in-one-breath' | undefined>>;
  readonly day: (data: never) => Day | null | undefined;
  readonly what: (subject: number, nameOf: NameOf) => string;
}

const correctionBy = ({ kind }: Entry): AnyCorrection | undefined => {
  const name = thingOf(kind);
  return name && (anyThing(name).corrections?.[kind as EventKind] as AnyCorrection | undefined);
};

/** @param entries what happened to one thing, in order */
export function asKnownNow(entries: readonly Entry[]): Known[] {
  let known: Known[] = [];
  for (const entry of entries) {
    const { of = {}, along = {}, day, what } = correctionBy(entry) ?? {};
    const to = day?.(entry.data as never);
    const first = known.findLast((each) => each.entry.kind in of && !each.putRight)?.entry;
    if (to === undefined || !what || !first || !of[first.kind]) {
      known.push({ entry });
      continue;
    }
    const goesAlong = (each: Entry): boolean =>
      each.seq === first.seq ||
      (each.on === first.on &&
        (along[each.kind] === 'always' ||
          (along[each.kind] === 'in-one-breath' && each.batch === first.batch)));
    const before = known.find(({ putRight }) => putRight?.of === first.seq)?.putRight?.had ?? [];
    const had = [...before, saidOf(first)].filter((each) => each !== to);
    known = known
      .filter(({ putRight }) => putRight?.of !== first.seq)
      .map((each) =>
        goesAlong(each.entry) ? { ...each, entry: on(each.entry, to, entry) } : each,
      );
    const { day: _, ...besides } = entry.data;
    if ('day' in entry.data && Object.keys(besides).length > 0) {
      known.push({ entry: { ...entry, data: besides } });
    }
    if (had.length > 0) {
      const { seq: corrected } = first;
      const named = (nameOf: NameOf): string => what(entry.subject, nameOf);
      known.push({ entry, putRight: { of: corrected, what: named, had } });
    }
  }
  return known;
}

/** The day that an entry gives for what it says; null where it says that nobody knows. */
const saidOf = ({ on, data }: Entry): Day | null =>
  data.dayUnknown === true || data.joined === null ? null : on;

/** @param to the day; where nobody knows it any more, that on which the entry was put on record */
function on(entry: Entry, to: Day | null, by: Entry): Entry {
  const { dayUnknown: _, ...data } = entry.data;
  const typed = entry.recordedAt.slice(0, 10) as Day;
  const known = to ?? (typed < by.on ? typed : by.on);
  return { ...entry, on: known, data: 'joined' in data ? { ...data, joined: to } : data };
}

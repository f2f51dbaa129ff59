/** A copy of a ledger whose entries are brought in: the conflicted copy of a synchronised folder. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '../text/refusal.js';
import { daysFollowing } from '../things/commitment/following.js';
import { communityId } from '../things/community/thing.js';
import { broughtInKind, isAmong, keysBrought, type SetAside } from '../things/copies.js';
import { type AnyEvent, type ThingName, thingOf } from '../things/index.js';
import { keyOf } from '../things/keys.js';
import type { Brought, Entry, Reader } from '../things/ledger.js';
import type { No } from '../things/no.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';
import { check } from './check.js';
import { isOlder, openDatabase } from './database.js';
import { guarded } from './guarded.js';
import { entries } from './journal.js';
import type { LedgerOptions } from './ledger.js';
import { freshSql, nothingNamed, withoutThoseForgotten } from './named-again.js';
import { weave } from './weaving.js';

/** More than these nobody reads before saying yes. */
const shownAtMost = 200;

interface Bringing {
  /** Undefined where all is there already; `events` are what the journal has to tell of it, if anything. */
  into(
    db: Database,
    reader: Reader,
    how: { readonly on: Day; readonly again?: boolean },
  ): (Brought & { readonly events: readonly AnyEvent[] }) | undefined;
  close(): void;
}

/** @throws Refusal as `openDatabase`; `copy-is-older`, `copy-unsound` */
export function openBringing(path: string, { wait }: LedgerOptions): Bringing {
  const copy = ofCopy(path, () =>
    openDatabase(path, { readonly: true, ...(wait === undefined ? {} : { wait }) }),
  );
  try {
    refuseUnfit(copy, path);
  } catch (cause) {
    copy.close();
    throw cause;
  }
  return {
    into(db, reader, { on, again = false }) {
      const before = { aside: asideIn(db), lettered: letteredIn(db) };
      const woven = weave(db, copy);
      if (!woven) return undefined;
      const { from, to, entries, forgotten, shiftedFrom } = woven;
      const named = again ? nothingNamed : withoutThoseForgotten(db, reader, { from, to, on });
      const came = keysBrought({ data: { from, to } });
      const setAside = [...asideIn(db)].flatMap(([key, { seq, why }]) =>
        before.aside.has(key)
          ? []
          : [{ entry: entryAt(reader, seq), why, fromCopy: isAmong(came, key) }],
      );
      const renumbered = [...letteredIn(db)].flatMap(([id, no]) =>
        before.lettered.get(id) === no
          ? []
          : [{ thing: thingAt(db, id), id, no, fromCopy: isAmong(came, openingOf(db, id)) }],
      );
      return {
        ...{ entries, forgotten, shiftedFrom, isNews: !woven.isNoNews },
        first: firstOf(db, from, to),
        ...{ setAside, renumbered },
        named: named.texts,
        nameless: named.nameless,
        events: woven.isNoNews
          ? []
          : [
              {
                kind: broughtInKind,
                subject: communityId,
                on,
                data: {
                  ...{ from, to, entries },
                  renumbered: renumbered.map(({ thing, no, fromCopy }) => ({
                    ...{ thing, no, fromCopy },
                  })),
                },
              },
              ...named.events,
              // A meeting was moved in one copy, and something was promised for it in the other.
              ...daysFollowing(reader, on),
            ],
      };
    },
    close: () => copy.close(),
  };
}

/** What helps with a ledger that is damaged would do harm to the one that is here. */
function ofCopy<Result>(path: string, work: () => Result): Result {
  try {
    return guarded(path, work);
  } catch (cause) {
    const isBroken =
      cause instanceof Refusal && ['ledger-damaged', 'ledger-empty'].includes(cause.code);
    throw isBroken ? unsound(path, cause.message) : cause;
  }
}

const unsound = (path: string, why: string): Refusal =>
  new Refusal(
    'copy-unsound',
    `${path} is not sound, so nothing was brought in from it. ${why}`,
    'Look for another copy, or go on without it.',
  );

export const copyIsOlder = (path: string): Refusal =>
  new Refusal(
    'copy-is-older',
    `${path} was last written by an earlier version of momentum.`,
    `Bring it up to date first: momentum status --ledger ${path}`,
  );

function refuseUnfit(copy: Database, path: string): void {
  if (isOlder(copy)) throw copyIsOlder(path);
  const [wrong] = ofCopy(path, () => check(copy));
  if (wrong) throw unsound(path, wrong.message);
}

/** What is set aside, by what entries are known by everywhere in this file. */
const asideIn = (db: Database): Map<Id, { readonly seq: number; readonly why: SetAside }> =>
  new Map(
    (
      db
        .prepare('SELECT replica, count, seq, why FROM set_aside JOIN journal USING (seq)')
        .all() as Array<{ replica: number; count: number; seq: number; why: SetAside }>
    ).map(({ replica, count, seq, why }) => [keyOf(replica, count), { seq, why }]),
  );

const letteredIn = (db: Database): Map<Id, No> =>
  new Map(db.prepare('SELECT thing, no FROM lettered').raw().all() as Array<[Id, No]>);

function entryAt(reader: Reader, seq: number): Entry {
  const [entry] = reader.entries('seq = ?', seq);
  if (!entry) throw new Error(`there is no entry ${seq}`);
  return entry;
}

/** The key of the entry with which a thing came to be; things have keys of their own. */
function openingOf(db: Database, id: Id): Id {
  const [replica, count] = db
    .prepare('SELECT replica, count FROM journal WHERE subject = ? ORDER BY seq LIMIT 1')
    .raw()
    .get(id) as [number, number];
  return keyOf(replica, count);
}

function thingAt(db: Database, id: Id): ThingName {
  const kind = db
    .prepare('SELECT kind FROM entry WHERE subject = ? ORDER BY seq LIMIT 1')
    .pluck()
    .get(id) as string;
  const name = thingOf(kind);
  if (!name) throw new Error(`no rule for ${kind}`);
  return name;
}

function firstOf(db: Database, from: readonly Id[], to: readonly Id[]): Entry[] {
  const fresh = freshSql(from, to);
  return fresh === undefined
    ? []
    : [
        ...entries(
          db,
          `seq IN (SELECT seq FROM journal WHERE ${fresh} ORDER BY seq LIMIT ${shownAtMost})`,
        ),
      ];
}

/** A ledger without those who were forgotten elsewhere: a copy, or what is to take a ledger’s place. */
import {
  asKeyedIn,
  forgottenIn,
  hiding,
  type Identity,
  identityOf,
  textsAbout,
} from '../ledger/about-member.js';
import { replicasIn } from '../ledger/chain.js';
import { check } from '../ledger/check.js';
import { forget, type Text } from '../ledger/forgetting.js';
import { textsWatched } from '../ledger/named-again.js';
import { databaseOf } from '../ledger/reader.js';
import { writeAnew } from '../ledger/rewriting.js';
import { inMemory } from '../ledger/whole.js';
import type { Reader, Watched } from '../things/ledger.js';
import { spelt } from '../things/member/find.js';
import type { Id } from '../things/thing.js';
import type { TakenOver } from './taking-over.js';

export interface Whom {
  /** Those of the ledger that knows them by these keys. */
  readonly replicas: TakenOver['replicas'];
  readonly who: Identity;
  /** Those of them whose every name is given; of the others a copy says itself how they are called. */
  readonly named: readonly Id[];
  /** Knows the others by what was learned since a copy was made, as far as that one is concerned. */
  readonly watchedFor: (source: Reader) => Watched;
}

interface Without {
  readonly ledger: Uint8Array;
  /** Whether they were on record in it. */
  readonly wasThere: boolean;
  /** Hides them, as they are called in it, in what lies with it. */
  readonly hide: (text: string) => string;
}

interface FoundThere {
  readonly ids: readonly Id[];
  /** Every text about them that is known there still. */
  readonly about: readonly Text[];
  readonly hide: Without['hide'];
}

function foundIn(reader: Reader, whom: Whom): FoundThere {
  const db = databaseOf(reader);
  const { replicas: of, named, watchedFor } = whom;
  const { ids, people, texts } = whom.who;
  const watched = watchedFor(reader);
  const met = watched.anybody ? spelt(reader).filter(isMet(watched)) : [];
  const all = [...asKeyedIn(db, of, ids), ...met.map(({ candidate }) => candidate.id)];
  const who = { ...identityOf(reader, [...new Set(all)], people), ...(texts ? { texts } : {}) };
  const known = textsAbout(reader, who);
  const given = asKeyedIn(db, of, named);
  // Looking each text up takes its time: only where somebody is there whose names are not given.
  const isWatched = known.some((each) => each.part === 'said' && !given.includes(each.subject));
  const about = isWatched ? [...known, ...textsWatched(db, watched)] : known;
  const hideKnown = hiding(reader, who, '…');
  const hide = (text: string): string =>
    isWatched ? watched.without(hideKnown(text)) : hideKnown(text);
  return { ids: who.ids, about, hide };
}

/** A ledger in which nothing is left of them; undefined where it is of an earlier version, or not sound. */
export function withoutThem(bytes: Uint8Array, path: string, whom: Whom): Without | undefined {
  return inMemory(bytes, path, ({ db, reader }) => {
    if (!reader || check(db).length > 0) return undefined;
    const { ids, about, hide } = foundIn(reader, whom);
    const wasThere = about.length > 0;
    if (ids.length === 0 && !wasThere) return { ledger: bytes, wasThere, hide };
    db.transaction(() => forget(db, about)).immediate();
    // Also where nothing is on record any more: it may have been forgotten before, and left traces.
    writeAnew(db);
    return { ledger: db.serialize(), wasThere, hide };
  });
}

/** Whether another copy of a ledger holds somebody who was forgotten here. */
export function holdsForgotten(here: Reader, copy: Reader): boolean {
  const db = databaseOf(here);
  const ids = forgottenIn(db);
  if (ids.length === 0) return false;
  const whom: Whom = {
    ...{ replicas: replicasIn(db), who: { ids, people: [] }, named: [] },
    watchedFor: () => here.watched(),
  };
  return foundIn(copy, whom).about.length > 0;
}

const isMet =
  (watched: Watched) =>
  ({ spellings }: { readonly spellings: readonly string[] }): boolean =>
    spellings.some((each) => watched.on(each) !== undefined);

/**
 * A ledger that is to take the place of another one, without those who were forgotten there since;
 * undefined where nothing of them is in it.
 */
export function withoutForgotten(
  { forgotten, replicas, watches, watchedFor }: TakenOver,
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
): Uint8Array | undefined {
  if (forgotten.length === 0 && watches.length === 0) return undefined;
  // Of whoever was forgotten before the present ledger was put back itself, it knows no more than that.
  const whom = { replicas, who: { ids: forgotten, people: [] }, named: [], watchedFor };
  const without = withoutThem(bytes, path, whom);
  return without?.wasThere ? without.ledger : undefined;
}

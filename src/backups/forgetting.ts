/** Copies of ours that still hold somebody who is forgotten, and forgetting them there as well. */
import { rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { shownAndLeft } from '../files/folders.js';
import { forgottenIn, hiding, type Identity } from '../ledger/about-member.js';
import { replicasIn } from '../ledger/chain.js';
import { databaseOf } from '../ledger/reader.js';
import { unknownTo, writeFileAnew } from '../ledger/rewriting.js';
import { Refusal } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import type { No } from '../things/no.js';
import { type Became, clearing } from './clearing.js';
import { keptBeside, ledgersBeside, leftoversOf, templatesBeside } from './copies.js';
import { backupsOf, backupsOfCopies, foldersAway } from './folder.js';
import {
  copiesWaitedFor,
  nobodyToClear,
  noteStillToClear,
  type StillToClear,
  stillToClear,
} from './still-to-clear.js';

/** Every copy of a ledger that this machine made and keeps: backups, and what lies beside it. */
export const copiesOf = (ledger: Ledger): string[] => [
  ...[...backupsOf(ledger), ...backupsOfCopies(ledger)].map((each) => each.path),
  ...keptBeside(ledger.path),
  ...templatesBeside(ledger.path),
  ...ledgersBeside(ledger),
];

/** What became of the copies: those in which nothing is left of them, and those that were left as they are. */
export interface ForgottenInCopies {
  readonly cleared: readonly string[];
  /** Those that are cleared without the disk having confirmed it: it is done once more. */
  readonly unconfirmed: readonly string[];
  /** Those that can't be cleared, whatever is done: encrypted, or damaged. */
  readonly left: readonly string[];
  /** Those that could not be read or written now: it is tried again. */
  readonly waiting: readonly string[];
  /** The folders that are not there now, in which copies lie. */
  readonly away: readonly string[];
  /** Why traces of them may be left in the ledger’s own file, where that is so. */
  readonly traces: string | null;
}

/** What became of a forgetting that was not finished. */
export interface Finished extends ForgottenInCopies {
  /** The numbers of those on record still, since it was cut off before they were forgotten. */
  readonly cutOff: readonly No[];
}

/**
 * Once somebody was forgotten in a ledger: takes what that left behind out of its file, and forgets them
 * in every copy that can be read and written. What can’t be now stays on record to be done later, as
 * does what lies in a folder that is not there; what never can is named.
 */
export function forgetInCopies(ledger: Ledger, whom: Identity): ForgottenInCopies {
  const { before } = notedBefore(ledger);
  return forgetIn(ledger, before ? togetherOf([before, whom]) : whom);
}

/** What is left of a forgetting that was done but for these. */
interface Rest {
  readonly isMeant: (copy: string) => boolean;
  readonly waited: readonly string[];
}

function forgetIn(ledger: Ledger, who: Identity, rest?: Rest): ForgottenInCopies {
  const { path } = ledger;
  const { traces, isPutOff } = rest ? withNoTraces : withoutTraces(ledger, who);
  const done = ledger.read((reader) => {
    const db = databaseOf(reader);
    // With whoever was forgotten before: a copy may have been out of reach then.
    const all = { ...who, ids: [...new Set([...who.ids, ...forgottenIn(db)])] };
    const from = {
      ...{ replicas: replicasIn(db), who: all, named: who.people.length > 0 ? who.ids : [] },
      ...{ watchedFor: () => reader.watched(), hide: hiding(reader, who, '…') },
    };
    const became: Record<Became, string[]> = {
      ...{ cleared: [], unconfirmed: [], left: [], waiting: [] },
    };
    for (const copy of copiesOf(ledger).filter(rest?.isMeant ?? (() => true)))
      became[clearing(copy, from)].push(copy);
    const passing = [...leftoversOf(ledger), ...shownAndLeft()];
    became.waiting.push(...passing.filter((each) => !isTakenAway(each)));
    // Where nobody new was forgotten, it is whoever was before.
    return { ...became, traces, ids: who.ids.length > 0 ? who.ids : all.ids };
  });
  const { ids, ...became } = done;
  const away = foldersAway(path).filter((folder) => rest?.waited.includes(folder) ?? true);
  const waitsFor = away.length > 0 ? { waitsFor: away } : {};
  const texts = who.texts ? { texts: who.texts } : {};
  const copies = [...became.waiting, ...became.unconfirmed];
  if (isPutOff) noteWherePossible(path, { ids, people: who.people, ...texts });
  else if (copies.length > 0) {
    noteWherePossible(path, { ids, people: who.people, ...texts, ...waitsFor, copies });
  } else if (away.length > 0) {
    // The copies there say themselves how they are called, and not what else means them.
    noteWherePossible(path, { ids, people: [], ...texts, ...waitsFor });
  } else nobodyToClear(path);
  return { ...became, away };
}

/** What was written down before says more than is still to be done, and does as well. */
function noteWherePossible(path: string, who: StillToClear): void {
  try {
    noteStillToClear(path, who);
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
  }
}

const withNoTraces = { traces: null, isPutOff: false };

function withoutTraces(
  { path }: Ledger,
  { people }: Identity,
): { readonly traces: string | null; readonly isPutOff: boolean } {
  try {
    const spellings = people.flatMap(({ name, others }) => [name, ...others]);
    const isThere = writeFileAnew(path, (db) => unknownTo(db, spellings));
    const traces = isThere ? 'It holds a name of theirs outside of what is on record.' : null;
    return { traces, isPutOff: false };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return { traces: cause.message, isPutOff: true };
  }
}

/**
 * Forgets in the copies whoever was forgotten in the ledger when it was cut off before that, or could
 * not be done in all of them.
 * @returns undefined where there was nothing to do
 */
export function finishForgetting(ledger: Ledger): Finished | undefined {
  const { path } = ledger;
  const said = stillToClear(path);
  if (said === undefined) return undefined;
  const { before: who, cutOff } = notedBefore(ledger);
  if (!who) {
    // It was cut off before they were forgotten here: nothing is to be finished.
    nobodyToClear(path);
    return cutOff.length > 0 ? { ...nothingDone, cutOff } : undefined;
  }
  const { copies, next = [] } = said;
  const waited = copiesWaitedFor(said);
  if (copies === undefined && (waited.length === 0 || next.length > 0)) {
    return { ...forgetIn(ledger, who), cutOff };
  }
  const away = foldersAway(path).filter((folder) => waited.includes(folder));
  const back = waited.filter((folder) => !away.includes(folder));
  // Where nothing can be done now, nothing is tried.
  if (copies === undefined && back.length === 0) return { ...nothingDone, away, cutOff };
  const isMeant = (copy: string): boolean =>
    copies?.includes(copy) === true || back.some((folder) => copy.startsWith(join(folder, sep)));
  return { ...forgetIn(ledger, who, { isMeant, waited }), cutOff };
}

const nothingDone: ForgottenInCopies = {
  cleared: [],
  unconfirmed: [],
  left: [],
  waiting: [],
  away: [],
  traces: null,
};

/** Who was to be forgotten and is on record still, since that was cut off. */
export const cutOffTold = ({ cutOff }: Pick<Finished, 'cutOff'>): string[] =>
  cutOff.map(
    (no) =>
      `Forgetting number ${no} was cut off before anything of it was done: they are on record as before. To forget them: momentum member forget ${no}`,
  );

/** Whom the copies were to forget before, and could not, or not yet; and who was not forgotten in the end. */
function notedBefore(ledger: Ledger): {
  readonly before: Identity | undefined;
  readonly cutOff: readonly No[];
} {
  const said = stillToClear(ledger.path);
  if (!said) return { before: undefined, cutOff: [] };
  return ledger.read((reader) => {
    const gone = new Set(forgottenIn(databaseOf(reader)));
    const isDone = ({ ids }: Identity): boolean => ids.some((id) => gone.has(id));
    const { next = [], ...noted } = said;
    const done = [noted, ...next].filter(isDone);
    const onRecord = next.filter((each) => !isDone(each)).flatMap((each) => each.ids.slice(0, 1));
    return {
      before: done.length > 0 ? togetherOf(done) : undefined,
      cutOff: onRecord.flatMap((id) => reader.get('member', id)?.no ?? []),
    };
  });
}

/**
 * Writes down whom the copies are to forget once they are forgotten in the ledger, so that whatever
 * cuts it off is finished later; with whoever is still to be cleared of before.
 */
export function meanToForget(ledger: Ledger, who: Identity): void {
  const { before = { ids: [], people: [] } } = notedBefore(ledger);
  noteStillToClear(ledger.path, { ...before, next: [who] });
}

/** Several people as one, since each copy is opened once, whoever is forgotten in it. */
export function togetherOf(people: readonly Identity[]): Identity {
  const all = people
    .flatMap((each) => each.people)
    .map((one) => [JSON.stringify(one), one] as const);
  const texts = new Set(people.flatMap((each) => each.texts ?? []));
  return {
    ids: [...new Set(people.flatMap(({ ids }) => ids))],
    people: [...new Map(all).values()],
    ...(texts.size > 0 ? { texts: [...texts] } : {}),
  };
}

function isTakenAway(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

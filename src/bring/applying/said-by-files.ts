/** What files said of things, so that the next one shows who has changed what. */

import { hash } from 'node:crypto';
import type { FileRead } from '../../things/community/file-read.js';
import { communityId } from '../../things/community/thing.js';
import type { AnyEvent } from '../../things/index.js';
import type { Transaction } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import { readByFiles } from '../../things/unmatched/list.js';
import type { Day } from '../../time/day.js';
import {
  nothing,
  packed,
  type Said,
  type SaidKind,
  type Sheet,
  type SheetRead,
  tell,
  unpack,
} from './sheets.js';

/** What is found in the file that an earlier state of its sheet may have held. */
export interface SheetFound {
  /** How many rows the file has. */
  readonly rows: number;
  /** The things on record that it means; for people at a meeting, and lines of its notes, both. */
  readonly things: ReadonlyArray<readonly [of: Id, field?: Id | string]>;
}

/**
 * What the files that were brought in say of each thing, field by field, as short digests. A sheet
 * that is kept up to date is one through all its states, each compared with the one before.
 */
export interface SaidByFiles {
  /**
   * Finds the earlier state of the sheet that this file is, by what both hold and their columns;
   * a sheet of its own where there is none.
   */
  meet(kind: SaidKind, found: SheetFound): void;
  /** The sheet of that kind that is being read, once it was met. */
  sheet(kind: string): string | null;
  /** As when that sheet was read, and a few rows of it alone: for those that waited. */
  from(sheet: string | null): SaidByFiles;
  /** What this sheet said of it; undefined where it did not. A field may be a member's place. */
  before(kind: SaidKind, of: Id, field: string | Id): string | undefined;
  /** All that this sheet said of it, field by field. */
  fields(kind: SaidKind, of: Id): ReadonlyMap<string | Id, string>;
  /** What each sheet says of a thing. */
  sayings(kind: SaidKind, of: Id): ReadonlyArray<ReadonlyMap<string | Id, string>>;
  /** Whether that sheet speaks of anything, by which a later state of it would be known. */
  isKnown(kind: string, sheet: string): boolean;
  /** The things of which any sheet of that kind speaks. */
  spokenOf(kind: SaidKind): readonly Id[];
  /**
   * The things of the likeliest earlier state: those that this file may hold, changed. Where nothing
   * is in common, those of each sheet of such columns may be: only what else is the same can tell.
   */
  earlier(
    kind: SaidKind,
    found: SheetFound,
  ): { readonly things: readonly Id[]; readonly apart: boolean };
  /** The things that this sheet held; none where too little of it is left to be the same. */
  held(kind: SaidKind, found: SheetFound): readonly Id[];
  note(kind: SaidKind, of: Id, field: string | Id, value: string | null): void;
  /** The sheet holds that thing no more. */
  drop(kind: SaidKind, of: Id): void;
  /** Keeps what days without their year were read as, where that is not known yet. */
  keepDays(kind: string, days: FileRead['days']): void;
  /** Puts on record what is said now and was not before. */
  flush(): void;
}

/** Long enough to tell two values of a field apart, and too short to be read back. */
export const shortDigest = (value: string | null): string =>
  value === null || value === '' ? '' : hash('sha256', value).slice(0, 6);

/** How many of the things that are found a sheet speaks of, if only by a blank. */
const inCommon = ({ said }: Sheet, { things }: SheetFound): number =>
  things.filter(([of, field]) => {
    const fields = said.get(of);
    return field === undefined ? fields !== undefined : fields?.has(field) === true;
  }).length;

/** Whether a field is one of those that a sheet of such a kind has its size by; undefined where things are. */
const countsFor: Partial<Record<SaidKind, (field: string | Id) => boolean>> = {
  attendance: (field) => typeof field !== 'string',
  notes: (field) => typeof field === 'string' && isLineField(field),
};

/** Of a line of notes; what waits of one has a field of its own. */
const isLineField = (field: string): boolean => field.startsWith('l');

/** How many things a sheet speaks of; people at a meeting, and lines of its notes, each for themselves. */
const sizeOf = (kind: SaidKind, { said }: Sheet): number => {
  const counts = countsFor[kind];
  return counts === undefined
    ? said.size
    : [...said.values()]
        .flatMap((of) => [...of])
        .filter(([field, digest]) => counts(field) && digest).length;
};

/**
 * Whether half of the columns are the same, and none says by another name what one says there. Of a
 * sheet that was read long ago nobody knows.
 */
function areAlike(one: SheetRead['columns'], other: SheetRead['columns']): boolean {
  const [some, most] = [Object.entries(one), Object.keys(other).length];
  const shared = some.filter(([field]) => other[field] !== undefined);
  return (
    some.length === 0 ||
    (shared.length * 2 >= Math.max(some.length, most) &&
      shared.every(([field, header]) => other[field] === header))
  );
}

export function saidBefore(
  transaction: Transaction,
  today: Day,
  record: (events: readonly AnyEvent[]) => void,
  file: SheetRead,
): SaidByFiles {
  const kinds = new Map<SaidKind, Map<string, Sheet>>();
  const news = new Map<SaidKind, Map<string, Said>>();
  const current = new Map<SaidKind, string>();
  const toKeep: FileRead[] = [];
  const sheetsOf = (kind: SaidKind): Map<string, Sheet> => {
    let sheets = kinds.get(kind);
    if (!sheets) {
      sheets = new Map();
      for (const read of readByFiles(transaction.reader, kind)) unpack(kind, read, sheets);
      kinds.set(kind, sheets);
    }
    return sheets;
  };
  const newsOf = (kind: SaidKind, sheet: string): Said => {
    const ofKind = news.get(kind) ?? new Map<string, Said>();
    news.set(kind, ofKind);
    const fresh: Said = ofKind.get(sheet) ?? new Map();
    ofKind.set(sheet, fresh);
    return fresh;
  };
  const alikeSheets = (kind: SaidKind): Sheet[] =>
    [...sheetsOf(kind).values()].filter(({ columns }) => areAlike(columns, file.columns));
  /** The sheet of such columns that has most in common; of those, the smallest, and the latest. */
  const likeliest = (kind: SaidKind, found: SheetFound) =>
    alikeSheets(kind)
      .map((sheet) => ({ sheet, common: inCommon(sheet, found), size: sizeOf(kind, sheet) }))
      .reverse()
      .sort((a, b) => b.common - a.common || a.size - b.size)[0];

  const reading = (sheetNow: (kind: SaidKind) => string | undefined): SaidByFiles => {
    const now = (kind: SaidKind): Sheet | undefined => sheetsOf(kind).get(sheetNow(kind) ?? '');
    const opened = (kind: SaidKind): Sheet => {
      const id = sheetNow(kind) ?? file.sheet;
      const sheet = sheetsOf(kind).get(id) ?? { id, columns: file.columns, said: new Map() };
      sheetsOf(kind).set(id, sheet);
      return sheet;
    };
    return {
      meet(kind, found) {
        const best = likeliest(kind, found);
        const isSame = best && best.common > 0 && best.common * 2 >= best.size;
        current.set(kind, isSame ? best.sheet.id : file.sheet);
        if (isSame) best.sheet.columns = file.columns;
      },
      sheet: (kind) => sheetNow(kind as SaidKind) ?? null,
      from(sheet) {
        const its = reading(() => sheet ?? '');
        return {
          ...its,
          ...{
            meet: () => undefined,
            earlier: () => ({ things: [], apart: true }),
            held: () => [],
          },
          note(kind, ...what) {
            // A sheet that is read now says for itself what it holds.
            if (current.get(kind) !== sheet) its.note(kind, ...what);
          },
        };
      },
      before: (kind, id, field) => now(kind)?.said.get(id)?.get(field),
      fields: (kind, id) => now(kind)?.said.get(id) ?? new Map(),
      sayings: (kind, id) => [...sheetsOf(kind).values()].flatMap(({ said }) => said.get(id) ?? []),
      isKnown(kind, sheet) {
        const known = sheetsOf(kind as SaidKind).get(sheet);
        return known !== undefined && sizeOf(kind as SaidKind, known) > 0;
      },
      spokenOf: (kind) => [
        ...new Set([...sheetsOf(kind).values()].flatMap(({ said }) => [...said.keys()])),
      ],
      earlier(kind, found) {
        const best = likeliest(kind, found);
        const apart = !best || best.common === 0;
        const sheets = apart ? alikeSheets(kind) : [best.sheet];
        return { things: sheets.flatMap(({ said }) => [...said.keys()]), apart };
      },
      held(kind, found) {
        const best = likeliest(kind, found);
        const isLater =
          best && best.common > 0 && (best.common * 2 >= best.size || found.rows * 2 >= best.size);
        return isLater ? [...best.sheet.said.keys()] : [];
      },
      note(kind, id, field, value) {
        const [{ said, id: sheet }, digest] = [opened(kind), shortDigest(value)];
        if (said.get(id)?.get(field) === digest) return;
        tell(said, id, field, digest);
        tell(newsOf(kind, sheet), id, field, digest);
      },
      drop(kind, id) {
        const { said, id: sheet } = opened(kind);
        if (said.delete(id)) newsOf(kind, sheet).set(id, new Map());
      },
      keepDays(kind, days) {
        const known = readByFiles(transaction.reader, kind).map((read) =>
          JSON.stringify(read.days),
        );
        if (days && !known.includes(JSON.stringify(days))) {
          toKeep.push({ kind, ...nothing, days });
        }
      },
      flush() {
        for (const data of toKeep.splice(0)) {
          record([{ kind: 'community.file-read', subject: communityId, on: today, data }]);
        }
        for (const [kind, sheets] of news) {
          for (const [sheet, said] of sheets) {
            const columns = sheetsOf(kind).get(sheet)?.columns ?? {};
            const data = { ...packed(kind, said), sheet, columns };
            record([{ kind: 'community.file-read', subject: communityId, on: today, data }]);
          }
        }
        news.clear();
      },
    };
  };
  return reading((kind) => current.get(kind));
}

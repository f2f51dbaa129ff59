// @module-tag thorough
/** The sample's own sheets, changed here and there, and brought in again. */
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { type ImportOutcome, importFile } from '../../src/bring/applying/import-file.js';
import { Unsettled } from '../../src/bring/problems.js';
import type { Session } from '../../src/things/session.js';
import { addDays, type Day } from '../../src/time/day.js';
import { type BroughtIn, shapeNamed } from '../bring/applying/files.js';
import { emptySample, file, files, isHere } from './community.js';

type Row = Record<string, string>;
type Sheets = Record<BroughtIn, Row[]>;
const kinds = Object.keys(files) as BroughtIn[];

const read = (): Sheets =>
  Object.fromEntries(
    kinds.map((kind) => [kind, parse(file(files[kind]), { columns: true, bom: true }) as Row[]]),
  ) as Sheets;

const written = (rows: readonly Row[]): Buffer => {
  const names = Object.keys(rows[0] ?? {});
  const quoted = (cell = '') => `"${cell.replaceAll('"', '""')}"`;
  const lines = rows.map((row) => names.map((name) => quoted(row[name])).join(','));
  return Buffer.from([names.join(','), ...lines].join('\n'));
};

/** Numbers that look random and are the same at every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The sheets with some thirty changes: dates moved, people renamed, rows gone, rows doubled. */
function changed(sheets: Sheets, seed: number): { sheets: Sheets; places: number } {
  const pick = random(seed);
  const now = structuredClone(sheets);
  let places = 0;
  const any = (kind: BroughtIn): Row => {
    places += 1;
    const row = now[kind][pick(now[kind].length)];
    if (!row) throw new Error(kind);
    return row;
  };
  const people = ['person', 'who', 'name'] as const;
  for (let n = 0; n < 3; n += 1) {
    const { name: before = '' } = any('members');
    for (const row of kinds.flatMap((kind) => now[kind])) {
      for (const column of people) if (row[column] === before) row[column] = `${before} Renamed`;
    }
  }
  for (let n = 0; n < 3; n += 1) {
    const row = any('members');
    row.joined = addDays(row.joined as Day, -1 - pick(9));
  }
  for (let n = 0; n < 4; n += 1) {
    const { date: before = '', title = '' } = any('meetings');
    const to = addDays(before as Day, 1);
    if (now.meetings.some((row) => row.date === to)) continue;
    for (const row of now.meetings) {
      if (row.date === before && row.title === title) row.date = to;
    }
    for (const row of now.attendance) {
      if (row.date === before && row.meeting === title) row.date = to;
    }
  }
  for (let n = 0; n < 4; n += 1) {
    const row = any('attendance');
    row.status = row.status === 'present' ? 'regrets' : 'present';
    const twins = (each: Row) =>
      each === row ||
      each.date !== row.date ||
      each.meeting !== row.meeting ||
      each.person !== row.person;
    now.attendance = now.attendance.filter(twins);
  }
  for (let n = 0; n < 2; n += 1) any('commitments').due = '2026-12-24';
  for (let n = 0; n < 3; n += 1) {
    const row = any('contributions');
    row.date = addDays(row.date as Day, -1);
  }
  for (const kind of ['attendance', 'contributions', 'commitments'] as const) {
    for (let n = 0; n < 2; n += 1) now[kind].splice(now[kind].indexOf(any(kind)), 1);
  }
  for (const kind of kinds) {
    const row = any(kind);
    now[kind].splice(pick(now[kind].length), 0, { ...row });
  }
  return { sheets: now, places };
}

/** Brings all of it in; what is asked is answered as somebody would who has changed the sheets. */
async function bring(session: Session, sheets: Sheets): Promise<Record<BroughtIn, ImportOutcome>> {
  const outcomes: Partial<Record<BroughtIn, ImportOutcome>> = {};
  for (const kind of kinds) {
    const row: string[] = [];
    while (outcomes[kind] === undefined) {
      try {
        const input = { row, prefer: 'file' as const };
        outcomes[kind] = await importFile(session, shapeNamed(kind), written(sheets[kind]), input);
      } catch (cause) {
        if (!(cause instanceof Unsettled) || cause.questions.length === 0) throw cause;
        for (const question of cause.questions) {
          if (!('line' in question)) throw cause;
          const { line, choices } = question;
          const same = choices.find(({ value }) => /^\d+$/.test(value)) ?? choices[0];
          row.push(`${line}=${same?.value}`);
        }
      }
    }
  }
  return outcomes as Record<BroughtIn, ImportOutcome>;
}

/** What a ledger holds, a line each, by kind. */
const held = (session: Session): Record<BroughtIn, string[]> => {
  const lines = (sql: string): string[] =>
    session.ledger.read((reader) => reader.values<string>(sql)).sort();
  return {
    members: lines(
      "SELECT name || ' ' || coalesce(joined_on, '') || coalesce(handle, '') FROM member",
    ),
    meetings: lines(
      "SELECT day || ' ' || title || ' ' || status || coalesce(mode, '') FROM meeting",
    ),
    attendance: lines(
      `SELECT m.day || ' ' || m.title || ' ' || p.name || ' ' || a.there FROM attendance a
       JOIN meeting m ON m.id = a."of" JOIN member p ON p.id = a.member`,
    ),
    commitments: lines(
      `SELECT c.text || ' ' || coalesce(p.name, '-') || ' ' || coalesce(c.due_on, '-') || ' ' || c.offered_on || c.status
       FROM commitment c LEFT JOIN member p ON p.id = c.owner`,
    ),
    contributions: lines(
      `SELECT p.name || ' ' || on_day || ' ' || kind || ' ' || coalesce(title, '') || coalesce(ref, '')
       FROM contribution c JOIN member p ON p.id = c.member`,
    ),
  };
};

/** What stands in `all` and not in `some`, as often as it does. */
function beyond(all: readonly string[], some: readonly string[]): string[] {
  const left = [...some];
  return all.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

describe.skipIf(!isHere)(
  'the sample’s sheets, changed in thirty places and brought in again',
  () => {
    test.each([1, 7])(
      'make the ledger that they make alone, but for what is named (%i)',
      async (seed) => {
        const before = read();
        const { sheets, places } = changed(before, seed);
        expect(places).toBeGreaterThan(29);
        const [kept, alone] = [emptySample(), emptySample()];
        await bring(kept, before);
        const said = await bring(kept, sheets);
        await bring(alone, sheets);
        const [here, there] = [held(kept), held(alone)];
        for (const kind of kinds) {
          // Nothing of the changed sheets is missing, and nothing else is here but what was named as gone.
          expect(beyond(there[kind], here[kind]), kind).toEqual([]);
          const more = beyond(here[kind], there[kind]);
          const { gone } = said[kind];
          const named =
            kind === 'contributions' ? Number(/^\d+/.exec(gone[0] ?? '0')?.[0]) : gone.length;
          expect(more.length, `${kind}: ${more.join('; ')} — ${gone.join('; ')}`).toBe(named);
        }
        // Once more, and nothing is left to say.
        for (const kind of kinds) {
          const again = await importFile(kept, shapeNamed(kind), written(sheets[kind]), {
            prefer: 'file',
          });
          expect(again.changed, kind).toBe(false);
        }
      },
      120_000,
    );
  },
);

import { expect, test } from 'vitest';
import { playHarbourMenders } from '../../src/example/harbour-menders.js';
import { outlookFacts } from '../../src/figures/queries/outlook.js';
import { quietRegulars } from '../../src/figures/queries/quiet.js';
import { carriedBy, loadByMember, traces } from '../../src/figures/queries/traces.js';
import { british } from '../../src/language/index.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { createLedger } from '../../src/ledger/writing.js';
import { documentFacts } from '../../src/papers/from-ledger/index.js';
import { helpedWith, takenBy, yearsOf } from '../../src/things/commitment/lives.js';
import type { Reader } from '../../src/things/ledger.js';
import type { Id } from '../../src/things/thing.js';
import { now, temporaryFolder, today } from '../helpers/ledger.js';

/** Tables that hold a handful of rows however old a community grows, and lists that are handed over. */
const small = new Set(['community', 'role', 'role_holding', 'json_each']);

/** How SQLite would go about `sql`, a step each. */
function planOf(reader: Reader, sql: string): string[] {
  const params = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, '']));
  const marks = [...sql.matchAll(/\?/g)].map(() => '');
  const plan = databaseOf(reader)
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...(marks.length > 0 ? marks : [params])) as Array<{ detail: string }>;
  return plan.map(({ detail }) => detail);
}

/** Each table that `sql` reads from end to end, as SQLite plans it. */
function scanned(reader: Reader, sql: string): string[] {
  return planOf(reader, sql).flatMap((detail) => {
    const alias = /^SCAN (\w+)/.exec(detail)?.[1];
    if (alias === undefined) return [];
    // What another query has found is as short as that makes it.
    if (new RegExp(`\\) ${alias}\\b`).test(sql)) return [];
    const table = new RegExp(`\\b(?:FROM|JOIN) (\\w+)(?: AS)? ${alias}\\b`).exec(sql)?.[1];
    return new RegExp(`WITH ${table ?? alias} AS`).test(sql) ? [] : [table ?? alias];
  });
}

/**
 * Where all that were ever kept, held or here are gone through: an index by a status that ends, or
 * by any status from some day on, is no bound.
 */
const byStatusAlone = (reader: Reader, sql: string): string[] =>
  planOf(reader, sql).filter(
    (detail) =>
      /member_spell_from \(status=\? AND from_on>\?\)$/.test(detail) ||
      (/status = '(?:kept|held|closed|released)'/.test(sql) &&
        // What is open is found by its status, and is as much as people have open.
        !/status IN \('offered', 'wanted'\)/.test(sql) &&
        /\(status=\?\)$/.test(detail) &&
        !/INDEX member/.test(detail)),
  );

/** A reader that notes down whatever is asked of it. */
function listeningTo(reader: Reader, asked: Set<string>): Reader {
  const heard =
    <Of extends unknown[], Answer>(ask: (sql: string, ...params: Of) => Answer) =>
    (sql: string, ...params: Of): Answer => {
      asked.add(sql);
      return ask(sql, ...params);
    };
  return {
    ...reader,
    all: heard(reader.all),
    one: heard(reader.one),
    value: heard(reader.value),
  } as Reader;
}

test('no document reads a table from end to end that grows with the years', () => {
  const ledger = createLedger(`${temporaryFolder()}/harbour.momentum`);
  playHarbourMenders({ ledger, today, now });
  const asked = new Set<string>();
  ledger.read((reader) => {
    const listening = listeningTo(reader, asked);
    const meeting = reader.value<Id>('SELECT id FROM meeting WHERE held_on IS NOT NULL');
    const recipient = reader.value<Id>('SELECT id FROM member');
    const issued = { no: 1, asOf: '2026-06-30', position: [40], measures: {} } as const;
    for (const [asOf, audience] of [
      [today, 'facilitator'],
      [today, 'public'],
      ['2026-08-01', 'members'],
    ] as const) {
      for (const since of [null, issued]) {
        documentFacts(listening, {
          asOf,
          today,
          period: { from: '2026-07-01', to: '2026-07-31' },
          audience,
          locale: british,
          since,
          ...(since === null ? {} : { meeting, recipient }),
        });
      }
    }
    expect(asked.size).toBeGreaterThan(30);
    const long = [...asked].flatMap((sql) =>
      scanned(reader, sql)
        .filter((table) => !small.has(table) && /FROM|JOIN/.test(sql))
        .map((table) => `${table}: ${sql}`),
    );
    expect(long).toEqual([]);
    expect([...asked].filter((sql) => byStatusAlone(reader, sql).length > 0)).toEqual([]);
  });
  ledger.close();
});

/**
 * Looks that go by no window, each for what it is about. Their tables hold a row a person, a document
 * or a check-in, and are gone through only where somebody asks whom to turn to, or where this is going.
 */
const wholeTables = new Set(['member', 'resource']);

/** One member’s whole time here is what was asked for, and is looked through from end to end. */
const wholeTime =
  'FROM commitment_owner o JOIN commitment c ON c.id = o."of"\n     WHERE o.member = ?';

test('whom to turn to, what to hand on and where it is going are looked up within bounds', () => {
  const ledger = createLedger(`${temporaryFolder()}/harbour.momentum`);
  playHarbourMenders({ ledger, today, now });
  const asked = new Set<string>();
  ledger.read((reader) => {
    const listening = listeningTo(reader, asked);
    const member = reader.value<Id>('SELECT id FROM member') ?? 0;
    traces(listening, today);
    loadByMember(listening, today);
    carriedBy(listening, today, member);
    outlookFacts(listening, today, member);
    quietRegulars(listening, today, member);
    takenBy(listening, member);
    helpedWith(listening, member, today);
    yearsOf(listening, member);
    expect(asked.size).toBeGreaterThan(20);
    const long = [...asked]
      .filter((sql) => !sql.includes(wholeTime))
      .flatMap((sql) =>
        [
          ...scanned(reader, sql).filter((table) => !small.has(table) && !wholeTables.has(table)),
          ...byStatusAlone(reader, sql),
        ].map((table) => `${table}: ${sql}`),
      );
    expect(long).toEqual([]);
  });
  ledger.close();
});

test('a scan is found under another name', () => {
  const ledger = createLedger(`${temporaryFolder()}/harbour.momentum`);
  ledger.read((reader) => {
    expect(scanned(reader, 'SELECT c.kind FROM contribution c WHERE c.kind = ?')).toEqual([
      'contribution',
    ]);
    expect(scanned(reader, 'SELECT 1 FROM contribution c WHERE c.on_day > @from')).toEqual([]);
  });
  ledger.close();
});

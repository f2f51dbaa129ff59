import { expect, test } from 'vitest';
import { playHarbourMenders } from '../../src/example/harbour-menders.js';
import { measured } from '../../src/figures/measured.js';
import { measures } from '../../src/figures/measures/index.js';
import { gatherer } from '../../src/figures/queries/index.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { createLedger } from '../../src/ledger/writing.js';
import { usualSettings } from '../../src/things/community/settings.js';
import type { Reader } from '../../src/things/ledger.js';
import { now, temporaryFolder, today } from '../helpers/ledger.js';

/** Tables that hold a handful of rows however old a community grows; of names, those that wait (u). */
const small = /^(SCAN|SEARCH) (r|h|u|community|one)\b/;

/** What has been found already, and lists of what was given: as short as that makes them. */
const found =
  /^SCAN (s|w|g|o VIRTUAL TABLE INDEX \d+:|\d+ CONSTANT ROWS?)$|^SCAN (\(subquery-\d+\))$/;

test('a measure looks for what lies in its window by an index, never through all there ever was', () => {
  const ledger = createLedger(`${temporaryFolder()}/harbour.momentum`);
  playHarbourMenders({ ledger, today, now });
  ledger.read((reader) => {
    const asked = new Map<string, unknown>();
    const heard =
      (ask: (sql: string, ...params: unknown[]) => unknown) =>
      (sql: string, ...params: unknown[]) => {
        asked.set(sql, params[0] ?? {});
        return ask(sql, ...params);
      };
    const listening = {
      ...reader,
      all: heard(reader.all),
      one: heard(reader.one),
      value: heard(reader.value),
    } as Reader;
    const window = { from: '2026-08-01', to: '2026-10-31' } as const;
    const at = { window, asOf: today, settings: usualSettings };
    for (const measure of measures) measured(measure, gatherer(listening), at);
    expect(asked.size).toBeGreaterThan(25);
    const long = [...asked].flatMap(([sql, params]) => {
      const plan = databaseOf(reader).prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params);
      return (
        (plan as Array<{ detail: string }>)
          .map(({ detail }) => detail)
          .filter((detail) => !small.test(detail) && !found.test(detail))
          // All that were ever kept, or held: an index by status alone is no bound.
          .filter((detail) => detail.startsWith('SCAN') || /\(status=\?\)$/.test(detail))
          .map((detail) => `${detail}: ${sql}`)
      );
    });
    expect(long).toEqual([]);
  });
  ledger.close();
});

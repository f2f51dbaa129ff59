import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type At, windowAt } from '../../src/figures/measure.js';
import { figureAt } from '../../src/figures/measured.js';
import { measures } from '../../src/figures/measures/index.js';
import { gatherer } from '../../src/figures/queries/index.js';
import { usualSettings } from '../../src/things/community/settings.js';
import { editMember } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { addDays, type Day } from '../../src/time/day.js';
import { before } from '../../src/time/window.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger, today } from '../helpers/ledger.js';
import { live, lives } from '../helpers/lives.js';
import { type Numbers, numbersInSql } from './measures-in-sql.js';

const ours = ({ ledger }: Session, at: At): Numbers =>
  ledger.read((reader) => {
    const gather = gatherer(reader);
    return Object.fromEntries(
      measures.map((measure) => [
        measure.name,
        Object.fromEntries(
          figureAt(measure, gather, at).parts.map(({ name, numerator, denominator }) => [
            name,
            { n: numerator, d: denominator },
          ]),
        ),
      ]),
    );
  });

/** Windows of weeks that lie behind, around and ahead of the day. */
const windows = fc
  .record({ to: fc.integer({ min: -120, max: 14 }), length: fc.integer({ min: 0, max: 180 }) })
  .map(({ to, length }) => ({ from: addDays(today, to - length), to: addDays(today, to) }));

const looks: fc.Arbitrary<At> = fc
  .record({ window: windows, since: fc.nat(10), fewest: fc.integer({ min: 2, max: 5 }) })
  .map(({ window, since, fewest }) => {
    const day: Day = addDays(window.to, since);
    const settings = {
      ...usualSettings,
      fewest,
      coreWeeks: 4,
      activeWeeks: 2,
      quietWeeks: 1,
    };
    return windowAt(window, day < today ? day : today, settings);
  });

test('every measure of any community is what plain SQL comes to as well', () => {
  const told = new Set<string>();
  fc.assert(
    fc.property(
      lives(110),
      fc.array(looks, { minLength: 4, maxLength: 6 }),
      fc.nat(5),
      (deeds, ats, robot) => {
        const session = harbourLedger();
        furnish(session);
        live(session, deeds);
        const ids = session.ledger.read(({ all }) =>
          all<{ id: Id }>('SELECT id FROM member ORDER BY no'),
        );
        const bot = ids[robot];
        if (bot) editMember(session, bot.id, { bot: true });
        for (const at of ats) {
          const theirs = session.ledger.read((reader) =>
            numbersInSql(reader, { ...at, before: before(at.window) }),
          );
          const own = ours(session, at);
          for (const [measure, parts] of Object.entries(theirs)) {
            for (const [part, numbers] of Object.entries(parts)) {
              expect(own[measure]?.[part], `${measure}, ${part}`).toEqual(numbers);
              if (numbers.n) told.add(`${measure}, ${part}`);
            }
          }
        }
        session.ledger.close();
      },
    ),
    // Shortening a history of a hundred deeds takes longer than reading what differed.
    { numRuns: 8, endOnFailure: true },
  );
  // Not each of them, since they are drawn, but two ways of finding nothing would prove little.
  expect(told.size).toBeGreaterThan(25);
});

test('no measure and no part of one is left out of the second computation', () => {
  const session = harbourLedger();
  const at: At = { window: { from: today, to: today }, asOf: today, settings: usualSettings };
  const theirs = session.ledger.read((reader) =>
    numbersInSql(reader, { ...at, before: before(at.window) }),
  );
  const names = (numbers: Numbers) =>
    Object.entries(numbers).flatMap(([measure, parts]) =>
      Object.keys(parts).map((part) => `${measure}, ${part}`),
    );
  expect(names(theirs).sort()).toEqual(names(ours(session, at)).sort());
});

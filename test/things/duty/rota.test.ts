/** Whose turn it is: everybody once before anybody twice, whoever is away, declines or stands in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Had, nextInTurn } from '../../../src/things/duty/rota.js';
import type { Id } from '../../../src/things/thing.js';
import { addDays } from '../../../src/time/day.js';

const day = (nth: number) => addDays('2026-12-01', nth * 7);
const everybody = () => true;

test('it goes round in order, and begins with the first', () => {
  const had: Had[] = [];
  for (let nth = 0; nth < 7; nth += 1) {
    had.push({ who: nextInTurn([1, 2, 3], everybody, had) as Id, on: day(nth) });
  }
  expect(had.map(({ who }) => who)).toEqual([1, 2, 3, 1, 2, 3, 1]);
});

test('who stood in for another has had a turn, and the other one has theirs next', () => {
  const had = [
    { who: 1, on: day(0) },
    { who: 3, on: day(1) },
  ];
  expect(nextInTurn([1, 2, 3], everybody, had)).toBe(2);
  expect(nextInTurn([1, 2, 3], everybody, [{ who: 2, on: day(0) }])).toBe(3);
});

test('somebody who is not of the rota moves nobody’s turn', () => {
  expect(nextInTurn([1, 2], everybody, [{ who: 9, on: day(0) }])).toBe(1);
});

test('where nobody can, it is nobody’s', () => {
  expect(nextInTurn([1, 2], () => false, [])).toBeNull();
  expect(nextInTurn([], everybody, [])).toBeNull();
});

/** What becomes of a turn: had by whoever’s it is, declined, or had by another of them. */
const turns = fc.array(
  fc.record({
    away: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
    end: fc.constantFrom('had', 'had', 'had', 'declined', 'another'),
    other: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 30 },
);

test('nobody is asked twice before everybody who was here all along has had it once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5 }), turns, (size, all) => {
      const rota = Array.from({ length: size }, (_, i) => i + 1);
      const had: Had[] = [];
      all.forEach(({ away, end, other }, nth) => {
        const can = (who: Id) => !away.includes(who);
        const next = nextInTurn(rota, can, had);
        expect(next === null).toBe(!rota.some(can));
        if (next === null) return;
        expect(can(next)).toBe(true);
        const lastOf = (who: Id) => had.findLastIndex((each) => each.who === who);
        for (const who of rota.filter(can)) expect(lastOf(next)).toBeLessThanOrEqual(lastOf(who));
        if (end === 'had') had.push({ who: next, on: day(nth) });
        if (end === 'another' && rota.includes(other)) had.push({ who: other, on: day(nth) });
        // Whoever declined is asked as before: nobody has had it.
        if (end === 'declined') expect(nextInTurn(rota, can, had)).toBe(next);
      });
    }),
  );
});

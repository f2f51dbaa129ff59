import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChainFact } from '../../src/core/facts.js';
import { loadOf } from '../../src/core/plan.js';
import { commitment, planOf } from '../documents/facts.js';

const needs = (...numbers: number[]) => ({
  needs: numbers.map((no) => ({ no, text: `action ${no}`, open: true })),
});

const asOf = '2026-11-27';

test('actions fall into months by their due day; what is overdue belongs to this one', () => {
  const due = (
    no: number,
    day: '2026-05-03' | '2026-11-30' | '2026-12-01' | '2027-01-31' | '2027-02-01',
  ) => commitment(no, `action ${no}`, { due: day, who: 'Ash' });
  const plan = planOf(
    [
      commitment(6, 'some time'),
      due(5, '2027-02-01'),
      due(4, '2027-01-31'),
      due(3, '2026-12-01'),
      due(2, '2026-11-30'),
      due(1, '2026-05-03'),
    ],
    [],
    asOf,
  );
  const numbers = (month: { actions: { no: number }[] }) => month.actions.map(({ no }) => no);
  expect([plan.thisMonth.label, plan.nextMonth.label, plan.monthAfter.label]).toEqual([
    'November 2026',
    'December 2026',
    'January 2027',
  ]);
  expect(numbers(plan.thisMonth)).toEqual([1, 2]);
  expect(numbers(plan.nextMonth)).toEqual([3]);
  expect(numbers(plan.monthAfter)).toEqual([4]);
  expect(numbers(plan.later)).toEqual([5]);
  expect(numbers(plan.noDate)).toEqual([6]);
  expect(plan.lookingFor.map(({ no }) => no)).toEqual([6]);
});

test('a chain starts with what waits for nothing; what two chains share is told once', () => {
  const plan = planOf(
    [
      commitment(1, 'hall'),
      commitment(2, 'posters', needs(1)),
      commitment(3, 'insurance', needs(1)),
      commitment(4, 'the day', needs(2, 3)),
      commitment(5, 'photographs', needs(4)),
      commitment(6, 'apart', needs(99)),
    ],
    [],
    asOf,
  );
  const told = (chain: ChainFact): unknown => [chain.no, chain.again, chain.feeds.map(told)];
  expect(plan.chains.map(told)).toEqual([
    [
      1,
      false,
      [
        [2, false, [[4, false, [[5, false, []]]]]],
        [3, false, [[4, true, []]]],
      ],
    ],
  ]);
  expect(plan.mostAwaited).toMatchObject({ no: 1, waiting: 4 });
});

test('every open link is shown, and the chains never grow past the links', () => {
  const graphs = fc.array(fc.array(fc.nat({ max: 11 }), { maxLength: 4 }), { maxLength: 12 });
  fc.assert(
    fc.property(graphs, (graph) => {
      // Needing only earlier ones, so that no circle can be: the ledger refuses those.
      const open = graph.map((needed, no) =>
        commitment(no, `action ${no}`, needs(...new Set(needed.filter((other) => other < no)))),
      );
      const pairs: string[] = [];
      const walk = (chain: ChainFact): void => {
        for (const next of chain.feeds) {
          pairs.push(`${chain.no}>${next.no}`);
          walk(next);
        }
      };
      planOf(open, [], asOf).chains.forEach(walk);
      const links = open.flatMap(({ no, needs: all }) => all.map((link) => `${link.no}>${no}`));
      expect(pairs.sort()).toEqual(links.sort());
    }),
  );
});

describe('the load', () => {
  const room = { no: 1, text: 'Find a room' };
  const cake = { no: 2, text: 'Bring cake' };
  const tea = { no: 3, text: 'Make tea' };
  const holdings = [
    { member: '1', as: 'owner', ...cake },
    { member: '1', as: 'owner', ...room },
    { member: '2', as: 'owner', ...tea },
    { member: '3', as: 'helper', ...tea },
    { member: '4', as: 'helper', ...tea },
    { member: '4', as: 'helper', ...room },
  ] as const;

  test('says what people carry, helping apart, and two people called alike stay two', () => {
    const carriers = ['1', '2', '3', '4'].map((id) => ({ id, name: 'Ash' }));
    const uncounted = { who: 'Ash', open: null, helping: null };
    expect(loadOf(carriers, holdings, false)).toEqual([
      { ...uncounted, actions: [room, cake], helpingWith: [] },
      { ...uncounted, actions: [tea], helpingWith: [] },
      { ...uncounted, actions: [], helpingWith: [tea] },
      { ...uncounted, actions: [], helpingWith: [room, tea] },
    ]);
  });

  test('is counted where that is asked for', () => {
    const carriers = ['1', '2', '3', '4'].map((id) => ({ id, name: 'Ash' }));
    expect(loadOf(carriers, holdings, true)).toMatchObject([
      { open: 2, helping: 0 },
      { open: 1, helping: 0 },
      { open: 0, helping: 1 },
      { open: 0, helping: 2 },
    ]);
  });

  test('of those without a name of their own stands together, each action once', () => {
    const carriers = [
      { id: '1', name: 'Ash' },
      { id: null, name: '3 other members' },
    ];
    expect(loadOf(carriers, holdings, false)[1]).toMatchObject({
      who: '3 other members',
      actions: [tea],
      helpingWith: [room, tea],
    });
  });
});

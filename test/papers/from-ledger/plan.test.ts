import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChainFact, CommitmentFact } from '../../../src/papers/facts/index.js';
import { loadOf } from '../../../src/papers/from-ledger/plan.js';
import type { No } from '../../../src/things/no.js';
import { commitment, planOf } from '../facts.js';

const needs = (...numbers: number[]) => ({
  needs: numbers.map((no) => ({ no, text: `action ${no}`, open: true })),
});

const asOf = '2026-11-27';

test('actions fall into months by their due day; what is overdue belongs to this one', () => {
  const due = (
    no: No,
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
  const numbers = (month: { actions: { no: No }[] }) => month.actions.map(({ no }) => no);
  expect([plan.thisMonth.label, plan.nextMonth.label, plan.monthAfter.label]).toEqual([
    'November 2026',
    'December 2026',
    'January 2027',
  ]);
  // May is over; November goes on.
  expect(numbers(plan.before)).toEqual([1]);
  expect(numbers(plan.thisMonth)).toEqual([2]);
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

/** Actions that need only earlier ones, so that no circle can be: the ledger refuses those. */
const days = ['2026-11-30', '2026-12-04', '2027-01-14', null] as const;
const anyPlan = fc
  .array(fc.record({ needed: fc.array(fc.nat({ max: 13 }), { maxLength: 4 }), due: fc.nat(3) }), {
    maxLength: 12,
  })
  .map((graph) =>
    graph.map(({ needed, due }, at) =>
      // Numbers run from 2, so that an action may need one that is no longer open, too: 0 and 1.
      commitment(at + 2, `action ${at + 2}`, {
        ...needs(...new Set(needed.filter((other) => other < at + 2))),
        due: days[due] ?? null,
      }),
    ),
  );

const openLinks = (open: readonly CommitmentFact[]): Array<readonly [No, No]> =>
  open.flatMap(({ no, needs: all }) =>
    all.filter((link) => Number(link.no) > 1).map((link) => [link.no, no] as const),
  );

test('every open link is shown, and the chains never grow past the links', () => {
  fc.assert(
    fc.property(anyPlan, (open) => {
      const pairs: string[] = [];
      const walk = (chain: ChainFact): void => {
        for (const next of chain.feeds) {
          pairs.push(`${chain.no}>${next.no}`);
          walk(next);
        }
      };
      planOf(open, [], asOf).chains.forEach(walk);
      const links = openLinks(open).map(([from, to]) => `${from}>${to}`);
      expect(pairs.sort()).toEqual(links.sort());
    }),
  );
});

test('each action waits for the open ones that it needs, and for nothing else', () => {
  fc.assert(
    fc.property(anyPlan, (open) => {
      const plan = planOf(open, [], asOf);
      const { before, thisMonth, nextMonth, monthAfter, later, noDate } = plan;
      const months = [before, thisMonth, nextMonth, monthAfter, later, noDate];
      const actions = months.flatMap((month) => month.actions);
      expect(actions).toHaveLength(open.length);
      const waits = actions.flatMap(({ no, waitsFor }) => waitsFor.map((each) => [each.no, no]));
      expect(waits.sort()).toEqual([...openLinks(open)].sort());
      for (const { due, waitsFor } of actions) {
        for (const needed of waitsFor) {
          const both = due !== null && needed.due !== null;
          expect(needed.tooLate).toBe(both && Date.parse(needed.due ?? '') > Date.parse(due ?? ''));
        }
      }
    }),
  );
});

test('what must be ready the same day, or has no date, is not too late; a day after it is', () => {
  const late = (need: CommitmentFact['due'], due: CommitmentFact['due']) => {
    const plan = planOf(
      [
        commitment(1, 'hall', { due: need, who: 'Ash' }),
        commitment(2, 'day', { due, ...needs(1) }),
      ],
      [],
      asOf,
    );
    const [{ waitsFor } = { waitsFor: [] }] = [
      ...plan.nextMonth.actions,
      ...plan.noDate.actions,
    ].filter(({ no }) => no === 2);
    return waitsFor;
  };
  const hall = { no: 1, text: 'hall', who: 'Ash' };
  expect(late('2026-12-05', '2026-12-04')).toEqual([{ ...hall, due: '2026-12-05', tooLate: true }]);
  expect(late('2026-12-04', '2026-12-04')).toMatchObject([{ tooLate: false }]);
  expect(late(null, '2026-12-04')).toMatchObject([{ due: null, tooLate: false }]);
  expect(late('2026-12-04', null)).toMatchObject([{ tooLate: false }]);
});

test('the most awaited is the one that most wait for, where it is one and they are several', () => {
  fc.assert(
    fc.property(anyPlan, (open) => {
      // Everything that can be reached, by going on until nothing is added.
      const reached = new Set(openLinks(open).map(([from, to]) => `${from}>${to}`));
      for (let before = -1; before !== reached.size; ) {
        before = reached.size;
        for (const a of [...reached].map((pair) => pair.split('>'))) {
          for (const b of [...reached].map((pair) => pair.split('>'))) {
            if (a[1] === b[0]) reached.add(`${a[0]}>${b[1]}`);
          }
        }
      }
      const waiting = (no: No) => [...reached].filter((pair) => pair.startsWith(`${no}>`)).length;
      const [most = 0, next = 0] = open.map(({ no }) => waiting(no)).sort((a, b) => b - a);
      const found = planOf(open, [], asOf).mostAwaited;
      expect(found?.waiting ?? null).toBe(most > 1 && most > next ? most : null);
      if (found !== null) expect(waiting(found.no)).toBe(most);
    }),
  );
});

describe('the load', () => {
  const room = { no: 1, text: 'Find a room' };
  const cake = { no: 2, text: 'Bring cake' };
  const tea = { no: 3, text: 'Make tea' };
  const holdings = [
    { member: 1, as: 'owner', ...cake },
    { member: 1, as: 'owner', ...room },
    { member: 2, as: 'owner', ...tea },
    { member: 3, as: 'helper', ...tea },
    { member: 4, as: 'helper', ...tea },
    { member: 4, as: 'helper', ...room },
  ] as const;

  test('says what people carry, helping apart, and two people called alike stay two', () => {
    const carriers = [1, 2, 3, 4].map((id) => ({ id, name: 'Ash' }));
    const uncounted = { who: 'Ash', open: null, helping: null };
    expect(loadOf(carriers, holdings, false)).toEqual([
      { ...uncounted, actions: [room, cake], helpingWith: [] },
      { ...uncounted, actions: [tea], helpingWith: [] },
      { ...uncounted, actions: [], helpingWith: [tea] },
      { ...uncounted, actions: [], helpingWith: [room, tea] },
    ]);
  });

  test('is counted where that is asked for', () => {
    const carriers = [1, 2, 3, 4].map((id) => ({ id, name: 'Ash' }));
    expect(loadOf(carriers, holdings, true)).toMatchObject([
      { open: 2, helping: 0 },
      { open: 1, helping: 0 },
      { open: 0, helping: 1 },
      { open: 0, helping: 2 },
    ]);
  });

  test('leaves out those without a name of their own, who would read as one person', () => {
    const carriers = [
      { id: 1, name: 'Ash' },
      { id: null, name: '3 other members' },
    ];
    expect(loadOf(carriers, holdings, false).map(({ who }) => who)).toEqual(['Ash']);
  });
});

import { describe, expect, test } from 'vitest';
import type { Stillness } from '../../src/figures/measures/dormancy.js';
import { evidence, type OutlookFacts } from '../../src/figures/outlook.js';
import { usualSettings } from '../../src/things/community/settings.js';

const quiet: OutlookFacts = {
  momentum: 'steady',
  members: 12,
  joinedLastYear: 0,
  joinedUnknown: 0,
  open: 0,
  questions: 0,
  nextMeeting: null,
  unconfirmed: 0,
  stillness: { days: 10, counted: 10, unconfirmed: null },
  came: 8,
  cameBefore: 8,
  hosted: 0,
  hostedByFacilitator: 0,
  hostUnknown: 0,
  carriers: [],
  deputies: [],
  feelings: [],
};

const of = (facts: Partial<OutlookFacts>) => evidence({ ...quiet, ...facts }, usualSettings);

describe('what is on record for each way', () => {
  test('a community that goes on has reasons to, and none to close', () => {
    const {
      continue: going,
      pause,
      close,
    } = of({
      nextMeeting: '2026-12-10',
      open: 1,
      questions: 2,
      joinedLastYear: 3,
    });
    expect(going).toEqual([
      'Momentum is steady.',
      'The next meeting has a date: 10 Dec 2026.',
      '1 commitment is open.',
      '2 burning questions wait for an answer.',
      '3 people joined within the last year.',
    ]);
    expect(pause).toEqual([]);
    expect(close).toEqual([]);
  });

  test('four weeks of silence speak for a pause, eight for closing as well', () => {
    const still = (days: number, more: Partial<Stillness> = {}) =>
      of({ stillness: { days, counted: days, unconfirmed: null, ...more } });
    expect(still(27).pause).toEqual(['No meeting is planned.']);
    expect(still(28).pause).toContain(
      'There has been neither meeting nor contribution for 28 days.',
    );
    expect(still(55).close).toEqual([]);
    expect(still(56).close).toEqual([
      'There has been neither meeting nor contribution for 56 days.',
      'Nothing that was offered is open any more.',
      'No burning question is open.',
      'Nobody joined within the last year.',
    ]);
    // What nobody knows to have been silent speaks for nothing, and neither does a break.
    expect(still(90, { unconfirmed: '2026-10-01' }).close).toEqual([]);
    expect(still(90, { counted: 27 }).pause).toEqual(['No meeting is planned.']);
  });

  test('whoever hosts most meetings may pass that on, and to whom is named', () => {
    const facts = { hosted: 6, carriers: ['Ash', 'Bea'], deputies: ['Bea'] };
    expect(of({ ...facts, hostedByFacilitator: 3 })['pass on']).toEqual([
      'Others have carried something within the last year: Ash, Bea.',
      'There is a deputy: Bea.',
    ]);
    const unknown = { ...facts, hostedByFacilitator: 4, hostUnknown: 2 };
    expect(of(unknown)['pass on'][0]).toBe(
      'You hosted 4 of 6 meetings of the last year; who hosted 2 more is not on record.',
    );
    expect(of({ ...facts, hostedByFacilitator: 4 })['pass on'][0]).toBe(
      'You hosted 4 of 6 meetings of the last year.',
    );
  });

  test('five who carried something are named, of more it is said how many there are', () => {
    const carriers = ['Ash', 'Bea', 'Cho', 'Dan', 'Eve'];
    const said = (names: readonly string[]) => of({ carriers: names })['pass on'];
    expect(said(carriers)).toEqual([
      'Others have carried something within the last year: Ash, Bea, Cho, Dan, Eve.',
    ]);
    expect(said([...carriers, 'Fay', 'Gus'])).toEqual([
      'Others have carried something within the last year: Ash, Bea, Cho, Dan, Eve and 2 more.',
    ]);
  });

  test('where nobody is a member any more, that speaks for closing', () => {
    expect(of({ members: 0 }).close).toEqual(['Nobody is on record as a member.']);
    expect(of({ members: 1 }).close).toEqual([]);
  });

  test.each([
    ['rising', 'continue', 'Momentum is rising.'],
    ['steady', 'continue', 'Momentum is steady.'],
    ['slowing', 'pause', 'Momentum is slowing.'],
  ] as const)('that momentum is %s speaks for: %s', (momentum, way, sentence) => {
    const ways = of({ momentum, nextMeeting: '2026-12-10' });
    expect(ways[way]).toContain(sentence);
    expect(
      Object.values(ways)
        .flat()
        .filter((each) => each.startsWith('Momentum')),
    ).toEqual([sentence]);
  });

  test('fewer than half as many as before speak for a pause, half of them do not', () => {
    expect(of({ came: 4, cameBefore: 8 }).pause).toEqual(['No meeting is planned.']);
    expect(of({ came: 3, cameBefore: 8 }).pause).toContain(
      'Fewer than half as many come as before: 3, and 8 before.',
    );
  });

  test('three heavy check-ins in a row are said, two or a light one are not', () => {
    expect(of({ feelings: [2, 1, 2] }).pause).toContain('Your last check-ins felt heavy.');
    expect(of({ feelings: [2, 1, 2] })['pass on']).toEqual([
      'Your last check-ins felt heavy, and the community has people in it.',
    ]);
    expect(of({ feelings: [2, 1] }).pause).not.toContain('Your last check-ins felt heavy.');
    expect(of({ feelings: [2, 3, 1] }).pause).not.toContain('Your last check-ins felt heavy.');
  });

  test('what nobody knows is no evidence', () => {
    const { pause, close } = of({ stillness: null, came: null, momentum: 'too-early' });
    expect(pause).toEqual(['No meeting is planned.']);
    expect(close).toEqual([]);
  });
});

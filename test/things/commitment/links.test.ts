import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkCommitment, offerCommitment } from '../../../src/things/commitment/changes.js';
import { circleIn, type Link, pathBetween } from '../../../src/things/commitment/links.js';
import type { Id } from '../../../src/things/thing.js';
import { harbourLedger } from '../../helpers/ledger.js';

const link = (from: Id, to: Id): Link => ({ from, to });
const ids = fc.constantFrom(1, 2, 3, 4, 5, 6);
const anyLinks = fc.array(fc.record({ from: ids, to: ids }), { maxLength: 14 });

test('the way along links is the shortest, both ends included', () => {
  const links = [link(1, 2), link(2, 3), link(3, 4), link(1, 3)];
  expect(pathBetween(links, 1, 4)).toEqual([1, 3, 4]);
  expect(pathBetween(links, 4, 1)).toEqual([]);
  expect(pathBetween(links, 1, 1)).toEqual([1]);
});

test.each([
  [[], false],
  [[link(1, 2), link(2, 3), link(1, 3)], false],
  [[link(1, 2), link(2, 1)], true],
  [[link(1, 1)], true],
  [[link(8, 1), link(1, 2), link(2, 3), link(3, 1), link(3, 9)], true],
])('a circle is seen: %j is %s', (links, closed) => {
  expect(circleIn(links)).toBe(closed);
});

test('links added only where no way leads back never close a circle; any other one does', () => {
  fc.assert(
    fc.property(anyLinks, (wished) => {
      const kept: Link[] = [];
      for (const each of wished) {
        const wayBack = pathBetween(kept, each.to, each.from);
        expect(circleIn([...kept, each])).toBe(wayBack.length > 0);
        if (wayBack.length === 0) kept.push(each);
      }
      expect(circleIn(kept)).toBe(false);
    }),
  );
});

test('a circle is told from the one that would close it, each with its number and its words', () => {
  const session = harbourLedger();
  const [room, oven, cake] = ['Find a room', 'Mend the oven', 'Bake a cake'].map(
    (text) => offerCommitment(session, { text, by: null }).id,
  ) as [Id, Id, Id];
  linkCommitment(session, oven, [room]);
  linkCommitment(session, cake, [oven]);
  expect(() => linkCommitment(session, room, [cake])).toThrow(
    expect.objectContaining({
      code: 'link-circle',
      details: [
        '1 (Find a room) needs 3 (Bake a cake) needs 2 (Mend the oven) needs 1 (Find a room)',
      ],
    }),
  );
});

test('every step of a way is a link', () => {
  fc.assert(
    fc.property(anyLinks, ids, ids, (links, start, end) => {
      const path = pathBetween(links, start, end);
      for (const [i, from] of path.slice(0, -1).entries()) {
        expect(links.some((each) => each.from === from && each.to === path[i + 1])).toBe(true);
      }
      if (path.length > 0) expect([path[0], path.at(-1)]).toEqual([start, end]);
    }),
  );
});

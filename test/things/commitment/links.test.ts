import fc from 'fast-check';
import { expect, test } from 'vitest';
import { circleIn, type Link, pathBetween } from '../../../src/things/commitment/links.js';
import type { Id } from '../../../src/things/thing.js';

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

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { circleIn, type Link, pathBetween } from '../../../src/things/commitment/links.js';

const link = (from: string, to: string): Link => ({ from, to });
const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const anyLinks = fc.array(fc.record({ from: ids, to: ids }), { maxLength: 14 });

test('the way along links is the shortest, both ends included', () => {
  const links = [link('a', 'b'), link('b', 'c'), link('c', 'd'), link('a', 'c')];
  expect(pathBetween(links, 'a', 'd')).toEqual(['a', 'c', 'd']);
  expect(pathBetween(links, 'd', 'a')).toEqual([]);
  expect(pathBetween(links, 'a', 'a')).toEqual(['a']);
});

test.each([
  [[], false],
  [[link('a', 'b'), link('b', 'c'), link('a', 'c')], false],
  [[link('a', 'b'), link('b', 'a')], true],
  [[link('a', 'a')], true],
  [[link('x', 'a'), link('a', 'b'), link('b', 'c'), link('c', 'a'), link('c', 'y')], true],
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

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../house/sources.js';

const table = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');

test('each fault has its row, and each test that a row names is there', () => {
  const numbers = [...table.matchAll(/^\| (\d+) \|/gm)].map(([, no]) => Number(no));
  expect(numbers).toEqual(Array.from({ length: 63 }, (_, i) => i + 1));
  const named = [...table.matchAll(/`([a-z]+\/[a-z/-]+)`/g)].map(
    ([, name]) => `test/${name}.test.ts`,
  );
  expect(named.length).toBeGreaterThan(80);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

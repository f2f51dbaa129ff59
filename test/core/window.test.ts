import { expect, test } from 'vitest';
import { before, parsePeriod } from '../../src/core/window.js';

test.each([
  ['2026-Q2', '2026-01-01', '2026-03-31'],
  ['2026-Q1', '2025-10-01', '2025-12-31'],
  ['2026', '2025-01-01', '2025-12-31'],
  ['2024-03', '2024-02-01', '2024-02-29'],
  ['4w', '2026-09-27', '2026-10-24'],
  ['2026-02-10..2026-02-19', '2026-01-31', '2026-02-09'],
])('before %s came %s to %s', (period, from, to) => {
  expect(before(parsePeriod(period, '2026-11-21'))).toEqual({ from, to });
});

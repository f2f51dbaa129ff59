import { expect, test } from 'vitest';
import { medianDays, share, whole } from '../../src/figures/words.js';
import { british } from '../../src/language/index.js';
import { usualSettings } from '../../src/things/community/settings.js';

const settings = { ...usualSettings, fewest: 3 };

test.each([
  [[], null, 'nothing to count'],
  [[4], null, 'too few to say'],
  [[4, 9], null, 'too few to say'],
  [[9, 4, 5], 5, '5 days'],
  [[9, 4, 5, 6], 5.5, '5.5 days'],
])('the middle of waits of %j days is %s: %s', (waits, numerator, said) => {
  const part = medianDays('wait', waits, settings);
  expect(part).toMatchObject({ name: 'wait', numerator, denominator: null });
  expect(british.say(part.said)).toBe(said);
});

test.each([
  [0, 0, 'nothing to count'],
  [1, 2, 'too few to say'],
  [1, 3, '1 of 3'],
])('%i of %i is said: %s', (part, all, said) => {
  expect(british.say(share(part, all, settings))).toBe(said);
});

test('figures side by side of which none says a number are said once', () => {
  const part = (name: string, of: number) => ({
    name,
    numerator: 1,
    denominator: of,
    said: share(of === 0 ? 0 : 1, of, settings),
  });
  const said = (kept: number, moved: number) =>
    whole('measure.attendance.whole', [part('kept', kept), part('moved', moved)]).name;
  expect(said(0, 0)).toBe('measure.nothing');
  expect(said(0, 2)).toBe('measure.too-few');
  expect(said(2, 2)).toBe('measure.too-few');
  expect(said(0, 3)).toBe('measure.attendance.whole');
});

import { expect, test } from 'vitest';
import { measures } from '../../src/figures/measures/index.js';
import { factShape } from '../../src/papers/facts/index.js';

test('every measure has a trend that a chart can name', () => {
  const named = measures.map(({ name }) =>
    name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  );
  expect(Object.keys(factShape.fields.trends.fields)).toEqual(named);
});

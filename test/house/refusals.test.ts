import { expect, test } from 'vitest';
import { shelves } from '../errors/shelves.js';
import { sources } from './sources.js';

/** The codes that `text` refuses with, in any of the ways in which src writes a refusal. */
const codesIn = (text: string): string[] =>
  [
    /(?:Refusal|noneFound|usage)\(\s*(?:[^'"`,()]+\?\s*)?'([a-z]+(?:-[a-z]+)*)'(?:\s*:\s*'([a-z-]+)')?\s*,/g,
    /=> \[\s*'([a-z]+(?:-[a-z]+)+)',/g,
    /: \['([a-z]+(?:-[a-z]+)+)', /g,
    /\bcode: '([a-z]+(?:-[a-z]+)+)'/g,
  ].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, one, other]) =>
      [one, other].filter((each) => each !== undefined),
    ),
  );

test('every code in src has its example, and every example its code', () => {
  const inSource = new Set(sources('src').flatMap(({ text }) => codesIn(text)));
  const inGallery = shelves.flatMap(({ cases }) => cases.map(({ code }) => code));
  expect([...inSource].filter((code) => !inGallery.includes(code)).sort()).toEqual([]);
  expect(inGallery.filter((code) => !inSource.has(code)).sort()).toEqual([]);
  expect(new Set(inGallery).size).toBe(inGallery.length);
});

test('a code is found however it is written', () => {
  expect(
    codesIn(`
      throw new Refusal('one-way', 'x', 'y');
      throw new Refusal(
        late ? 'another-way' : 'third-way',
        'x',
      );
      noneFound('unknown-thing', 'x', 'y');
      'commander.x': (message) => [
        'fifth-way',
      const reading = { code: 'sixth-way' };
    `),
  ).toEqual(['one-way', 'another-way', 'third-way', 'unknown-thing', 'fifth-way', 'sixth-way']);
});

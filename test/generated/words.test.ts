import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readWords } from '../../src/language/words.js';

const yaml = (language: string): string =>
  readFileSync(
    new URL(
      `../../templates/documents/${language === 'en' ? '' : `${language}/`}words.yaml`,
      import.meta.url,
    ),
    'utf8',
  );

const english = readWords(yaml('en')).words;

test.each(['fr'])('src/language/shipped/%s.json is what its words say', async (language) => {
  const { words: phrases, mistakes } = readWords(yaml(language), english);
  expect(mistakes).toEqual([]);
  await expect(`${JSON.stringify(phrases, null, 1)}\n`).toMatchFileSnapshot(
    `../../src/language/shipped/${language}.json`,
  );
});

test('src/language/shipped/en.json is what the English words say', async () => {
  const { words: phrases, mistakes } = readWords(yaml('en'));
  expect(mistakes).toEqual([]);
  await expect(`${JSON.stringify(phrases, null, 1)}\n`).toMatchFileSnapshot(
    '../../src/language/shipped/en.json',
  );
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shippedNames } from '../../src/papers/shipped/index.js';
import { shippedIn, translatedInto } from '../../src/papers/shipped/translations.js';
import { readTemplate } from '../../src/papers/template/read.js';

async function held(name: string): Promise<void> {
  const path = new URL(`../../templates/documents/${name}.yaml`, import.meta.url);
  const template = readTemplate(readFileSync(path, 'utf8'), `${name}.yaml`);
  await expect(`${JSON.stringify(template, null, 1)}\n`).toMatchFileSnapshot(
    `../../src/papers/shipped/${name}.json`,
  );
}

test.each(shippedNames)('src/papers/shipped/%s.json is what its YAML says', held);

test.each(translatedInto)('so is each in src/papers/shipped/%s', async (language) => {
  for (const name of Object.keys(await shippedIn(language))) await held(`${language}/${name}`);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readTemplate } from '../../src/documents/read.js';
import { shippedNames } from '../../src/documents/shipped/index.js';
import { shippedIn, translatedInto } from '../../src/documents/shipped/translations.js';

async function held(name: string): Promise<void> {
  const path = new URL(`../../templates/documents/${name}.yaml`, import.meta.url);
  const template = readTemplate(readFileSync(path, 'utf8'), `${name}.yaml`);
  await expect(`${JSON.stringify(template, null, 1)}\n`).toMatchFileSnapshot(
    `../../src/documents/shipped/${name}.json`,
  );
}

test.each(shippedNames)('src/documents/shipped/%s.json is what its YAML says', held);

test.each(translatedInto)('so is each in src/documents/shipped/%s', async (language) => {
  for (const name of Object.keys(await shippedIn(language))) await held(`${language}/${name}`);
});

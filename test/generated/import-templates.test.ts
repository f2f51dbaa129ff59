import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importKinds } from '../../src/bring/kinds.js';
import { readImportTemplate } from '../../src/bring/template.js';

test('src/bring/shipped.json is what templates/imports/*.yaml say', async () => {
  const read = importKinds.map((kind) => {
    const path = new URL(`../../templates/imports/${kind}.yaml`, import.meta.url);
    return [kind, readImportTemplate(readFileSync(path, 'utf8'), `${kind}.yaml`).written];
  });
  await expect(`${JSON.stringify(Object.fromEntries(read), null, 1)}\n`).toMatchFileSnapshot(
    '../../src/bring/shipped.json',
  );
});

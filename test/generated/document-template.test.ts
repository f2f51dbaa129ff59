import { expect, test } from 'vitest';
import { templateJsonSchema } from '../../src/papers/template/schema.js';

test('docs/document-template.schema.json is what templates are checked against', async () => {
  await expect(`${JSON.stringify(templateJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../docs/document-template.schema.json',
  );
});

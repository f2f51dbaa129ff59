import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, test } from 'vitest';
import { flowSchema } from '../../src/sitting/flow/schema.js';

test('docs/checkin.schema.json is what check-ins are checked against', async () => {
  const schema = toJsonSchema(flowSchema, { target: 'draft-2020-12', typeMode: 'input' });
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../docs/checkin.schema.json',
  );
});

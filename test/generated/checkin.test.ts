import { expect, test } from 'vitest';
import { flowJsonSchema } from '../../src/sitting/json-schema.js';

test('docs/checkin.schema.json is what check-ins are checked against', async () => {
  await expect(`${JSON.stringify(flowJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../docs/checkin.schema.json',
  );
});

import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, test } from 'vitest';
import { readFlow } from '../../src/sitting/flow/read.js';
import { flowSchema } from '../../src/sitting/flow/schema.js';

test('docs/checkin.schema.json is what check-ins are checked against', async () => {
  const schema = toJsonSchema(flowSchema, { target: 'draft-2020-12', typeMode: 'input' });
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../docs/checkin.schema.json',
  );
});

test('src/sitting/shipped/weekly.json is what its YAML says', async () => {
  const path = new URL('../../templates/checkins/weekly.yaml', import.meta.url);
  const flow = readFlow(readFileSync(path, 'utf8'), 'weekly.yaml');
  await expect(`${JSON.stringify(flow, null, 1)}\n`).toMatchFileSnapshot(
    '../../src/sitting/shipped/weekly.json',
  );
});

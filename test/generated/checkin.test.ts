import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFlow } from '../../src/sitting/flow/read.js';
import { flowJsonSchema } from '../../src/sitting/json-schema.js';

test('docs/checkin.schema.json is what check-ins are checked against', async () => {
  await expect(`${JSON.stringify(flowJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
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

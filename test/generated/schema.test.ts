import { expect, test } from 'vitest';
import { schemaVersion } from '../../src/ledger/migrations/index.js';
import { applicationId, statements } from '../../src/ledger/schema.js';

test('docs/schema.sql is the schema of a ledger', async () => {
  const text = [
    '-- The schema of a ledger (src/ledger/schema.ts). Made by its test; change it there.',
    `PRAGMA application_id = ${applicationId};`,
    `PRAGMA user_version = ${schemaVersion};`,
    '',
    ...statements.map((statement) => `${statement};\n`),
  ].join('\n');
  await expect(text).toMatchFileSnapshot('../../docs/schema.sql');
});

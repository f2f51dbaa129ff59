import { expect, test } from 'vitest';
import { schemaDigest } from '../../src/ledger/migrate.js';
import { schemaVersion } from '../../src/ledger/migrations/index.js';
import { versionOf } from '../../src/ledger/payloads.js';
import { statements } from '../../src/ledger/schema.js';
import { anyThing, thingNames } from '../../src/things/index.js';

// An older program opens a ledger of its own schema and knows every entry in it: so a kind or a version
// that is new takes a new version of the schema, even where nothing else changes.
test('the kinds of entries are those of this version of the schema', async () => {
  const kinds = thingNames
    .flatMap((name) => Object.keys(anyThing(name).events))
    .map((kind) => `${kind} ${versionOf(kind)}`)
    .sort();
  await expect(`${kinds.join('\n')}\n`).toMatchFileSnapshot(`schemas/${schemaVersion}.kinds.txt`);
});

// Ledgers of this version are known by it: another one would be no ledger of ours to people who have
// one. So tables that change take a new version and a step to it (src/ledger/migrations), and what this
// one was stands in the step's `from`.
test('the tables are those of this version of the schema', async () => {
  const digest = `${schemaDigest(statements)}\n`;
  await expect(digest).toMatchFileSnapshot(`schemas/${schemaVersion}.digest.txt`);
});

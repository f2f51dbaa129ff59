import { expect, test } from 'vitest';
import { schemaVersion } from '../../src/ledger/migrations/index.js';
import { versionOf } from '../../src/ledger/payloads.js';
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

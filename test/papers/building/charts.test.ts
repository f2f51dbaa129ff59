import { expect, test } from 'vitest';
import { playHarbourMenders } from '../../../src/example/harbour-menders.js';
import { createLedger } from '../../../src/ledger/writing.js';
import { makeDocument } from '../../../src/papers/making/documents.js';
import { shippedNames } from '../../../src/papers/shipped/index.js';
import type { Tree } from '../../../src/papers/tree.js';
import { now, temporaryFolder, today } from '../../helpers/ledger.js';

const hasPicture = (tree: Tree): boolean => JSON.stringify(tree).includes('"type":"chart"');

test('whoever paints is told in time of pictures, and not for documents that never have one', async () => {
  const ledger = createLedger(`${temporaryFolder()}/harbour.momentum`);
  const session = { ledger, today, now };
  playHarbourMenders(session);
  for (const name of shippedNames) {
    let told = false;
    const { tree } = await makeDocument(session, name, {
      expectPictures: () => {
        told = true;
      },
    });
    expect({ name, told }).toEqual({ name, told: hasPicture(tree) });
  }
  ledger.close();
});

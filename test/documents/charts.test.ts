import { expect, test } from 'vitest';
import { makeDocument } from '../../src/actions/documents.js';
import { shippedNames } from '../../src/documents/shipped/index.js';
import type { Tree } from '../../src/documents/tree.js';
import { playHarbourMenders } from '../../src/example/harbour-menders.js';
import { createLedger } from '../../src/ledger/writing.js';
import { now, temporaryFolder, today } from '../helpers/ledger.js';

const hasPicture = (tree: Tree): boolean => JSON.stringify(tree).includes('"type":"chart"');

test('whoever paints is told in time of pictures, and not for documents that never have one', async () => {
  const ledger = createLedger(`${temporaryFolder()}/harbour.momentum`, now);
  const desk = { ledger, today, now };
  playHarbourMenders(desk);
  for (const name of shippedNames) {
    let told = false;
    const { tree } = await makeDocument(desk, name, {
      expectPictures: () => {
        told = true;
      },
    });
    expect({ name, told }).toEqual({ name, told: hasPicture(tree) });
  }
  ledger.close();
});

/** An address that is told in a document leads there, in every format that has links. */
import { describe, expect, test } from 'vitest';
import { addressesIn, ledToBy, linkedBy, linkingPapers } from '../helpers/led-to.js';

describe.each(['en', 'fr'])('in %s', (language) => {
  test.each(Object.keys(linkedBy))('every address that is told in %s is a link', async (format) => {
    for (const { community, document, tree } of await linkingPapers(language)) {
      const { links, unlinked } = await (linkedBy[format] as (typeof linkedBy)[string])(tree);
      const lost = ledToBy(tree).filter((address) => !links.includes(address));
      expect({ community, document, lost, dead: addressesIn(unlinked) }).toEqual({
        community,
        document,
        lost: [],
        dead: [],
      });
    }
  });
});

/** An address that is told in a document is followed from its PDF as well. */
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/render/html.js';
import { ledToBy, linkingPapers } from '../helpers/led-to.js';
import { hasBrowser, withBrowser } from './page.js';

/** Where a PDF leads; in it a bracket or a backslash has another one before it. */
const linksOf = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/\/URI \(((?:\\.|[^\\)])*)\)/gs)].map(([, uri = '']) =>
    uri.replace(/\\(.)/gs, '$1'),
  );

describe.runIf(hasBrowser)('in a PDF', () => {
  const { open } = withBrowser();

  test.each(['en', 'fr'])('every address that is told is a link (%s)', async (language) => {
    for (const { community, document, tree } of await linkingPapers(language)) {
      const { page } = await open(await renderHtml(tree), { paper: true });
      const links = linksOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
      expect({
        community,
        document,
        lost: ledToBy(tree).filter((each) => !links.includes(each)),
      }).toEqual({
        community,
        document,
        lost: [],
      });
    }
  });
});

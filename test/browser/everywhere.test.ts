// @module-tag thorough
/** Every shipped document for seven communities, as a page and as a mail, in one browser. */
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import type { ShippedName } from '../../src/papers/shipped/index.js';
import { renderDraft } from '../../src/render/eml.js';
import { renderHtml } from '../../src/render/html.js';
import {
  type CommunityName,
  communityNames,
  type Paper,
  papersOf,
  tagsOf,
} from '../helpers/communities/index.js';
import { barriersOf, hasBrowser, type Opened, unfold, withBrowser } from './page.js';

/** Of some it is enough to look at the longest. */
const looked: Partial<Record<CommunityName, readonly ShippedName[]>> = {
  'three people': ['state-of-play', 'momentum-plan'],
  'sixty people': ['state-of-play', 'momentum-plan'],
  'five hundred people': ['state-of-play', 'momentum-plan'],
};

const standards = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

const ways = {
  'as a page': ({ tree }) => renderHtml(tree),
  'as a mail': async ({ tree }) =>
    (await new PostalMime().parse(await renderDraft(tree))).html ?? '',
} satisfies Record<string, (paper: Paper) => Promise<string>>;

/**
 * Whose pages are looked at for whoever can't see them, which takes ten times as long as the rest:
 * all of the example's, and of others the two that hold every part of which the rest are built.
 */
const readAloud = (way: keyof typeof ways, community: CommunityName, document: string): boolean =>
  community === 'the example' ||
  (way === 'as a page' &&
    looked[community] === undefined &&
    ['state-of-play', 'momentum-plan'].includes(document));

/** What is wrong with the page that is open, for whoever looks at it or has it read out. */
async function faultsOf(opened: Opened, aloud: boolean): Promise<string[]> {
  const { page } = opened;
  const faults: string[] = [];
  for (const width of [320, 360, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const scrolled = await page
      .locator('html')
      .evaluate((element) => element.ownerDocument.scrollingElement?.scrollWidth ?? 0);
    if (scrolled > width) faults.push(`${scrolled} pixels wide where there are ${width}`);
  }
  return aloud ? [...faults, ...(await barriersOf(opened, standards))] : faults;
}

/** What a member sees of a telephone at once. */
const telephone = { width: 360, height: 640 };

describe.runIf(hasBrowser)('every document', () => {
  const { open } = withBrowser();

  test.each([
    ['the example', 'state-of-play', 'as a page', 4.9, 550, 'en'],
    ['the example', 'state-of-play', 'as a mail', 4.9, 550, 'en'],
    ['the example', 'state-of-play', 'as a page', 5, 550, 'fr'],
    ['the example', 'state-of-play', 'as a mail', 5, 550, 'fr'],
    ['the example', 'momentum-plan', 'as a mail', 4, 500, 'en'],
    ['sixty people', 'state-of-play', 'as a page', 6.5, 800, 'en'],
    ['sixty people', 'state-of-play', 'as a mail', 6.5, 800, 'en'],
    ['sixty people', 'momentum-plan', 'as a page', 6, 800, 'en'],
    ['sixty people', 'momentum-plan', 'as a mail', 6, 850, 'en'],
    ['sixty people', 'state-of-play', 'as a page', 6.5, 800, 'fr'],
  ] as const)(
    'of %s, %s is read %s in %s screens, %s words (%s)',
    async (community, name, way, most, words, language) => {
      const [paper] = await papersOf(community, [name], 'amina@harbour.example', language);
      const { page } = await open(await ways[way](paper as Paper), telephone);
      await page.setViewportSize(telephone);
      const seen = await page.locator('html').evaluate((html) => {
        const words = (html.innerText.match(/\S*[\p{L}\p{N}]\S*/gu) ?? []).length;
        return { height: html.scrollHeight, words };
      });
      expect(seen.height / telephone.height).toBeLessThanOrEqual(most);
      expect(seen.words, 'words').toBeLessThanOrEqual(words);
    },
  );

  for (const name of communityNames) {
    test(`with ${name} has room, shuts nobody out and runs nothing`, {
      // That of ill-meant words nothing runs, the tests of the formats say as well.
      tags: name === 'ill-meant words' ? ['thorough'] : tagsOf(name),
    }, async () => {
      for (const paper of await papersOf(name, looked[name])) {
        for (const way of Object.keys(ways) as Array<keyof typeof ways>) {
          const opened = await open(await ways[way](paper));
          await unfold(opened);
          const said = `${paper.document} ${way}`;
          expect(await faultsOf(opened, readAloud(way, name, paper.document)), said).toEqual([]);
          expect(opened.asked, said).toEqual([opened.page.url()]);
          expect(opened.heard, said).toEqual([]);
        }
      }
    });
  }
});

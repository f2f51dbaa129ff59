/** That nothing runs over its box and no name is broken, on a telephone, a tablet and a screen. */
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { heading, list, root, table } from '../../src/papers/build.js';
import type { ChartNode, MonthEntry, Tree } from '../../src/papers/tree.js';
import { renderDraft } from '../../src/render/eml.js';
import { renderHtml } from '../../src/render/html.js';
import { hasBrowser, unfold, withBrowser } from './page.js';

const names = [
  '김 하늘',
  '日本 太郎',
  'クララ・ホフマン',
  '王 小明',
  'مريم حسن',
  'מרים לוי',
  'Ottilie Marsh',
];
/** What is one line: a name in Latin may go on in another after a blank, and so may one after its dot. */
const wholeNames = names
  .filter((name) => name !== 'Ottilie Marsh')
  .flatMap((name) => name.split('・'));
const widths = [320, 360, 768, 1280] as const;

const action = (who: string, nth: number): MonthEntry => ({
  kind: 'action',
  no: `${nth + 1}`,
  label: 'Find a hall for the winter repair day, with tables and sockets for twenty',
  who,
  day: 'by 4 Dec',
  note: '',
  marked: nth === 2,
  free: nth === 4,
});

const monthsOf = (people: readonly string[], count: number): ChartNode => ({
  type: 'chart',
  title: 'What lies ahead from 1 Dec 2026',
  description: 'Each action on a card in its month.',
  summary: 'The same month by month',
  drawing: {
    kind: 'months',
    months: Array.from({ length: count }, (_, nth) => ({
      label: `Month ${nth + 1}`,
      dated: true,
      entries: people.map(action),
      more: 'and 3 more actions',
    })),
    arrows: [{ from: '1', to: '3' }],
  },
  children: [list(people.map((who) => `Find a hall: ${who}, by 4 Dec`))],
});

const told = (tree: Tree): Tree => ({
  ...tree,
  data: {
    about: {
      title: 'Harbour Menders',
      subject: 'Harbour Menders',
      community: 'Harbour Menders',
      language: 'en-GB',
      direction: 'ltr',
      asOf: '2026-12-01',
    },
  },
});

const document = told(
  root(
    heading(1, 'Harbour Menders: State of Play'),
    {
      ...list(
        names.map((who) => [
          { type: 'strong', children: [{ type: 'text', value: '12 offers' }] },
          { type: 'break' },
          `hosted by ${who}`,
        ]),
      ),
      data: { look: 'large' },
    },
    {
      ...list(names.map((who) => `Find a hall for the winter repair day (12), ${who}`)),
      data: { look: 'cards' },
    },
    table(
      ['What', 'Who', 'When'],
      names.map((who) => [
        'Find a hall for the winter repair day, with tables and sockets for twenty',
        who,
        'by 4 Dec',
      ]),
    ),
    monthsOf(names, 3),
  ),
);

const ways = {
  'as a page': () => renderHtml(document),
  'as a mail': async () => (await new PostalMime().parse(await renderDraft(document))).html ?? '',
};

describe.runIf(hasBrowser)('names in any script', () => {
  const { open } = withBrowser();

  test.each(Object.entries(ways))('%s are whole, and nothing runs over', async (_, made) => {
    const opened = await open(await made());
    await unfold(opened);
    for (const width of widths) {
      await opened.page.setViewportSize({ width, height: 800 });
      const found = await opened.page.locator('body').evaluate(
        (body, { names, width }) => {
          const { defaultView, createTreeWalker, createRange } = {
            defaultView: body.ownerDocument.defaultView,
            createTreeWalker: body.ownerDocument.createTreeWalker.bind(body.ownerDocument),
            createRange: body.ownerDocument.createRange.bind(body.ownerDocument),
          };
          const out: string[] = [];
          const walker = createTreeWalker(body, 4);
          for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            const value = (text.nodeValue ?? '').replaceAll('\u00a0', ' ');
            const range = createRange();
            range.selectNodeContents(text);
            for (const { left, right, width: wide } of range.getClientRects()) {
              if (wide > 1 && (left < -0.5 || right > width + 0.5))
                out.push(`beyond the edge: ${value}`);
            }
            for (const name of names) {
              const from = value.indexOf(name);
              if (from < 0) continue;
              range.setStart(text, from);
              range.setEnd(text, from + name.length);
              const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
              const lines = new Set(rects.map(({ bottom }) => Math.round(bottom / 6)));
              if (lines.size > 1) out.push(`broken: ${name}`);
            }
          }
          for (const box of body.querySelectorAll('li, td, th, p, div')) {
            const shown = defaultView?.getComputedStyle(box).position !== 'absolute';
            if (shown && box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 1)
              out.push(`runs over: ${box.outerHTML.slice(0, 80)}`);
          }
          return [...new Set(out)];
        },
        { names: wholeNames, width },
      );
      expect(found, `${width} pixels wide`).toEqual([]);
    }
  });

  test('a plan stands month beside month on a screen, and month below month on a telephone', async () => {
    const people = Array.from({ length: 6 }, (_, nth) => `Maximiliane Hohenlohe-Waldenburg ${nth}`);
    const html = await renderHtml(told(root(heading(1, 'Plan'), monthsOf(people, 4))));
    const placed: Record<number, string> = {};
    for (const width of [360, 768, 1280]) {
      const { page } = await open(html, { width });
      const places = await page.locator('svg:visible text').evaluateAll((all) =>
        all
          .filter((text) => /^Month \d$/.test(text.textContent))
          .map((text) => {
            const { x, y } = text.getBoundingClientRect();
            return { x: Math.round(x), y: Math.round(y) };
          }),
      );
      expect(places).toHaveLength(4);
      const scrolled = await page.locator('html').evaluate((html) => html.scrollWidth);
      expect(scrolled).toBeLessThanOrEqual(width);
      placed[width] = new Set(places.map(({ y }) => y)).size === 1 ? 'beside' : 'below';
    }
    expect(placed).toEqual({ 360: 'below', 768: 'below', 1280: 'beside' });
  });

  test('a column of short words beside what is to be done is whole', async () => {
    const rows = names.map((who) => [
      'Find a hall for the winter repair day, with tables and sockets for twenty, and a lift',
      who,
      'by 4 Dec',
    ]);
    const { page } = await open(
      await renderHtml(told(root(table(['What', 'Who', 'When'], rows)))),
      { width: 768 },
    );
    const looks = await page
      .locator('td')
      .evaluateAll((cells) => cells.map((cell) => cell.className));
    expect(new Set(looks)).toEqual(new Set(['whole', 'short']));
  });
});

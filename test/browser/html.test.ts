import { describe, expect, test } from 'vitest';
import { heading, paragraph, root } from '../../src/papers/build.js';
import { renderMail } from '../../src/render/eml/html.js';
import { renderHtml } from '../../src/render/html.js';
import { documents } from './documents.js';
import { barriersOf, hasBrowser, unfold, withBrowser } from './page.js';

const each = Object.entries(documents);
const everyKind = async (): Promise<string> => (await documents['of every kind of node']?.()) ?? '';

const standards = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe.runIf(hasBrowser)('in a browser', () => {
  const { open } = withBrowser();

  test.each(each)('a document %s shuts nobody out, in light and dark', async (_, made) => {
    const html = await made();
    for (const view of [
      { scheme: 'light', width: 360 },
      { scheme: 'dark', width: 1000 },
    ] as const) {
      const opened = await open(html, view);
      await unfold(opened);
      const said = `${view.scheme}, ${view.width} pixels wide`;
      expect(await barriersOf(opened, standards), said).toEqual([]);
    }
  });

  test.each(each)('a document %s has room on any screen', async (_, made) => {
    const opened = await open(await made());
    await unfold(opened);
    for (const width of [320, 360, 641, 800]) {
      await opened.page.setViewportSize({ width, height: 800 });
      const found = await opened.page.locator('body').evaluate((body, most) => {
        const { scrollingElement, defaultView } = body.ownerDocument;
        const out = [...body.querySelectorAll('*')].filter((element) => {
          const head = element.closest('thead');
          // Said to those who listen, and cut away for those who look.
          if (head && defaultView?.getComputedStyle(head).position === 'absolute') return false;
          const { left, right } = element.getBoundingClientRect();
          return right > most + 0.5 || left < -0.5;
        });
        return {
          scrolled: scrollingElement?.scrollWidth ?? 0,
          out: out.map((element) => element.outerHTML.slice(0, 120)),
        };
      }, width);
      expect(found, `${width} pixels wide`).toEqual({ scrolled: width, out: [] });
    }
  });

  test.each(each)('a document %s asks for nothing and runs nothing', async (_, made) => {
    const { page, asked, heard } = await open(await made());
    expect(await page.locator('script, iframe, object, embed, form, link, base').count()).toBe(0);
    expect(asked).toEqual([page.url()]);
    expect(heard).toEqual([]);
  });

  test('a script that had slipped in would not run, nor a picture be fetched', async () => {
    const html = (await everyKind()).replace(
      '</main>',
      '<script>alert(1)</script><img src="https://example.org/x.png" onerror="alert(2)"></main>',
    );
    const { asked, heard, page } = await open(html);
    expect(asked).toEqual([page.url()]);
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.every((words) => /Content Security Policy/.test(words))).toBe(true);
  });

  test('light or dark is the reader’s choice, and paper is always white', async () => {
    const html = await everyKind();
    const ground = async (view: Parameters<typeof open>[1]): Promise<string | undefined> => {
      const { page } = await open(html, view);
      return page
        .locator('html')
        .evaluate(
          (element) => element.ownerDocument.defaultView?.getComputedStyle(element).backgroundColor,
        );
    };
    expect(await ground({ scheme: 'light' })).toBe('rgb(255, 253, 249)');
    expect(await ground({ scheme: 'dark' })).toBe('rgb(28, 26, 24)');
    expect(await ground({ scheme: 'dark', paper: true })).toBe('rgb(255, 255, 255)');
  });

  test('what begins an answer is as high as a finger is broad', async () => {
    const url = 'mailto:a@example.org?subject=I%20can';
    const answer = { type: 'link', url, children: [{ type: 'text', value: 'I can' }] } as const;
    const tree = root(
      heading(1, 'Asks'),
      paragraph([{ ...answer, children: [...answer.children] }]),
    );
    for (const html of [await renderHtml(tree), renderMail(tree)]) {
      const { page } = await open(html, { width: 360 });
      const [high = 0] = await page
        .locator('a')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
      expect(high).toBeGreaterThanOrEqual(44);
    }
  });

  test('each screen gets the drawing that it has room for', async () => {
    const html = await everyKind();
    for (const [width, shown] of [
      [360, 'narrow'],
      [1000, 'wide'],
    ] as const) {
      const { page } = await open(html, { width });
      const classes = await page
        .locator('svg')
        .evaluateAll((all) =>
          all.filter((svg) => svg.clientWidth > 0).map((svg) => svg.getAttribute('class')),
        );
      expect(classes).toEqual([shown, shown]);
    }
  });

  test('a wide table is a list of labelled entries on a phone, begun by what each is about', async () => {
    const { page } = await open(await everyKind(), { width: 360 });
    const cells = page.locator('table.stacks tbody tr').first().locator('th, td');
    const read = await cells.evaluateAll((all) =>
      all
        .map((cell) => ({ text: cell.textContent, top: cell.getBoundingClientRect().top }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    expect(read).toEqual([
      'Find a hall for the winter repair day, with tables and sockets for twenty',
      '7',
      'Émile',
      '4 Dec',
    ]);
    // For those who listen it is still a table, with the names of its columns.
    const heard = await page.locator('table.stacks').ariaSnapshot();
    expect(heard).toContain('columnheader "What"');
    expect(heard).toContain('cell "4 Dec"');
  });
});

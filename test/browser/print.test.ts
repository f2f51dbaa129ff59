import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { heading, list, paragraph, root, table } from '../../src/papers/build.js';
import { linked } from '../../src/papers/links.js';
import { renderHtml } from '../../src/render/html.js';
import { everything } from '../render/tree.js';
import { hasBrowser, withBrowser } from './page.js';

const rows = Array.from({ length: 90 }, (_, nth) => [
  `${nth + 1}`,
  `begin${nth} ${'some more words of what was offered '.repeat(1 + (nth % 4))} end${nth}`,
  'Ottilie Marsh',
]);

function canReadPdf(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    if (hasBrowser)
      process.stderr.write('One test of print is skipped: there is no pdftotext here.\n');
    return false;
  }
}

describe.runIf(hasBrowser)('on paper', () => {
  const { open } = withBrowser();

  test.runIf(canReadPdf())('no row is cut, and each sheet names the columns again', async () => {
    const { page } = await open(
      await renderHtml(root(heading(1, 'Long'), table(['No', 'Whatever', 'Who'], rows, ['right']))),
    );
    const folder = mkdtempSync(join(tmpdir(), 'momentum-print-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const format of ['A4', 'Letter'] as const) {
      const path = join(folder, `${format}.pdf`);
      await page.pdf({ path, format, preferCSSPageSize: true });
      const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
      const sheets = text.split('\f').filter((sheet) => sheet.trim() !== '');
      expect(sheets.length).toBeGreaterThan(3);
      for (const [nth, sheet] of sheets.entries()) {
        expect(sheet).toContain('Whatever');
        expect(sheet.replaceAll(' ', '')).toContain(`\n${nth + 1}/${sheets.length}\n`);
        const ends = (word: string) =>
          (sheet.match(new RegExp(`\\b${word}\\d+`, 'g')) ?? []).length;
        expect(ends('begin')).toBe(ends('end'));
      }
    }
  });

  test('what a click would show is shown, and links are spelt out', async () => {
    const { page } = await open(await renderHtml(everything), { paper: true });
    const shown = await page.locator('figure:not(.complete) details').evaluateAll((all) =>
      all.map((details) => {
        const words = details.querySelector('table, ul');
        return (
          !details.hasAttribute('open') &&
          words !== null &&
          words.checkVisibility({ contentVisibilityAuto: true }) &&
          words.clientHeight > 20
        );
      }),
    );
    expect(shown).toEqual([true]);
    // A picture that says all that its words do stands without them.
    expect(await page.locator('figure.complete details').isVisible()).toBe(false);
    expect(await page.locator('figure.complete svg:visible').count()).toBe(1);
    const spelt = await page.locator('a').evaluateAll((all) =>
      all.map((link) => {
        const { defaultView } = link.ownerDocument;
        return defaultView?.getComputedStyle(link, '::after').content;
      }),
    );
    expect(spelt[0]).toContain('https://example.org/a');
    expect(spelt[1]).toBe('none');
  });

  test('nothing that belongs together is torn apart', async () => {
    const { page } = await open(
      await renderHtml(
        root(
          heading(1, 'a'),
          paragraph('These:'),
          list(['x']),
          ...everything.children,
          paragraph('b'),
        ),
      ),
      { paper: true },
    );
    const kept = await page.locator('body').evaluate((body) => {
      const { defaultView } = body.ownerDocument;
      const styles = (selector: string) =>
        [...body.querySelectorAll(selector)].map((each) => defaultView?.getComputedStyle(each));
      const after = styles('h1, h2, h3, figcaption, summary, dt, p:has(+ ul), p:has(+ table)');
      const inside = styles('tr, li, svg, details, pre, .callout, dl > div');
      return {
        after: [...new Set(after.map((style) => style?.breakAfter))],
        inside: [...new Set(inside.map((style) => style?.breakInside))],
      };
    });
    expect(kept).toEqual({ after: ['avoid'], inside: ['avoid'] });
  });

  test('a box that holds a list goes on over the page, and an address is followed from the PDF', async () => {
    const url = 'https://library.example.org/tools/sewing-machines/manual-of-1962.pdf';
    const asks = list(Array.from({ length: 90 }, (_, nth) => `Ask ${nth}`));
    const words = linked(root(heading(1, 'a'), paragraph(`At ${url}`)));
    const box = { type: 'blockquote' as const, children: [asks] };
    const { page } = await open(
      await renderHtml({ ...words, children: [...words.children, box] }),
      { paper: true },
    );
    const inside = await page
      .locator('.callout')
      .evaluate((each) => each.ownerDocument.defaultView?.getComputedStyle(each).breakInside);
    expect(inside).toBe('auto');
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pdf.toString('latin1')).toContain(`/URI (${url})`);
  });

  test('a plan too tall for a sheet begins with its words right below its title', async () => {
    const entries = Array.from({ length: 25 }, (_, nth) => ({
      kind: 'action' as const,
      no: `${nth + 1}`,
      label: 'Find a hall for the winter repair day',
      who: 'Ottilie Marsh',
      day: '4 Dec',
      note: '',
      marked: false,
      free: false,
    }));
    const months = [{ label: 'December 2026', dated: true, entries, more: '' }];
    const chart = {
      type: 'chart' as const,
      title: 'What lies ahead',
      description: '',
      summary: 'The same month by month',
      drawing: { kind: 'months' as const, months, arrows: [] },
      children: [list(entries.map(({ no, label }) => `${label} (${no})`))],
    };
    const { page } = await open(await renderHtml(root(heading(1, 'Plan'), chart)), { paper: true });
    const tall = page.locator('figure.tall');
    expect(await tall.locator('svg:visible, summary:visible').count()).toBe(0);
    const { words, last } = await tall.evaluate((figure) => {
      const of = (selector: string) => {
        const found = figure.querySelector(selector);
        return found ? figure.ownerDocument.defaultView?.getComputedStyle(found) : undefined;
      };
      return { words: of('.words')?.breakInside, last: of('li:last-child')?.breakBefore };
    });
    expect({ words, last }).toEqual({ words: 'auto', last: 'avoid' });
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';

const endpoint = inject('browser');

/** Whether there is a browser to look with; without one, these tests are skipped and say so. */
export const hasBrowser = endpoint !== '';

export interface View {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly paper?: boolean;
}

export interface Opened {
  readonly page: Page;
  /** The addresses that the page asked for, its own first. */
  readonly asked: string[];
  /** What it did that no document does: dialogs, errors, words on the console, other windows. */
  readonly heard: string[];
}

/** The browser of all tests, and a page in it for those of a file, which show one document each. */
export function withBrowser(): {
  readonly browser: () => Browser;
  readonly open: (html: string, view?: View) => Promise<Opened>;
} {
  let browser: Browser | undefined;
  let page: Page | undefined;
  let opened: Opened | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'momentum-page-'));
  const path = join(folder, 'page.html');

  beforeAll(async () => {
    browser = await chromium.connect(endpoint);
    page = await browser.newPage();
    await page.route('**/*', (route) => {
      opened?.asked.push(route.request().url());
      return route.continue();
    });
    page.on('dialog', (dialog) => {
      opened?.heard.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('console', (message) => opened?.heard.push(message.text()));
    page.on('pageerror', (error) => opened?.heard.push(error.message));
    page.on('popup', (popup) => {
      opened?.heard.push(popup.url());
      void popup.close();
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const here = <T>(there: T | undefined): T => {
    if (there === undefined) throw new Error('there is no browser');
    return there;
  };
  return {
    browser: () => here(browser),
    async open(html, { width = 1000, scheme = 'light', paper = false } = {}) {
      const shown = here(page);
      // Whatever the document before still had to say is heard before this one comes.
      await shown.goto('about:blank');
      await shown.setViewportSize({ width, height: 800 });
      await shown.emulateMedia({ media: paper ? 'print' : null, colorScheme: scheme });
      writeFileSync(path, html);
      opened = { page: shown, asked: [], heard: [] };
      await shown.goto(pathToFileURL(path).href);
      return opened;
    },
  };
}

/** Shows what a click would show. */
export const unfold = ({ page }: Opened): Promise<void> =>
  page.locator('details').evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '');
  });

// A page reads the short form of it in half of the time.
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What shuts somebody out of the page, by the standards named. */
export async function barriersOf(
  { page }: Opened,
  standards: readonly string[],
): Promise<string[]> {
  const options = JSON.stringify({ runOnly: standards, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<axe.AxeResults>(`${source}\naxe.run(${options})`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

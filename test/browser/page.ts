import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { browserHere, launch } from '../../tools/pictures.js';

const found = browserHere();
if (found === undefined) {
  process.stderr.write(
    'The tests in test/browser are skipped: no Chromium was found here. MOMENTUM_TEST_BROWSER can name one.\n',
  );
}

/** Whether there is a browser to look with; without one, these tests are skipped and say so. */
export const hasBrowser = found !== undefined;

export interface View {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly paper?: boolean;
}

export interface Opened {
  readonly page: Page;
  /** The addresses that the page asked for, its own first. */
  readonly asked: readonly string[];
  /** What it did that no document does: dialogs, errors, words on the console, other windows. */
  readonly heard: readonly string[];
}

let browser: Browser | undefined;

/** A browser for all tests of a file. */
export function withBrowser(): {
  readonly browser: () => Browser;
  readonly open: (html: string, view?: View) => Promise<Opened>;
} {
  beforeAll(async () => {
    if (found !== undefined) browser = await launch(found);
  });
  afterAll(() => browser?.close());
  const current = (): Browser => {
    if (browser === undefined) throw new Error('there is no browser');
    return browser;
  };
  return {
    browser: current,
    async open(html, { width = 1000, scheme = 'light', paper = false } = {}) {
      const folder = mkdtempSync(join(tmpdir(), 'momentum-page-'));
      const path = join(folder, 'page.html');
      writeFileSync(path, html);
      const page = await current().newPage({
        viewport: { width, height: 800 },
        colorScheme: scheme,
      });
      onTestFinished(async () => {
        await page.close();
        rmSync(folder, { recursive: true, force: true });
      });
      const asked: string[] = [];
      const heard: string[] = [];
      await page.route('**/*', (route) => {
        asked.push(route.request().url());
        return route.continue();
      });
      page.on('dialog', (dialog) => {
        heard.push(dialog.message());
        void dialog.dismiss();
      });
      page.on('console', (message) => heard.push(message.text()));
      page.on('pageerror', (error) => heard.push(error.message));
      page.on('popup', (popup) => heard.push(popup.url()));
      if (paper) await page.emulateMedia({ media: 'print', colorScheme: scheme });
      await page.goto(pathToFileURL(path).href);
      return { page, asked, heard };
    },
  };
}

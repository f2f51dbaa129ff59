/** Documents as they look on a phone, on a screen and on paper, in a Chromium of this machine. */
import { execFileSync } from 'node:child_process';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, LaunchOptions, Page } from 'playwright-core';
import { findBrowser } from '../src/files/browser.js';

type Env = Readonly<Record<string, string | undefined>>;

/** The browser that MOMENTUM_TEST_BROWSER names, else one that is where they usually are. */
export function browserHere(env: Env = process.env): string | undefined {
  try {
    return findBrowser({ ...env, MOMENTUM_BROWSER: env.MOMENTUM_TEST_BROWSER });
  } catch {
    return undefined;
  }
}

/** How a browser is started here. */
export const launching = (executablePath: string): LaunchOptions => ({
  executablePath,
  // Chromium refuses to be the superuser's, save without the sandbox, which needs another user.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

/** The first page of a document's print, as a PNG; false where nothing here can make one. */
async function printed(page: Page, folder: string, name: string): Promise<boolean> {
  const pdf = join(folder, `${name}.pdf`);
  await page.pdf({ path: pdf, preferCSSPageSize: true, format: 'A4', tagged: true, outline: true });
  try {
    execFileSync('pdftoppm', ['-png', '-r', '80', '-f', '1', '-l', '1', pdf, join(folder, name)]);
  } catch {
    return false;
  }
  const made = readdirSync(folder).find(
    (file) => file.startsWith(`${name}-`) && /-0*1\.png$/.test(file),
  );
  if (made === undefined) return false;
  renameSync(join(folder, made), join(folder, `${name}-print.png`));
  return true;
}

const views = [
  { view: 'phone', width: 360, height: 680, scale: 2 },
  { view: 'desktop', width: 1000, height: 1250, scale: 1 },
] as const;

/**
 * Writes `NAME-phone.png`, `NAME-desktop.png`, `NAME.pdf` and, where pdftoppm is, `NAME-print.png`
 * into `folder`: of the HTML file at `path`, its beginning or, if `whole`, all of it.
 */
export async function takePictures(
  browser: Browser,
  path: string,
  folder: string,
  name: string,
  { whole }: { readonly whole: boolean },
): Promise<void> {
  for (const { view, width, height, scale } of views) {
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
    await page.goto(pathToFileURL(path).href);
    await page.screenshot({ path: join(folder, `${name}-${view}.png`), fullPage: whole });
    await page.close();
  }
  const page = await browser.newPage();
  await page.goto(pathToFileURL(path).href);
  await printed(page, folder, name);
  await page.close();
  if (!whole) rmSync(join(folder, `${name}.pdf`), { force: true });
}

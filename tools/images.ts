/**
 * Makes the pictures of the State of Play in docs/images afresh, with a browser of this machine. No
 * test compares them: letters fall a little differently everywhere.
 *
 * `npm run images`, which builds the program first
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { browserHere, launching, takePictures } from './pictures.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = mkdtempSync(join(tmpdir(), 'momentum-images-'));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));

const momentum = (...args: readonly string[]): Buffer =>
  execFileSync(
    process.execPath,
    [join(root, 'bin', 'momentum.js'), '--today', '2026-11-21', ...args],
    { env: { ...process.env, XDG_DATA_HOME: home, HOME: home }, stdio: 'pipe' },
  );

const found = browserHere();
if (found === undefined) throw new Error('No Chromium here: name one with MOMENTUM_TEST_BROWSER.');

momentum('demo', '--keep');
// A made-up address, so that the answers to what could be taken are in the picture.
momentum('--ledger', 'demo', 'community', 'edit', '--answers-to', 'amina@harbour.example');
const page = join(home, 'state-of-play.html');
momentum('--ledger', 'demo', 'state', '--output', page);

const images = join(root, 'docs', 'images');
mkdirSync(images, { recursive: true });
const browser = await chromium.launch(launching(found));
await takePictures(browser, page, images, 'state-of-play', { whole: false });
await browser.close();
console.log(`Written to ${images}.`);

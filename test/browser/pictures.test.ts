import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { takePictures } from '../../tools/pictures.js';
import { example } from './documents.js';
import { hasBrowser, withBrowser } from './page.js';

const folder = fileURLToPath(new URL('../../artefacts/', import.meta.url));

describe.runIf(hasBrowser)('pictures to be looked at', { tags: ['thorough'] }, () => {
  const { browser } = withBrowser();

  test.each([
    ['state-of-play', 'state'],
    ['momentum-plan', 'plan'],
  ] as const)('%s on a phone, a screen and paper is in artefacts/', async (name, command) => {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name}.html`);
    const html = await example(command);
    writeFileSync(path, html);
    expect(Buffer.byteLength(html)).toBeLessThan(120_000);
    await takePictures(browser(), path, folder, name, { whole: true });
  });
});

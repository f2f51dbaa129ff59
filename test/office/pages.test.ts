/** On how many sheets documents of the example are, as LibreOffice opens them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { renderDocx } from '../../src/render/docx.js';
import { papersOf } from '../helpers/communities/index.js';
import { lack, lackOfArial, printed } from './office.js';

const folder = mkdtempSync(join(tmpdir(), 'momentum-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sheets = {
  agenda: 1,
  'meeting-record': 1,
  report: 1,
  review: 1,
  'momentum-plan': 2,
  'state-of-play': 2,
} as const;

/** A page with less on it than this, in letters, holds one short section and wastes the sheet. */
const least = 250;

test('nobody prints a sheet for one short section', async ({ skip }) => {
  const lacking = lack ?? lackOfArial();
  if (lacking !== undefined) skip(lacking);
  const names = Object.keys(sheets) as Array<keyof typeof sheets>;
  const files: string[] = [];
  for (const { document, tree } of await papersOf('the example', names, 'amina@harbour.example')) {
    const file = join(folder, `${document}.docx`);
    writeFileSync(file, await renderDocx(tree));
    files.push(file);
  }
  const pages = printed(folder, files);
  const made = Object.fromEntries(names.map((name, nth) => [name, pages[nth]?.length]));
  expect(made).toEqual(sheets);
  const short = names.filter((_, nth) => (pages[nth]?.at(-1)?.length ?? 0) < least);
  expect(short).toEqual([]);
});

/** On how many sheets documents are, as LibreOffice opens them, and how full these are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ShippedName } from '../../src/papers/shipped/index.js';
import { renderDocx } from '../../src/render/docx.js';
import { type CommunityName, papersOf } from '../helpers/communities/index.js';
import { filled, lack, lackOfArial } from './office.js';

const folder = mkdtempSync(join(tmpdir(), 'momentum-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ofFew = {
  agenda: 1,
  'meeting-record': 1,
  report: 1,
  review: 1,
  welcome: 1,
  'momentum-plan': 1,
  'state-of-play': 2,
} as const;
const ofMany = { ...ofFew, 'momentum-plan': 2 } as const;

const communities: ReadonlyArray<
  readonly [CommunityName, string, Readonly<Partial<Record<ShippedName, number>>>]
> = [
  ['the example', 'en', ofFew],
  ['the example', 'fr', ofFew],
  ['three people', 'en', { 'momentum-plan': 1, 'state-of-play': 2 }],
  ['sixty people', 'en', ofMany],
  ['sixty people', 'fr', ofMany],
];

/** A last page filled less far than this holds one short section, and wastes the sheet. */
const least = 1 / 3;

test('nobody prints a sheet for one short section', async ({ skip }) => {
  const lacking = lack ?? lackOfArial();
  if (lacking !== undefined) skip(lacking);
  const files: string[] = [];
  for (const [community, language, sheets] of communities) {
    const names = Object.keys(sheets) as ShippedName[];
    const papers = await papersOf(community, names, 'amina@harbour.example', language);
    for (const { tree } of papers) {
      const file = join(folder, `${files.length}.docx`);
      writeFileSync(file, await renderDocx(tree));
      files.push(file);
    }
  }
  const pages = filled(folder, files);
  let nth = 0;
  for (const [community, language, sheets] of communities) {
    const made: Record<string, number> = {};
    const short: string[] = [];
    for (const name of Object.keys(sheets)) {
      const each = pages[nth++] ?? [];
      made[name] = each.length;
      if ((each.at(-1) ?? 0) < least) short.push(name);
    }
    expect({ made, short }, `${community}, ${language}`).toEqual({ made: sheets, short: [] });
  }
});

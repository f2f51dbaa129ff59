import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';
import { root } from '../house/sources.js';
import { wordsOf } from '../sessions/session.js';

const guide = readFileSync(join(root, 'docs', 'templates.md'), 'utf8');

const blocks = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, text = '']) => text,
  );

/** Whatever the guide tells people to type, in blocks and in running text. */
const lines = [
  ...blocks('console').flatMap((text) => text.match(/^\$ momentum .*$/gm) ?? []),
  ...(guide.replace(/^```.*?^```$/gms, '').match(/`momentum [^`]+`/g) ?? []),
].map((line) => line.replace(/^\$ |`/g, ''));

async function community() {
  const at = stage();
  const done = async (line: string) => {
    const { exit, err, out } = await at.momentum(wordsOf(line).slice(1));
    expect([line, exit, err.includes('✗')]).toEqual([line, 0, false]);
    return out;
  };
  await done(
    'momentum init --name "Harbour Menders" --facilitator "Amina Yusuf" --time-zone Europe/London',
  );
  await done('momentum offer "Find a room" --by amina --due 2026-12-04');
  await done('momentum meeting hold "Mending evening" --on 2026-11-12 --new');
  const folder = join(at.ledgers, 'harbour-menders.templates', 'documents');
  return { at, done, folder };
}

test('every command of the guide does what it is told, in the order of reading', async () => {
  const { at, done } = await community();
  expect(lines.length).toBeGreaterThan(6);
  writeFileSync(join(at.home, 'promised.yaml'), blocks('yaml')[2] ?? '');
  for (const line of lines) {
    // Nothing is to open a window here.
    await done(
      line.replace(' --open', '').replace('promised.yaml', join(at.home, 'promised.yaml')),
    );
  }
});

test.each(blocks('yaml').map((text, index) => [index + 1, text] as const))(
  'template %i of the guide can be read, and makes a document',
  async (_, text) => {
    const { done, folder } = await community();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'guide.yaml'), text);
    await done('momentum document check guide');
    const out = await done('momentum document make guide --format markdown');
    const [heading = 'nothing'] = /(?<=^ {4}title: ).*$/m.exec(text) ?? [
      /^title: (.*)$/m.exec(text)?.[1] ?? 'nothing',
    ];
    expect(out).toContain(heading);
  },
);

test('the section of the first five minutes stands where it is put', async () => {
  const { done, folder } = await community();
  await done('momentum document new state-of-play');
  writeFileSync(join(folder, 'state-of-play.yaml'), blocks('yaml')[0] ?? '');
  const out = await done('momentum state --format markdown');
  expect(out).toMatch(
    /## People.*\n\n## The van\n\nThe van is back from the garage\. \*\*Sofia\*\* has the key\.\n\nWe are 1 member now/s,
  );
});

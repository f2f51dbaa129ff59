/** French, held to what the English says: all of it, in words of its own. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playHarbourMenders } from '../../src/example/harbour-menders.js';
import { englishWords, localeFor } from '../../src/language/index.js';
import { phraseFor } from '../../src/language/locale.js';
import { createLedger } from '../../src/ledger/writing.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { shippedNames, shippedTemplate } from '../../src/papers/shipped/index.js';
import { shippedIn } from '../../src/papers/shipped/translations.js';
import { renderMarkdown } from '../../src/render/markdown.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { now, temporaryFolder, today } from '../helpers/ledger.js';
import { stage } from '../helpers/stage.js';

test('each document of the example, in French', async () => {
  const ledger = createLedger(join(temporaryFolder(), 'harbour.momentum'));
  const session: Session = { ledger, today, now };
  playHarbourMenders(session);
  const tom = ledger.read((reader) =>
    reader.value<Id>("SELECT id FROM member WHERE name = 'Tom Reed'"),
  );
  const recipients: Readonly<Record<string, Id | undefined>> = { welcome: tom, promises: tom };
  for (const name of shippedNames) {
    const asked = { language: 'fr', recipient: recipients[name] };
    const golden = `../golden/documents/example-${name}-fr.md`;
    const { tree } = await makeDocument(session, name, asked);
    await expect(renderMarkdown(tree)).toMatchFileSnapshot(golden);
  }
  ledger.close();
});

test('French has every phrase, with the values that the English one has', async () => {
  const { frenchWords: french } = await import('../../src/language/french.js');
  expect(Object.keys(french).sort()).toEqual(Object.keys(englishWords).sort());
});

test('French tells the same in its documents, section by section', async () => {
  const translated = await shippedIn('fr');
  expect(Object.keys(translated)).toEqual(shippedNames);
  for (const name of shippedNames) {
    const french = translated[name];
    const english = shippedTemplate(name);
    expect(french?.period).toBe(english.period);
    expect(french?.sections.map(outline)).toEqual(english.sections.map(outline));
  }
});

test('French leaves no English in its documents and phrases', async () => {
  const translated = await shippedIn('fr');
  const { frenchWords: french } = await import('../../src/language/french.js');
  const said = new Set(wordings([Object.values(translated), french]));
  const english = wordings([shippedNames.map(shippedTemplate), englishWords]);
  // What is spelt alike in both.
  const alike = ['Contributions', 'contribution', 'contributions', 'document', 'documents'];
  expect(english.filter((piece) => said.has(piece) && !alike.includes(piece))).toEqual([]);
});

test('French counts nothing and one alike, and writes its signs with narrow spaces', async () => {
  const locale = await localeFor('fr');
  const replies = (count: number) => locale.say(phraseFor('kind', 'reply', { count }));
  expect([0, 1, 2].map(replies)).toEqual(['0 réponse', '1 réponse', '2 réponses']);
  expect(locale.number(12345)).toBe('12\u202f345');
  expect(locale.day('2026-11-01')).toBe('dimanche 1er novembre 2026');
  const french = JSON.stringify([
    await shippedIn('fr'),
    (await import('../../src/language/french.js')).frenchWords,
  ]);
  const wording = french.replace(/\{[{%].*?[%}]\}|\\[n"]/g, '');
  expect(wording.match(/[^\s\u202f{}\\"][;?!]|\p{L}:(?!\/)| [:;?!]|« | »/gu) ?? []).toEqual([]);
});

test('what was decided stands out in French minutes, whatever space is before the colon', async () => {
  const at = stage();
  await at.momentum(['init', '--name', 'Les Réparables', '--locale', 'fr', '--time-zone', 'UTC']);
  const held = ['meeting', 'hold', 'Soirée', '--on', '2026-11-12', '--new'];
  await at.momentum(held);
  for (const space of [' ', '\u00a0', '\u202f']) {
    await at.momentum(['meeting', 'note', 'last', `Décidé${space}: le thé est offert`]);
  }
  const { out } = await at.momentum(['meeting', 'minutes', '--format', 'markdown']);
  expect(out.match(/^- \*\*le thé est offert\*\*$/gm)).toHaveLength(3);
  expect(out).toContain('## Ce que nous avons décidé');
});

/** What a template leads into, or how it is set; everything else in it is said to readers. */
const unsaid = new Set([
  'id',
  'from',
  'where',
  'preferring',
  'sort',
  'show-if',
  'audience',
  'period',
  'kind',
  'only',
  'marked',
  'nest',
]);

/** The pieces of wording in a template or in phrases: around what is put in, and in quotes for it. */
function wordings(value: unknown): string[] {
  if (typeof value === 'string') {
    const inTags = [...value.matchAll(/(?:default|count): (.*?)[|}]/g)].flatMap(([, quoted]) => [
      ...(quoted ?? '').matchAll(/(["'])(.*?)\1/g),
    ]);
    const pieces = [...value.split(/\{.*?\}+/s), ...inTags.map(([, , words]) => words ?? '')];
    return pieces.map((each) => each.trim()).filter((each) => /\p{L}{2}/u.test(each));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    // The figure of a chart is named, and not worded.
    unsaid.has(key) || (key === 'value' && !String(each).includes('{')) ? [] : wordings(each),
  );
}

/** What a section is made of, without its words. */
const outline = ({
  id,
  blocks,
  ...section
}: ReturnType<typeof shippedTemplate>['sections'][number]) => ({
  id,
  'show-if': section['show-if'],
  audience: section.audience,
  blocks: blocks.map((block) =>
    Object.entries(block).map(([kind, body]) => [
      kind,
      typeof body === 'string'
        ? null
        : { from: body.from, columns: 'columns' in body ? body.columns.length : 0 },
    ]),
  ),
});

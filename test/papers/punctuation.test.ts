/** A sentence ends once, whatever was typed into it: no "?," and no "..", in any document. */
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { expect, onTestFinished, test } from 'vitest';
import { playHarbourMenders } from '../../src/example/harbour-menders.js';
import { englishWords } from '../../src/language/index.js';
import { localeOf } from '../../src/language/locale.js';
import { createLedger } from '../../src/ledger/writing.js';
import { compiler } from '../../src/papers/liquid/liquid.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { escapeMarkdown, oncePunctuated } from '../../src/papers/markdown.js';
import { shippedNames } from '../../src/papers/shipped/index.js';
import { plainText } from '../../src/papers/tree.js';
import type { Session } from '../../src/things/session.js';
import type { Day } from '../../src/time/day.js';
import { livedIn } from '../helpers/communities/lived-in.js';
import { oneByOne } from '../helpers/communities/words.js';
import { now, temporaryFolder, today } from '../helpers/ledger.js';

test.each([
  ['Bring thread\\.: **Sofia**', 'Bring thread\\.: **Sofia**'],
  ['**Bring thread\\.**, by 4 Dec', '**Bring thread**, by 4 Dec'],
  ['Somebody for this: **Bring thread\\.**.', 'Somebody for this: **Bring thread**.'],
  ['Do we charge for tea\\?, by consent', 'Do we charge for tea\\? by consent'],
  ['**Do we\\?**.', '**Do we\\?**'],
  ['waits for: 9, Find a hall for the…, Grace', 'waits for: 9, Find a hall for the…, Grace'],
  ['Thread, cord etc\\., by 4 Dec', 'Thread, cord etc\\., by 4 Dec'],
  ['It is 3\\.5, and so on…', 'It is 3\\.5, and so on…'],
])('%s', (filled, read) => {
  expect(oncePunctuated(filled)).toBe(read);
});

test.each(['fr', 'de', 'en-GB'])('a month that is cut short keeps its stop (%s)', (tag) => {
  const locale = localeOf(tag, englishWords);
  const fill = compiler(locale)('{{ day | short_day: day }},{{ sep }}');
  for (let month = 1; month <= 12; month += 1) {
    const day = `2026-${String(month).padStart(2, '0')}-24` as Day;
    expect(fill({ day, sep: '' })).toBe(
      `${escapeMarkdown(locale.dayOfYear(day).replaceAll(' ', '\u00a0'))},`,
    );
  }
});

/** The lines of a document: what a paragraph, a heading or a cell holds. */
function linesOf(node: Nodes): string[] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
    return plainText(
      node.children.map((each) => (each.type === 'break' ? { type: 'text', value: '\n' } : each)),
    ).split('\n');
  }
  return 'children' in node ? (node.children as Nodes[]).flatMap(linesOf) : [];
}

const twice = /\.\.|[?!][.,]| [,.](?!\w)|,,|\(\s*\)|\[\s*\]| {2}/;

const sayings = oneByOne([
  'Mend the lamp in the hall.',
  'Who has the key?',
  'Print the posters, all of them!',
  'Ask the library for its back room, e.g. on Fridays.',
  'Bring the sewing machine',
]);

const communities: Record<string, (session: Session) => void> = {
  'the example': playHarbourMenders,
  'one whose words end as sentences do': (session) =>
    livedIn(session, {
      community: 'Hillside Menders',
      people: ['Ada Marsh', 'Ben Marsh', 'Cleo Marsh', 'Dov Marsh'],
      say: sayings,
      link: oneByOne(['https://example.org/plugs']),
      address: (nth) => `member.${nth}@example.org`,
      deeds: 5,
    }),
};

test.each(
  Object.keys(communities).flatMap((name) => ['en-GB', 'fr'].map((language) => [name, language])),
)('of %s, every document in %s', async (name, language) => {
  const session: Session = {
    ledger: createLedger(join(temporaryFolder(), 'a.momentum')),
    today,
    now,
  };
  onTestFinished(() => session.ledger.close());
  communities[name as string]?.(session);
  for (const document of shippedNames) {
    const { tree } = await makeDocument(session, document, { language });
    const wrong = linesOf(tree).filter((line) => twice.test(line));
    expect(wrong, document).toEqual([]);
  }
});

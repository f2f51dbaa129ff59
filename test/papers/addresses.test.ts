/** Addresses that anybody typed, wherever they did: each can be followed in what is given out. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import PostalMime from 'postal-mime';
import { beforeAll, expect, test } from 'vitest';
import { createLedger } from '../../src/ledger/writing.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { shippedNames } from '../../src/papers/shipped/index.js';
import type { Tree } from '../../src/papers/tree.js';
import { renderDocx } from '../../src/render/docx.js';
import { renderDraft } from '../../src/render/eml.js';
import { renderHtml } from '../../src/render/html.js';
import { plainOptions } from '../../src/render/options.js';
import { pagesIn } from '../../src/text/addresses.js';
import { askWhichDay } from '../../src/things/poll/changes.js';
import { livedIn } from '../helpers/communities/lived-in.js';
import { now, today } from '../helpers/ledger.js';
import { readPage } from '../render/page.js';
import { all, xmlOf } from '../render/word.js';

const papers: Array<{ readonly name: string; readonly tree: Tree }> = [];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'momentum-addresses-'));
  const ledger = createLedger(join(folder, 'a.momentum'));
  const session = { ledger, today, now };
  let nth = 0;
  const address = (): string => {
    nth += 1;
    return `http${nth % 2 === 0 ? 's' : ''}://page.example/${nth}${nth % 3 === 0 ? '/of-the-tools-that-we-lend-to-each-other' : ''}`;
  };
  livedIn(session, {
    community: 'Harbour Menders',
    people: ['Amina Yusuf', 'Tom Reed', 'Grace Okoro', 'Ida Moss'],
    say: () => `Look at ${address()}`,
    link: address,
    address: (which) => `member.${which}@example.org`,
    deeds: 4,
  });
  const days = [
    { day: '2026-12-10', start: '18:00' },
    { day: '2026-12-12', start: null },
  ] as const;
  askWhichDay(session, { title: 'Winter fair', place: address(), days });
  const [recipient] = ledger.read((reader) => reader.all<{ id: number }>('SELECT id FROM member'));
  for (const name of shippedNames) {
    const { tree } = await makeDocument(session, name, { recipient: recipient?.id });
    papers.push({ name, tree });
  }
  ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The addresses that a document names, to follow or to read, and not in a picture. */
function namedIn(node: Nodes, found = new Set<string>()): Set<string> {
  if (node.type === 'link' && /^https?:/.test(node.url)) found.add(node.url);
  for (const url of 'value' in node ? pagesIn(node.value) : []) found.add(url);
  if ('children' in node) for (const child of node.children) namedIn(child, found);
  return found;
}

const ledTo = (page: string): Set<string> =>
  new Set(
    readPage(page).elements.flatMap(({ name, attributes: { href } }) =>
      name === 'a' && href ? [href] : [],
    ),
  );

test.each(shippedNames)(
  'every address in a %s is a link, in a page, a mail and Word',
  async (name) => {
    const { tree } = papers.find((paper) => paper.name === name) as (typeof papers)[number];
    const named = [...namedIn(tree)].sort();
    // A public paper names no way in, and what was decided here was decided without one;
    // of a meeting that is yet to be planned nobody needs to know how to join.
    const bare = ['decisions', 'report', 'poll'].includes(name);
    expect(named.length > 0).toBe(!bare);
    const missing = (links: ReadonlySet<string>): string[] =>
      named.filter((url) => !links.has(url));
    expect(missing(ledTo(await renderHtml(tree)))).toEqual([]);
    const mail = await new PostalMime().parse(await renderDraft(tree));
    expect(missing(ledTo(mail.html ?? ''))).toEqual([]);
    const word = xmlOf(await renderDocx(tree, plainOptions)).get('word/_rels/document.xml.rels');
    const targets = word
      ? all(word, 'Relationship').map(({ attributes }) => attributes.Target)
      : [];
    expect(missing(new Set(targets as string[]))).toEqual([]);
  },
);

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkLedger } from '../../src/ledger/check.js';
import { forgetMember, forgettingOf } from '../../src/ledger/forgetting-member.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { issueDocument, issuedDocument } from '../../src/papers/making/issued.js';
import { allTextOf } from '../../src/papers/stored.js';
import type { Tree } from '../../src/papers/tree.js';
import { formats } from '../../src/render/index.js';
import { moveCommitment, offerCommitment } from '../../src/things/commitment/changes.js';
import { issuedLines } from '../../src/things/issue/list.js';
import { addMember } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import { harbourLedger } from '../helpers/ledger.js';
import { refusedWith } from '../helpers/refused.js';

const instead = 'a former member';

async function givenOut(): Promise<{ session: Session; her: number; him: number }> {
  const session = harbourLedger({ refold: true });
  const her = addMember(session, { name: 'Quill Featherwick', email: 'qf@harbour.example' });
  const him = addMember(session, { name: 'Ines Moreau' });
  const held = offerCommitment(session, { text: 'Find a room', by: her.id, due: '2026-12-10' });
  moveCommitment(session, held.id, { to: '2026-12-20', why: 'zzdoctor' });
  offerCommitment(session, { text: 'Ask Featherwick for soup', by: him.id });
  const made = await makeDocument(session, 'state-of-play', {});
  const markdown = await (await formats.markdown.load())(made.tree);
  issueDocument(session, made, { formats: ['markdown', 'json'], markdown: String(markdown) });
  return { session, her: her.id, him: him.id };
}

const written = async (tree: Tree): Promise<string> =>
  String(await (await formats.markdown.load())(tree));

test('the copy of a document says the same without whoever was forgotten, in every format, and says so', async () => {
  const { session, her } = await givenOut();
  const before = allTextOf(issuedDocument(session, 1).tree);
  expect(before).toMatch(/Quill Featherwick/);
  const plan = session.ledger.read((reader) =>
    forgettingOf(reader, her, { instead }, session.today),
  );
  expect([plan.rewritten, plan.copies]).toEqual([[1], []]);

  forgetMember(session, her, { instead });

  const { tree, rewrittenOn, isAsItWas } = issuedDocument(session, 1);
  expect(rewrittenOn).toBe(session.today);
  expect(isAsItWas(await written(tree))).toBe(false);
  expect(allTextOf(tree)).toBe(
    before
      .replaceAll('Quill Featherwick', instead)
      .replaceAll('Featherwick', instead)
      .replaceAll('zzdoctor', '…')
      .replace(/^a former member/gm, 'A former member'),
  );
  for (const { load } of Object.values(formats)) {
    const how = { colour: false, width: 88, paper: 'a4' } as never;
    const bytes = Buffer.from((await (await load())(tree, how)) as string).toString('latin1');
    expect(bytes).not.toMatch(/featherwick|zzdoctor|qf@/i);
  }
  expect(readFileSync(session.ledger.path).toString('latin1')).not.toMatch(/featherwick|zzdoctor/i);
  expect(checkLedger(session.ledger)).toEqual([]);
});

test('a second one who is forgotten goes from the copy as it reads by then', async () => {
  const { session, her, him } = await givenOut();
  forgetMember(session, her, { instead });
  forgetMember(session, him, { instead });
  expect(allTextOf(issuedDocument(session, 1).tree)).not.toMatch(/Quill|Ines|Moreau/);
  expect(readFileSync(session.ledger.path).toString('latin1')).not.toMatch(/moreau|featherwick/i);
  expect(session.ledger.read(issuedLines)[0]?.title).not.toBeNull();
});

test('a copy out of which the name can’t be taken is kept no more', async () => {
  const session = harbourLedger({ refold: true });
  const her = addMember(session, { name: 'Quill Featherwick' });
  const made = await makeDocument(session, 'state-of-play', {});
  const parted = {
    ...made.tree,
    children: [
      {
        type: 'paragraph' as const,
        children: [
          { type: 'text' as const, value: 'Ask Feather' },
          { type: 'strong' as const, children: [{ type: 'text' as const, value: 'wick' }] },
          { type: 'text' as const, value: ', says Quill.' },
        ],
      },
    ],
  };
  issueDocument(session, { ...made, tree: parted }, { formats: [], markdown: '' });
  const { copies } = forgetMember(session, her.id, { instead });
  expect(copies).toEqual([1]);
  expect(refusedWith(() => issuedDocument(session, 1))).toBe('copy-gone');
});

test('whoever forgets says how a text is to read, and not by their name', async () => {
  const { session, her } = await givenOut();
  const reads = (text: string) => new Map([['Ask Featherwick for soup', text]]);
  expect(
    refusedWith(() => forgetMember(session, her, { instead, reads: reads('Ask Quill for it') })),
  ).toBe('still-named');
  forgetMember(session, her, { instead, reads: reads('Find somebody who cooks') });
  expect(session.ledger.read((reader) => reader.values('SELECT text FROM commitment'))).toContain(
    'Find somebody who cooks',
  );
});

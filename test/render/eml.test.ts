import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { paragraph, root } from '../../src/papers/build.js';
import type { About, Tree } from '../../src/papers/tree.js';
import { type Envelope, renderDraft } from '../../src/render/eml.js';
import { plainOptions } from '../../src/render/options.js';
import { visible } from '../../src/text/gate.js';
import type { Day } from '../../src/time/day.js';
import { everything, hostile } from './tree.js';

const about: About = {
  title: 'Harbour Menders: State of Play',
  community: 'Harbour Menders',
  language: 'en-GB',
  direction: 'ltr',
  asOf: '2026-11-21' as Day,
  subject: 'State of Play, 21 November',
};

const document = (more: Partial<About> = {}, tree: Tree = everything): Tree => ({
  ...tree,
  data: { about: { ...about, ...more } },
});

const nobody: Envelope = { bcc: [], attachment: undefined };

const draft = (tree: Tree, posting = nobody) => renderDraft(tree, plainOptions, posting);
const opened = async (tree: Tree, posting = nobody) =>
  new PostalMime().parse(await draft(tree, posting));

const namesOf = (mail: { headers: ReadonlyArray<{ key: string }> }) =>
  mail.headers.map(({ key }) => key).sort();

test('a draft opens ready to send, from nobody, to nobody, with the document’s own day', async () => {
  const mail = await opened(document());
  // No From, no Message-ID: the program that sends it knows both, and a second sending of the same
  // draft must not look like the first.
  expect(namesOf(mail)).toEqual(['content-type', 'date', 'mime-version', 'subject', 'x-unsent']);
  expect(mail.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
  expect(mail.subject).toBe('State of Play, 21 November');
  expect(mail.date).toBe('2026-11-21T12:00:00.000Z');
  expect(mail.text).toContain('Find a hall for the winter repair day');
  expect(mail.html).toContain('Find a hall for the winter repair day');
  expect(mail.attachments).toEqual([]);
});

test('the same document makes the same draft', async () => {
  const attachment = { name: 'x.pdf', content: new Uint8Array([1, 2, 3]), type: 'application/pdf' };
  const posting = { bcc: ['tom@harbour.example'], attachment };
  expect(await draft(document(), posting)).toBe(await draft(document(), posting));
});

test('addressees stand in bcc alone, and an attachment arrives as it was', async () => {
  const content = new Uint8Array([...Array(2000).keys()].map((each) => each % 256));
  const bcc = ['tom@harbour.example', 'grace@harbour.example'];
  const mail = await opened(document(), {
    bcc,
    attachment: { name: 'state-of-play-2026-11-21.pdf', content, type: 'application/pdf' },
  });
  expect(mail.bcc?.map(({ address }) => address)).toEqual(bcc);
  expect([mail.to, mail.cc, mail.from]).toEqual([undefined, undefined, undefined]);
  expect(mail.attachments).toHaveLength(1);
  expect(mail.attachments[0]).toMatchObject({
    filename: 'state-of-play-2026-11-21.pdf',
    mimeType: 'application/pdf',
    disposition: 'attachment',
  });
  expect([...new Uint8Array(mail.attachments[0]?.content as ArrayBuffer)]).toEqual([...content]);
});

test('five hundred addresses fit, and no line is too long for a server', async () => {
  const bcc = Array.from({ length: 500 }, (_, index) => `member.${index}@harbour.example`);
  const raw = await draft(document({ subject: 'x'.repeat(1000) }), { ...nobody, bcc });
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThan(998);
  expect((await new PostalMime().parse(raw)).bcc).toHaveLength(500);
});

test.each([
  ['a line break', 'Play\r\nBcc: thief@example.org\r\n\r\n<b>hello'],
  ['a bare line feed', 'Play\nX-Evil: 1'],
  ['many scripts', 'État des lieux, Größe, 日本 太郎, שלום עולם, سلام دنیا'],
  ['a control character', 'red \u001b[31m and \u0000 nothing'],
])('a subject with %s is one subject', async (_, subject) => {
  const mail = await opened(document({ subject }));
  expect(namesOf(mail)).toEqual(['content-type', 'date', 'mime-version', 'subject', 'x-unsent']);
  expect(mail.subject).toBe(visible(subject.replace(/[\r\n]+/g, ' ')));
});

test('a subject that looks like an encoded word is not read as one', async () => {
  const mail = await opened(document({ subject: '=?utf-8?q?hello?= world' }));
  expect(mail.subject).toBe('= ?utf-8?q?hello?= world');
});

test('any subject at all stays in its line', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (subject) => {
      const mail = await opened(document({ subject }, root(paragraph('x'))));
      expect(namesOf(mail).filter((name) => name !== 'subject')).toEqual([
        'content-type',
        'date',
        'mime-version',
        'x-unsent',
      ]);
      expect(mail.text?.trim()).toBe('x');
    }),
    { numRuns: 40 },
  );
});

test('nothing in a document ends its part or begins another', async () => {
  const raw = await draft(document());
  const boundaries = [...raw.matchAll(/boundary="([^"]+)"/g)].map(
    ([, boundary]) => `--${boundary}`,
  );
  expect(boundaries.length).toBeGreaterThan(0);
  for (const text of [...hostile, ...boundaries, ...boundaries.map((each) => `${each}--`)]) {
    const mail = await opened(document({}, root(paragraph(text), paragraph('the end'))));
    expect(mail.text?.replace(/\s+/g, ' ')).toContain(
      visible(text).replace(/\s+/g, ' ').slice(0, 60),
    );
    expect(mail.text).toContain('the end');
    expect(mail.html).toContain('the end');
    expect(mail.attachments).toEqual([]);
  }
});

/** Answers to a poll as the mail that asks begins them, in each language, read as they were meant. */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mailsIn } from '../../src/bring/replies/mails.js';
import { recordReplies } from '../../src/bring/replies/record.js';
import { forgetMember } from '../../src/ledger/forgetting-member.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { localesSpoken } from '../../src/papers/making/locale.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { addMember, editMember } from '../../src/things/member/changes.js';
import { answerWhichDay, askWhichDay, settleOn } from '../../src/things/poll/changes.js';
import { listPolls } from '../../src/things/poll/list.js';
import { need } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { bringIn, copied, everywhere } from '../helpers/copies.js';
import { harbourLedger, today } from '../helpers/ledger.js';

function asked() {
  const session = harbourLedger();
  editCommunity(session, { answersTo: 'amina@harbour.example' });
  const { id: grace } = addMember(session, { name: 'Grace', email: 'grace@harbour.example' });
  const poll = askWhichDay(session, {
    title: 'Tea',
    days: [
      { day: '2027-01-12', start: '18:00' },
      { day: '2027-01-14', start: null },
      { day: '2027-01-19', start: '17:30' },
    ],
  });
  const suits = () =>
    session.ledger.read((reader) => need(reader, 'poll', poll.id).answers[0]?.suits ?? null);
  const read = async (subject: string, body: string, id = 'one', type = 'text/plain') => {
    const bytes = Buffer.from(
      [
        'From: Grace <grace@harbour.example>',
        `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
        `Message-ID: <${id}@harbour.example>`,
        `Content-Type: ${type}; charset=utf-8`,
        '',
        body,
      ].join('\r\n'),
    );
    const locales = await localesSpoken(session.ledger, 'en-GB');
    const mails = await mailsIn(bytes);
    return recordReplies(session, { mails, locales, without: new Set() });
  };
  return { session, grace, poll, suits, read };
}

const links = (tree: object): URL[] =>
  [...JSON.stringify(tree).matchAll(/"(mailto:[^"]+)"/g)].map(([, url = '']) => new URL(url));

test.each(['en-GB', 'fr-FR'])(
  'what each link writes in %s is read as it was meant',
  async (language) => {
    const { session, poll, suits, read } = asked();
    const { tree } = await makeDocument(session, 'poll', { poll: poll.id, language });
    const meant = [
      ['yes', 'yes', 'yes'],
      ['yes', 'no', 'yes'],
      ['no', 'no', 'no'],
    ];
    const found = links(tree);
    expect(found).toHaveLength(3);
    for (const [nth, url] of found.entries()) {
      const body = url.searchParams.get('body') ?? '';
      // Of the mail with a line for each day, that of the second is taken out.
      const sent = body.replace(/^B ?:.*\r\n/mu, '').replace(/^B\u202f:.*\r\n/mu, '');
      const [reply] = await read(url.searchParams.get('subject') ?? '', sent, `link-${nth}`);
      expect(reply).toMatchObject({ waits: [], beside: [] });
      expect(suits()).toEqual(meant[nth]);
    }
  },
);

test('letters are read where the subject names the poll, and what is quoted never', async () => {
  const { suits, read } = asked();
  await read('Re: Tea', 'A and C');
  expect(suits()).toBeNull();
  await read('Re: Tea, which day suits you? (poll 1)', '> A\r\n> all of them', 'two');
  expect(suits()).toBeNull();
  await read(
    'Re: Tea (poll 1)',
    'Hi,\r\n\r\nC, perhaps A\r\n\r\nGrace\r\n\r\n> B\r\n> all',
    'three',
  );
  expect(suits()).toEqual(['maybe', 'no', 'yes']);
});

test('a mail that is read again changes nothing that was said since', async () => {
  const { session, poll, grace, suits, read } = asked();
  await read('Re: Tea (poll 1)', 'A');
  answerWhichDay({ ...session, today }, poll.id, grace, ['no', 'yes', 'no']);
  await read('Re: Tea (poll 1)', 'A');
  expect(suits()).toEqual(['no', 'yes', 'no']);
});

const page = (words: string): string =>
  `<html><head><style>p { margin: 0 }</style><title>B</title></head><body>${words}<br><br>
<div class="gmail_quote"><div>On Mon, 30 Nov 2026 at 10:00, Amina &lt;amina@harbour.example&gt; wrote:<br></div>
<blockquote>A: Tuesday 12 January 2027 at 18:00<br>B<br>all of them</blockquote></div></body></html>`;

test.each([
  ['letters', '<div>A and C</div>', ['yes', 'no', 'yes']],
  [
    'a greeting and a name around them',
    '<p>Hi,</p><p>C, perhaps A</p><div>Grace</div>',
    ['maybe', 'no', 'yes'],
  ],
  ['that none suits', '<p>None</p>', ['no', 'no', 'no']],
  ['entities and cells', '<table><tr><td>A &amp;&nbsp;C</td></tr></table>', ['yes', 'no', 'yes']],
])('a mail that is a page and no text is read by its words: %s', async (_, words, meant) => {
  const { suits, read } = asked();
  await read('Re: Tea, which day suits you? (poll 1)', page(words), 'page', 'text/html');
  expect(suits()).toEqual(meant);
});

const fromGrace = (body: string, day: number): string =>
  [
    'From somebody Mon Nov 30 10:00:00 2026',
    'From: Grace <grace@harbour.example>',
    'Subject: Re: Tea (poll 1)',
    `Date: ${new Date(Date.UTC(2026, 10, day, 10)).toUTCString()}`,
    `Message-ID: <${day}@harbour.example>`,
    '',
    body,
    '',
  ].join('\r\n');

test.each([
  ['the latest last', 18, 19, 1],
  ['the latest first', 19, 18, 0],
])('a later answer that can’t be read is said beside the one that counts: %s', async (...of) => {
  const [, first, second, nth] = of;
  const { session, suits } = asked();
  const body = (day: number) => (day === 18 ? 'A' : 'A, but not before 19:00');
  const mails = await mailsIn(
    Buffer.from([first, second].map((day) => fromGrace(body(day), day)).join('')),
  );
  const locales = await localesSpoken(session.ledger, 'en-GB');
  const replies = recordReplies(session, { mails, locales, without: new Set() });
  const [answer, later] = [replies[1 - nth], replies[nth]];
  expect(suits()).toEqual(['yes', 'no', 'no']);
  expect(answer).toMatchObject({ told: [expect.any(String)], unreadSince: [later?.no] });
  expect(later).toMatchObject({ told: [], unreadSince: [] });
  expect(later?.waits[0]?.why).toContain(
    'what they said on Saturday 21 November 2026 counts: A suits',
  );
});

test.each([
  ['Re: Tea (poll 1)', 'I did not think of the ferry', true],
  ['Re: Tea', 'Let me think', false],
  ['Tea', 'I can’t make it after all', true],
  ['Tea', 'C, then', true],
  ['Le thé', 'Finalement le mardi', true],
  ['The lamp', 'Thank you for the lamp, it shines.', false],
  ['A lamp', 'A lovely lamp!', false],
  ['La lampe', 'Merci pour la lampe.', false],
])(
  'what was written later beside an answer is named where it may be one: %s, %s',
  async (...of) => {
    const [subject, words, isNamed] = of;
    const { session } = asked();
    const later = fromGrace(words, 19).replace(/^Subject: .*$/m, `Subject: ${subject}\r`);
    const mails = await mailsIn(Buffer.from(fromGrace('A', 18) + later));
    const locales = await localesSpoken(session.ledger, 'en-GB');
    const [answer, other] = recordReplies(session, { mails, locales, without: new Set() });
    expect(other?.waits).toHaveLength(1);
    expect(answer).toMatchObject({ unreadSince: isNamed ? [other?.no] : [] });
  },
);

test('it is said too where the earlier answer came in before', async () => {
  const { suits, read } = asked();
  await read('Re: Tea (poll 1)', 'A');
  const [later] = await read('Re: Tea (poll 1)', 'Only A, if it must be', 'two');
  expect(suits()).toEqual(['yes', 'no', 'no']);
  expect(later?.waits[0]?.why).toContain('counts: A suits');
});

test('copies that settled a poll apart hold both meetings, and agree on which came of it', () => {
  const { session, poll } = asked();
  const copy = copied(session, 'copy');
  settleOn(session, poll.id, 0);
  settleOn(copy, poll.id, 1);
  while (bringIn(session, copy) || bringIn(copy, session));
  const [here, there] = [session, copy].map((each) =>
    each.ledger.read((reader) => ({
      status: need(reader, 'poll', poll.id).status,
      day: need(reader, 'meeting', need(reader, 'poll', poll.id).meeting as Id).day,
      planned: reader.values<string>('SELECT day FROM meeting ORDER BY day'),
      aside: reader.values<string>('SELECT why FROM set_aside'),
    })),
  );
  expect(there).toEqual(here);
  expect(here).toMatchObject({ status: 'settled', planned: ['2027-01-12', '2027-01-14'] });
  expect(here?.aside).toHaveLength(1);
  expect(everywhere(copy)).toEqual(everywhere(session));
});

test('whoever is forgotten stands in no poll any more: not as who asks, in its title, or among answers', () => {
  const { session, grace, poll } = asked();
  const canary = 'Zinnia Quarrel';
  editMember(session, grace, { name: canary });
  const other = askWhichDay(session, {
    title: `Tea with ${canary}`,
    place: `At ${canary}’s`,
    host: grace,
    days: [
      { day: '2027-02-12', start: null },
      { day: '2027-02-14', start: null },
    ],
  });
  answerWhichDay(session, poll.id, grace, ['yes', 'no', 'no']);
  answerWhichDay(session, other.id, grace, ['yes', 'no']);
  settleOn(session, other.id, 0);
  forgetMember(session, grace, { instead: 'a former member' });
  expect(readFileSync(session.ledger.path).toString('latin1')).not.toMatch(/Zinnia|Quarrel/i);
  const all = session.ledger.read((reader) => listPolls(reader, today, true));
  expect(JSON.stringify(all)).not.toMatch(/Zinnia|Quarrel/i);
  expect(all.map(({ answered }) => answered)).toEqual([0, 0]);
});

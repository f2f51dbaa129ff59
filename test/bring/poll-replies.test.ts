/** Answers to a poll as the mail that asks begins them, in each language, read as they were meant. */
import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { mailsIn } from '../../src/bring/replies/mails.js';
import { recordReplies } from '../../src/bring/replies/record.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { localesSpoken } from '../../src/papers/making/locale.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { addMember } from '../../src/things/member/changes.js';
import { answerWhichDay, askWhichDay } from '../../src/things/poll/changes.js';
import { need } from '../../src/things/session.js';
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
  const read = async (subject: string, body: string, id = 'one') => {
    const bytes = Buffer.from(
      [
        'From: Grace <grace@harbour.example>',
        `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
        `Message-ID: <${id}@harbour.example>`,
        'Content-Type: text/plain; charset=utf-8',
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

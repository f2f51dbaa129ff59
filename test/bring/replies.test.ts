/** Answers that came by mail, as programs keep them. */
import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { mailsIn } from '../../src/bring/replies/mails.js';
import { lookAtReplies, recordReplies } from '../../src/bring/replies/record.js';
import { british, localeFor } from '../../src/language/index.js';
import { type Locale, phrase } from '../../src/language/locale.js';
import { calendarOf } from '../../src/out/calendar.js';
import { callTo } from '../../src/papers/making/calendar.js';
import { offerCommitment, passCommitment } from '../../src/things/commitment/changes.js';
import { ownerOf } from '../../src/things/commitment/fields.js';
import {
  attendMeeting,
  editMeeting,
  inviteTo,
  planMeeting,
} from '../../src/things/meeting/changes.js';
import { addMember } from '../../src/things/member/changes.js';
import { need, type Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { harbourLedger, today } from '../helpers/ledger.js';

interface Written {
  readonly from?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly id?: string;
  readonly calendar?: string;
}

const mail = ({
  from = 'Grace <grace@harbour.example>',
  subject = 'Hello',
  text = '',
  id = 'one',
  calendar,
}: Written): string => {
  const head = [
    `From: ${from}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Date: ${today}T10:00:00Z`.replace(
      /^Date: (.*)$/,
      (_, at) => `Date: ${new Date(at).toUTCString()}`,
    ),
    `Message-ID: <${id}@example.org>`,
    'MIME-Version: 1.0',
  ];
  const body = calendar ?? text;
  const kind = calendar
    ? 'text/calendar; method=REPLY; charset=utf-8'
    : 'text/plain; charset=utf-8';
  return [
    ...head,
    `Content-Type: ${kind}`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(body).toString('base64'),
    '',
  ].join('\r\n');
};

const mailbox = (...mails: readonly string[]): string =>
  mails.map((each) => `From somebody Mon Nov 30 10:00:00 2026\r\n${each}\r\n`).join('');

/** A community with Grace and Tom, of whom Grace has “Look after the tea” where `held`. */
function community({ held = true, text = 'Look after the tea' } = {}) {
  const session = harbourLedger();
  const grace = addMember(session, { name: 'Grace', email: 'grace@harbour.example' }).id;
  const tom = addMember(session, { name: 'Tom', email: 'tom@harbour.example' }).id;
  const { id, no } = offerCommitment(session, {
    text,
    by: held ? grace : null,
    due: '2026-12-04',
  } as Parameters<typeof offerCommitment>[1]);
  const state = () => session.ledger.read((reader) => need(reader, 'commitment', id));
  return { session, grace, tom, id, no, state };
}

async function reading(session: Session, text: string, locales: readonly Locale[] = [british]) {
  const mails = await mailsIn(Buffer.from(text));
  const asked = { mails, locales, without: new Set<number>() };
  return {
    look: () => lookAtReplies(session, asked),
    record: () => recordReplies(session, asked),
  };
}

const kinds = ['take', 'done', 'later', 'pass', 'release'] as const;

test.each(kinds.flatMap((kind) => ['en-GB', 'fr-FR'].map((tag) => [kind, tag] as const)))(
  'what a link to “%s” writes in %s is read as it was meant',
  async (kind, tag) => {
    const { session, state, no, grace } = community({ held: kind !== 'take' });
    const locale = await localeFor(tag);
    const said = locale.say(
      phrase(`answer.${kind}`, { no: String(no), text: 'Look after the tea' }),
    );
    const text = kind === 'later' ? `${said}2027-01-12` : said;
    const { look, record } = await reading(session, mail({ subject: said, text }), [
      british,
      locale,
    ]);
    expect(look()[0]).toMatchObject({ who: 'Grace', waits: [], told: [expect.any(String)] });
    expect(state().status).toBe(kind === 'take' ? 'wanted' : 'offered');
    record();
    expect(ownerOf(state())).toBe(kind === 'pass' ? null : grace);
    expect(state()).toMatchObject(
      {
        take: { status: 'offered' },
        done: { status: 'kept' },
        later: { dues: [{ due: '2026-12-04' }, { due: '2027-01-12' }] },
        pass: { status: 'wanted' },
        release: { status: 'released' },
      }[kind],
    );
  },
);

test('a mailbox that is read again does again nothing that was changed since', async () => {
  const { session, state, no, tom, id } = community({ held: false });
  const box = mailbox(
    mail({ subject: `I’ll take ${no}: Look after the tea` }),
    mail({ subject: 'Lovely evening', id: 'two' }),
  );
  (await reading(session, box)).record();
  passCommitment(session, id, { to: tom, because: null, why: null } as never);
  const again = (await reading(session, box)).record();
  expect(again.map(({ told }) => told)).toEqual([[], []]);
  expect(again[1]?.waits).toHaveLength(1);
  expect(ownerOf(state())).toBe(tom);
});

test('what is quoted or signed is nobody’s answer, and what was written beside one is told', async () => {
  const { session, no, state, grace } = community({ held: false });
  const quoted = `Thank you for asking!\n\nOn Mon, 30 Nov 2026, Amina wrote:\n> I’ll take ${no}: Look after the tea\n`;
  const [only] = (
    await reading(
      session,
      mail({ subject: `Re: I’ll take ${no}: Look after the tea`, text: quoted }),
    )
  ).record();
  expect(only).toMatchObject({ told: [], waits: [expect.anything()] });
  expect(state().status).toBe('wanted');
  const text = `I'll take ${no}: Look after the tea. Only in the new year,\nif that helps.\n\n-- \nGrace`;
  const [told] = (await reading(session, mail({ text, id: 'two' }))).record();
  expect(told?.beside).toEqual(['Only in the new year, if that helps.']);
  expect(ownerOf(state())).toBe(grace);
});

test('what a promise by mail hangs on is kept as a note beside it, once', async () => {
  const { session, no } = community({ held: false });
  const text = `I'll take ${no}: Look after the tea\n\nOnly if somebody helps with the tables.\n`;
  const { record } = await reading(session, mail({ text }));
  expect(record()[0]?.kept).toBe(true);
  expect(record()[0]?.kept).toBe(false);
  const notes = session.ledger.read((reader) =>
    reader.all<{ kind: string; text: string }>('SELECT kind, text FROM note'),
  );
  expect(notes).toEqual([
    {
      kind: 'private',
      text: 'Grace, with 1 (Look after the tea): “Only if somebody helps with the tables.”',
    },
  ]);
});

test('nobody answers for another, and no number stands for other words', async () => {
  const { session, no, state } = community();
  const [others] = (
    await reading(
      session,
      mail({ from: 'tom@harbour.example', subject: `${no} is done: Look after the tea` }),
    )
  ).record();
  expect(others?.waits[0]?.why).toBe(`${no} is not with Tom.`);
  const [words] = (
    await reading(session, mail({ subject: `${no} is done: Sweep the hall` }))
  ).record();
  expect(words?.waits[0]?.why).toBe(`${no} is “Look after the tea” here.`);
  const [stranger] = (
    await reading(
      session,
      mail({ from: 'zoe@else.example', subject: `${no} is done: Look after the tea` }),
    )
  ).record();
  expect(stranger?.waits[0]?.why).toBe('Nobody on record has the address zoe@else.example.');
  expect(state().status).toBe('offered');
});

test.each([
  ['ACCEPTED', 'coming'],
  ['TENTATIVE', 'perhaps'],
  ['DECLINED', 'apologies'],
])(
  'a calendar that answers %s is taken at its word, until somebody says otherwise',
  async (partstat, there) => {
    const { session, grace } = community();
    const { id } = planMeeting(session, { title: 'Tea', day: '2026-12-10' });
    const called = calendarOf(
      [
        await callTo(
          session,
          session.ledger.read((reader) => need(reader, 'meeting', id)),
        ),
      ],
      {
        method: 'REQUEST',
        by: { name: 'Harbour', address: 'amina@harbour.example' },
        whom: { name: 'Grace', address: 'grace@harbour.example' },
      },
      { asOf: today },
    );
    const calendar = called
      .replace('METHOD:REQUEST', 'METHOD:REPLY')
      .replace('PARTSTAT=NEEDS-ACTION', `PARTSTAT=${partstat}`);
    const list = () =>
      session.ledger
        .read((reader) => need(reader, 'meeting', id))
        .attendance.map((each): [Id, string] => [each.member, each.there]);
    const box = mail({
      from: 'Grace at home <g@elsewhere.example>',
      subject: 'Accepted: Tea',
      calendar,
    });
    (await reading(session, box)).record();
    expect(list()).toEqual([[grace, there]]);
    attendMeeting(session, id, { absent: [grace] });
    (await reading(session, box)).record();
    expect(list()).toEqual([]);
  },
);

test('what is no mail is refused, and so is a number that none has', async () => {
  await expect(mailsIn(Buffer.from('Tom will find a room'))).rejects.toMatchObject({
    code: 'no-mails',
  });
  await expect(mailsIn(Buffer.from(''))).rejects.toMatchObject({ code: 'no-mails' });
});

test('a line “From ” within a mail begins no other one', async () => {
  const text = 'Thanks!\n\nFrom here on it is yours.\n';
  const mails = await mailsIn(Buffer.from(mailbox(mail({ text }), mail({ id: 'two' }))));
  expect(mails.map(({ own }) => own)).toEqual([['Thanks!', 'From here on it is yours.'], []]);
});

test.each([
  'I’ll take 1',
  'I’ll take 1.',
  'i’ll take 1:',
  'Je me charge de 1',
  'JE ME CHARGE DE 1 :',
])('“%s” says enough without the words', async (subject) => {
  const { session, state, grace } = community({ held: false });
  const locales = [british, await localeFor('fr-FR')];
  (await reading(session, mail({ subject }), locales)).record();
  expect(ownerOf(state())).toBe(grace);
});

test.each([
  'I’ll take 1 of them',
  'I’ll take 17 chairs',
  'I’ll take it',
  'Can I take 1?',
  'Re: I’ll take 1',
])('“%s” is left to a person', async (subject) => {
  const { session, state } = community({ held: false });
  const [read] = (await reading(session, mail({ subject }))).record();
  expect(read).toMatchObject({ told: [], waits: [expect.anything()] });
  expect(state().status).toBe('wanted');
});

test('a calendar that answers for another day, or for somebody else, is left to a person', async () => {
  const { session } = community();
  const { id } = planMeeting(session, { title: 'Tea', day: '2026-12-10' });
  const state = () => session.ledger.read((reader) => need(reader, 'meeting', id));
  const called = calendarOf(
    [await callTo(session, state())],
    {
      method: 'REQUEST',
      by: { name: 'Harbour', address: 'amina@harbour.example' },
      whom: { name: 'Grace', address: 'grace@harbour.example' },
    },
    { asOf: today },
  );
  const calendar = called
    .replace('METHOD:REQUEST', 'METHOD:REPLY')
    .replace('PARTSTAT=NEEDS-ACTION', 'PARTSTAT=ACCEPTED');
  inviteTo(session, id, 2);
  const [other] = (
    await reading(session, mail({ from: 'tom@harbour.example', calendar, id: 'other' }))
  ).record();
  expect(other?.waits[0]?.why).toContain('Grace or Tom');
  editMeeting(session, id, { day: '2026-12-12' });
  const [late] = (await reading(session, mail({ calendar, id: 'late' }))).record();
  expect(late?.waits[0]?.why).toBe(
    'It answers for Thursday 10 December 2026, from which the meeting was moved.',
  );
  expect(state().attendance).toEqual([]);
});

test.each([
  [
    'forwarded',
    '---------- Forwarded message ---------\nFrom: Tom <tom@harbour.example>\n\nI’ll take 1: Look after the tea',
  ],
  [
    'quoted whole',
    'Lovely.\n\nFrom: Tom <tom@harbour.example>\nSent: 18 November 2026\nSubject: x\n\nI’ll take 1: Look after the tea',
  ],
  ['asked', 'I’ll take 1: Look after the tea?'],
])('what is %s is nobody’s promise', async (_, text) => {
  const { session, state } = community({ held: false });
  const [read] = (await reading(session, mail({ text }))).record();
  expect(read).toMatchObject({ told: [], waits: [expect.anything()] });
  expect(state().status).toBe('wanted');
});

test('an answer below what it quotes is one, and windows-1252 is read as it is written', async () => {
  const { session, state, grace } = community({ held: false });
  const below =
    'On 2 Nov 2026, Amina wrote:\n> Could one of these be yours?\n\nI’ll take 1: Look after the tea\n';
  (await reading(session, mail({ text: below }))).record();
  expect(ownerOf(state())).toBe(grace);
  const other = community({ held: false });
  const outlook = Buffer.concat([
    Buffer.from(
      'From: grace@harbour.example\nSubject: hi\nMessage-ID: <w@x>\nMIME-Version: 1.0\nContent-Type: text/html; charset="windows-1252"\nContent-Transfer-Encoding: 8bit\n\n<p>I',
    ),
    Buffer.from([0x92]),
    Buffer.from('ll take 1: Look after the tea</p>'),
  ]);
  const mails = await mailsIn(outlook);
  recordReplies(other.session, { mails, locales: [british], without: new Set() });
  expect(ownerOf(other.state())).toBe(other.grace);
});

test('a mail that no reader takes apart, that is long, or of two authors keeps no other from being read', async () => {
  const { session, state, grace } = community({ held: false });
  const parts = Array.from(
    { length: 600 },
    (_, nth) => `Content-Type: multipart/mixed; boundary=b${nth}\n\n--b${nth}\n`,
  ).join('');
  const nested = `From: tom@harbour.example\nSubject: x\nMIME-Version: 1.0\n${parts}`;
  const long = mail({ text: 'la la la '.repeat(200_000), id: 'long' });
  const two = mail({
    from: 'tom@harbour.example, grace@harbour.example',
    subject: 'I’ll take 1',
    id: 'two',
  });
  const good = mail({ subject: 'I’ll take 1', id: 'good' });
  const read = (await reading(session, mailbox(nested, long, two, good))).record();
  expect(read.map(({ waits }) => waits.length)).toEqual([1, 1, 1, 0]);
  expect(ownerOf(state())).toBe(grace);
});

test('an answer about a number that is not on record says so', async () => {
  const session = harbourLedger();
  addMember(session, { name: 'Grace', email: 'grace@harbour.example' });
  const text = british.say(phrase('answer.done', { no: '99', text: 'Look after the tea' }));
  const [read] = (await reading(session, mail({ text }))).look();
  expect(read?.waits[0]?.why).toBe('There is no 99 here.');
});

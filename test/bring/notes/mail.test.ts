/** Notes that were sent round as a mail. */
import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { outOfMail } from '../../../src/bring/notes/mail.js';
import { refusedWith } from '../../helpers/refused.js';
import { stage } from '../../helpers/stage.js';

const mail = (headers: readonly string[], body: string): Buffer =>
  Buffer.from([...headers, '', body].join('\r\n'));
const sent = [
  'Return-Path: <amina@harbour.example>',
  'Received: from mx.example by post.example;',
  ' Sat, 21 Nov 2026 09:00:00 +0000',
  'From: Amina Yusuf <amina@harbour.example>',
  'To: all@harbour.example',
  'Date: Sat, 21 Nov 2026 09:00:00 +0000',
  'Message-ID: <1@harbour.example>',
  'MIME-Version: 1.0',
];
const plain = 'Content-Type: text/plain; charset=utf-8';

const read = async (bytes: Buffer): Promise<string> =>
  (await outOfMail(bytes)).toString('utf8').trim();

test('what is written in it is what is read, under its subject', async () => {
  const subject = 'Subject: =?utf-8?Q?Caf=C3=A9_evening,_20_November_2026?=';
  expect(
    await read(
      mail(
        [...sent, subject, plain, 'Content-Transfer-Encoding: quoted-printable'],
        'Tom brings caf=C3=A9 and a very long line that the program has broken in =\r\ntwo.',
      ),
    ),
  ).toBe(
    '---\ntitle: Café evening, 20 November 2026\n---\nTom brings café and a very long line that the program has broken in two.',
  );
  const parts = [
    '--b',
    plain,
    '',
    'tom takes 3',
    '--b',
    'Content-Type: text/html',
    '',
    '<p>tom <b>takes</b> 3</p>',
    '--b--',
  ];
  const both = mail(
    [...sent, 'Content-Type: multipart/alternative; boundary=b'],
    parts.join('\r\n'),
  );
  expect(await read(both)).toBe('tom takes 3');
  const page = mail(
    [...sent, 'Content-Type: text/html; charset=utf-8'],
    '<html><head><style>p {}</style></head><body><p>Present: Tom &amp; Grace</p><ul><li>tom takes 3</li></ul></body></html>',
  );
  expect(await read(page)).toBe('Present: Tom & Grace\n- tom takes 3');
});

test.each([
  'Subject: the shed\nDate: 21 November 2026\n\nTom: count the tin',
  'Tea and tools, 21 November 2026\n\nMessage-ID: what is that?',
  'tom takes 3',
])('what is no mail stays as it is: %s', async (text) => {
  expect(await read(Buffer.from(text))).toBe(text);
});

test('one on which only files hang is refused, with what to do', async () => {
  const empty = mail(
    [...sent, 'Content-Type: application/pdf', 'Content-Disposition: attachment; filename=a.pdf'],
    'JVBERi0=',
  );
  const refused = await outOfMail(empty).catch((cause: unknown) => cause);
  expect(
    refusedWith(() => {
      throw refused;
    }),
  ).toBe('notes-not-text');
});

test('no header of it becomes a note', async () => {
  const { momentum } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  await momentum(['meeting', 'hold', 'Evening', '--on', '2026-11-20', '--new']);
  const bytes = mail(
    [...sent, 'Subject: Evening, 20 November 2026', plain],
    'The hall was cold.\r\n\r\nDecisions\r\n- the tin stays in the shed\r\n',
  );
  const { out, exit } = await momentum(['meeting', 'read', '-', '--dry-run'], {
    stdin: bytes.toString('utf8'),
  });
  expect(exit).toBe(0);
  expect(out).toContain('The hall was cold');
  for (const word of ['Return-Path', 'mx.example', 'Message-ID', 'MIME', 'Subject']) {
    expect(out).not.toContain(word);
  }
});

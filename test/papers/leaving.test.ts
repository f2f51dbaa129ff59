/** How documents leave, as people ask for it on the command line. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { addMember } from '../../src/things/member/changes.js';
import { harbour } from '../helpers/harbour.js';
import { reopened, today } from '../helpers/ledger.js';
import { type Stage, stage } from '../helpers/stage.js';

const dataOf = (out: string) => JSON.parse(out) as Record<string, unknown>;
const said = (text: string): string => text.replace(/\s+/g, ' ');

describe('an existing file', () => {
  test('is replaced where it is as momentum made it, and then says what is so now', async () => {
    const at = harbour();
    const file = join(at.home, 'plan.md');
    const write = (...more: string[]) => at.momentum(['plan', '--output', file, ...more]);
    expect((await write()).exit).toBe(0);
    const first = readFileSync(file, 'utf8');
    await at.momentum(['offer', 'Bring a second kettle', '--by', 'tom']);
    expect((await write()).exit).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toBe(first);
    expect(readFileSync(file, 'utf8')).toContain('Bring a second kettle');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is left alone once somebody has written into it, until --force', async () => {
    const at = harbour();
    const file = join(at.home, 'plan.md');
    const write = (...more: string[]) => at.momentum(['plan', '--output', file, ...more]);
    await write();
    writeFileSync(file, 'What we said at the meeting\n');
    const refused = await write();
    expect([refused.exit, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain('file-changed');
    expect(readFileSync(file, 'utf8')).toBe('What we said at the meeting\n');
    expect((await write('--force')).exit).toBe(0);
    expect((await write()).exit).toBe(0);
  });

  test('in any format', async () => {
    const at = harbour();
    for (const ending of ['md', 'html', 'txt', 'json', 'eml', 'docx']) {
      const file = join(at.home, `state.${ending}`);
      for (const time of ['first', 'second']) {
        const { exit, err } = await at.momentum(['state', '--output', file]);
        expect([time, ending, exit, err.includes('✗')]).toEqual([time, ending, 0, false]);
      }
    }
  });
});

test('a folder that is missing is refused before anything is made, and nothing is left', async () => {
  const at = harbour();
  const { exit, err } = await at.momentum(['state', '--output', join(at.home, 'none', 'x.pdf')], {
    env: { MOMENTUM_BROWSER: process.execPath },
  });
  expect(exit).toBe(1);
  expect(err).toContain('folder-missing');
  expect(readdirSync(at.home)).toEqual(['.local']);
});

test('JSON holds the document, what it is, and the facts it was made from', async () => {
  const { out } = await harbour().momentum(['state', '--format', 'json']);
  expect(dataOf(out)).toMatchObject({
    version: 1,
    about: { title: 'Harbour Menders: State of Play', language: 'en-GB', asOf: today },
    facts: { asOf: today, community: { name: 'Harbour Menders' } },
    document: { type: 'root', children: expect.any(Array) },
  });
});

test('text is for people: 72 columns, no colour, whatever the terminal', async () => {
  const { out } = await harbour().momentum(['plan', '--format', 'text'], { terminal: 120 });
  expect(out).toContain('Harbour Menders: Momentum Plan\n━━━');
  expect(out).not.toContain('\u001b');
  expect(Math.max(...out.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(72);
});

describe('a mail', () => {
  const addressed = async (at: Stage, ...more: string[]) => {
    const file = join(at.home, 'state.eml');
    const ended = await at.momentum(['state', '--output', file, '--force', ...more]);
    return { ...ended, mail: await new PostalMime().parse(readFileSync(file)) };
  };

  /** Everybody who can’t be written to, and a few who can. */
  async function peopled(): Promise<Stage> {
    const at = stage();
    for (const line of [
      ['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf'],
      ['member', 'add', 'Tom Reed', '--email', 'tom@harbour.example'],
      ['member', 'add', 'Grace Okoro', '--email', 'grace@harbour.example'],
      ['member', 'add', 'Robin', '--email', 'robin@harbour.example', '--bot'],
      ['member', 'add', 'Pete Lister', '--email', 'pete@harbour.example'],
      ['member', 'leave', 'Pete Lister'],
      ['member', 'add', 'Mei Tanaka', '--email', 'mei@harbour.example'],
      ['member', 'pause', 'Mei Tanaka'],
      ['member', 'request', 'Lio Marsh', '--email', 'lio@harbour.example'],
    ]) {
      const { exit, err } = await at.momentum(line);
      expect([line, exit, exit === 0 ? '' : err]).toEqual([line, 0, '']);
    }
    // Such addresses are refused today; a ledger may have them from before.
    const [path = ''] = readdirSync(at.ledgers).filter((name) => name.endsWith('.momentum'));
    const session = reopened(join(at.ledgers, path));
    addMember(session, { name: 'Ines Duarte', email: 'ines@harbour.example, thief@example.org' });
    addMember(session, { name: 'Owen Price', email: 'ask Tom' });
    return at;
  }

  test('goes to nobody unless that is asked for', async () => {
    const { mail, exit } = await addressed(await peopled());
    expect(exit).toBe(0);
    expect([mail.to, mail.cc, mail.bcc]).toEqual([undefined, undefined, undefined]);
    expect(mail.subject).toMatch(/^State of Play, Harbour Menders, 21\sNov/);
  });

  test('goes to members alone, and says how many have no address', async () => {
    const { mail, out } = await addressed(await peopled(), '--bcc', 'members');
    expect(mail.bcc?.map(({ address }) => address)).toEqual([
      'tom@harbour.example',
      'grace@harbour.example',
    ]);
    expect(said(out)).toContain(
      'It is addressed to 2 members, unseen by each other; 3 more have no address to write to.',
    );
  });

  test('says so aloud on its way to a pipe, too', async () => {
    const at = await peopled();
    const { out, err } = await at.momentum(['state', '--format', 'eml', '--bcc', 'members']);
    expect(out).toMatch(/^X-Unsent: 1\r\n/);
    expect(err).toContain('It is addressed to 2 members');
  });

  test('carries the document, called by what it is and its day', async () => {
    const { mail } = await addressed(harbour(), '--attach', 'docx');
    expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      [
        'state-of-play-2026-11-21.docx',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ],
    ]);
  });

  test('is what addresses and attachments are for', async () => {
    const at = harbour();
    for (const flag of [
      ['--bcc', 'members'],
      ['--attach', 'pdf'],
    ]) {
      const { exit, err } = await at.momentum(['plan', ...flag]);
      expect(exit).toBe(2);
      expect(err).toContain('only-for-mail');
    }
  });
});

describe('--open', () => {
  test('shows the file that was written', async () => {
    const at = harbour();
    const file = join(at.home, 'plan.md');
    const { exit, opened } = await at.momentum(['plan', '--open', '--output', file]);
    expect([exit, opened]).toEqual([0, [file]]);
  });

  test('without a file it shows a page that only its owner can read, and says where', async () => {
    const { out, opened } = await harbour().momentum(['state', '--open', '--json']);
    const [file = ''] = opened;
    try {
      expect(dataOf(out)).toMatchObject({ written: file, format: 'html' });
      expect(file).toMatch(/[\\/]state-of-play\.html$/);
      expect(readFileSync(file, 'utf8')).toContain('<h1>Harbour Menders: State of Play</h1>');
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    } finally {
      rmSync(dirname(file), { recursive: true, force: true });
    }
  });

  test('is refused before anything is made where nobody could see it', async () => {
    const at = harbour();
    const file = join(at.home, 'plan.md');
    const viewer = { isThere: () => false, show: () => Promise.reject(new Error('shown')) };
    const { exit, err } = await at.momentum(['plan', '--open', '--output', file], { viewer });
    expect(exit).toBe(1);
    expect(err).toContain('no-viewer');
    expect(existsSync(file)).toBe(false);
  });
});

test('what is no text is kept from a terminal, and goes into a pipe', async () => {
  const at = harbour();
  const terminal = await at.momentum(['state', '--format', 'docx'], { terminal: 80 });
  expect([terminal.exit, terminal.out]).toEqual([2, '']);
  expect(terminal.err).toContain('not-for-a-terminal');
  const { exit, writes } = await at.momentum(['state', '--format', 'docx', '--output', '-']);
  expect(exit).toBe(0);
  expect(Buffer.from(writes[0]?.text ?? '').toString('latin1')).toMatch(/^PK/);
});

/** What is said of a copy that is brought in. */
import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forget, knownTexts } from '../../src/ledger/forgetting.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { reopened, temporaryFolder } from '../helpers/ledger.js';
import { stage } from '../helpers/stage.js';

async function copied() {
  const at = stage();
  const [ledger, copy] = ['harbour', 'copy'].map((name) => join(at.home, `${name}.momentum`)) as [
    string,
    string,
  ];
  const type = async (...argv: string[]): Promise<string> => {
    const { exit, out, err } = await at.momentum(argv, { env: { MOMENTUM_LEDGER: ledger } });
    expect([argv, exit, exit === 0 ? '' : err]).toEqual([argv, 0, '']);
    return `${out}${err}`.replace(/\s+/g, ' ');
  };
  await type('init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf');
  await type('member', 'add', 'Tom Reed', '--joined', '2026-01-10');
  await type('offer', 'Find a room', '--by', 'amina');
  copyFileSync(ledger, copy);
  return { type, copy };
}

test('what the copy has forgotten is said where it brings nothing else, and nothing is offered to be undone', async () => {
  const { type, copy } = await copied();
  const session = reopened(copy);
  session.ledger.change({ now: session.now, actor: null }, ({ reader }) => {
    const db = databaseOf(reader);
    forget(
      db,
      [...knownTexts(db)].filter(({ text }) => text === 'Find a room'),
    );
  });
  session.ledger.close();
  expect(await type('ledgers', 'bring-in', copy, '--dry-run')).toContain('forgetting of 1 text');
  const done = await type('ledgers', 'bring-in', copy, '--yes');
  expect(done).toContain('forgetting of 1 text');
  expect(done).not.toContain('undo');
  expect(await type('commitments')).not.toContain('Find a room');
});

test('what is given in the copy to somebody who has left here is with nobody, and that is said', async () => {
  const { type, copy } = await copied();
  await type('pass', '1', '--to', 'tom', '--ledger', copy);
  await type('member', 'leave', 'tom');
  const would = await type('ledgers', 'bring-in', copy, '--dry-run');
  expect(would).toContain('Tom Reed has left, so this is with nobody now: 1 (Find a room).');
});

test('of what changes its number it is said in which of the two it had it', async () => {
  const { type, copy } = await copied();
  await type('offer', 'Bring cups', '--by', 'amina', '--ledger', copy);
  await type('offer', 'Ask the library', '--by', 'amina');
  await type('offer', 'Ask the town hall', '--by', 'amina');
  const would = await type('ledgers', 'bring-in', copy, '--dry-run');
  expect(would).toMatch(/What was commitment 2 in (?:the copy|this ledger) is 2b now/);
  await type('ledgers', 'bring-in', copy, '--yes');
  const [, where] = /What was commitment 2 in (the copy|this ledger)/.exec(would) ?? [];
  const now = await type('commitment', 'show', '2b');
  expect(now).toContain(where === 'the copy' ? 'Bring cups' : 'Ask the library');
});

test('what was set aside came into no effect, and is not listed as taken back', async () => {
  const { type, copy } = await copied();
  await type('keep', '1', '--ledger', copy);
  await type('offer', 'Bring cups', '--by', 'amina', '--ledger', copy);
  await type('release', '1');
  const would = await type('ledgers', 'bring-in', copy, '--dry-run');
  const here = /set aside, since it could not happen any more, after what had happened in (.+?)\)/;
  const aside = here.exec(would)?.[1];
  await type('ledgers', 'bring-in', copy, '--yes');
  const undone = await type('undo', '--dry-run');
  expect(undone).toContain('Bring cups');
  if (aside === 'this ledger') expect(undone).not.toContain('was kept');
  else expect(aside).toBe('the copy');
});

test('a copy that holds somebody who was forgotten here is said to, with what clears it', async () => {
  const { type, copy: beside } = await copied();
  const copy = join(temporaryFolder(), 'copy.momentum');
  renameSync(beside, copy);
  expect(await type('ledgers', 'bring-in', copy, '--yes')).not.toContain('still holds');
  await type('member', 'forget', 'tom', '--yes');
  await type('member', 'add', 'Ida Lund', '--ledger', copy);
  for (const argv of [
    ['ledgers', 'bring-in', copy, '--yes'],
    ['ledgers', 'bring-in', copy],
    ['ledgers', 'compare', copy],
  ]) {
    const said = await type(...argv);
    expect([argv, said]).toEqual([
      argv,
      expect.stringContaining('copy.momentum still holds somebody'),
    ]);
    expect(said).not.toContain('not needed any more');
    expect(said).not.toContain('Tom');
  }
  const [, line = ''] =
    /momentum (ledgers bring-in \S+ --ledger \S+)/.exec(await type('ledgers', 'bring-in', copy)) ??
    [];
  await type(...line.split(' '), '--yes');
  expect(await type('ledgers', 'bring-in', copy, '--dry-run')).not.toContain('still holds');
});

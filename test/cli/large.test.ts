import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { furnish } from '../helpers/histories.js';
import { harbourLedger, reopened, standing } from '../helpers/ledger.js';
import { stage } from '../helpers/stage.js';
import { worked } from '../helpers/work.js';

const megabyte = 'harbour '.repeat(131_072);

test.each([
  ['a title', ['offer', megabyte, '--wanted'], 'text-too-long'],
  ['a name', ['member', 'add', megabyte], 'text-too-long'],
  ['somebody', ['offer', 'x', '--by', megabyte], 'unknown-person'],
  ['a commitment', ['keep', megabyte], 'unknown-commitment'],
  ['a meeting', ['meeting', 'show', megabyte], 'unknown-meeting'],
  ['a day', ['keep', '1', '--on', megabyte], 'unclear-date'],
  ['a period', ['log', '--period', megabyte], 'unclear-period'],
  ['a reason', ['release', '1', '--because', megabyte], 'text-too-long'],
  ['a number', ['log', '--limit', megabyte], 'not-a-number'],
  ['a batch', ['undo', '--batch', megabyte, '--yes'], 'unknown-batch'],
  ['a command', [megabyte], 'unknown-command'],
  ['a flag', ['keep', '1', `--${megabyte}`], 'unknown-flag'],
  ['a time zone', ['community', 'edit', '--time-zone', megabyte], 'unknown-time-zone'],
  ['a time', ['meeting', 'edit', '2', '--start', megabyte], 'unclear-time'],
  ['a ledger', ['log', '--ledger', megabyte], 'ledger-unreadable'],
  ['a new ledger', ['init', '--name', 'x', '--ledger', megabyte], 'ledger-unreadable'],
  ['a file', ['import', 'members', megabyte], 'file-'],
] as const)(
  '%s of a megabyte is refused quickly, in a few lines, and changes nothing',
  async (_, words, code) => {
    const place = stage();
    mkdirSync(place.ledgers, { recursive: true });
    const session = harbourLedger({}, place.ledgers);
    furnish(session);
    const before = standing(session);
    session.ledger.close();
    const begun = worked();
    const { out, err, exit } = await place.momentum(words);
    expect(worked() - begun, 'milliseconds of work').toBeLessThan(3_000);
    expect([exit > 0, out]).toEqual([true, '']);
    expect(err).toContain(`(${code}`);
    expect(err.length).toBeLessThan(2_000);
    expect(standing(reopened(session.ledger.path))).toEqual(before);
  },
);

test('a megabyte that is piped in is refused by its length', async () => {
  const { momentum, home } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--time-zone', 'Europe/London']);
  await momentum(['meeting', 'hold', 'Evening', '--on', 'yesterday', '--new']);
  writeFileSync(join(home, 'minutes.txt'), megabyte);
  const { err } = await momentum(['meeting', 'note', 'last', '-'], { stdin: megabyte });
  expect(err).toContain('(text-too-long)');
  expect(err.length).toBeLessThan(1_000);
});

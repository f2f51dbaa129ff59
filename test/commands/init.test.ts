import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

const zone = ['--time-zone', 'Europe/London'];

test.each([
  ['no name', ['--name', ' ', ...zone], 'text-empty'],
  ['a name with an escape', ['--name', 'Harbour \u001b[31mMenders', ...zone], 'text-unprintable'],
  ['a time zone that is none', ['--name', 'Harbour', '--time-zone', 'Pier'], 'unknown-time-zone'],
])(
  'a beginning that is refused (%s) leaves no ledger, and can be made again',
  async (_, flags, code) => {
    const { momentum, ledgers } = stage();
    const refused = await momentum(['init', '--ledger', 'harbour', ...flags]);
    expect(refused.err).toContain(`(${code})`);
    expect(existsSync(ledgers) ? readdirSync(ledgers) : []).toEqual([]);
    const good = ['init', '--ledger', 'harbour', '--name', 'Harbour Menders', ...zone];
    expect((await momentum(good)).exit).toBe(0);
    expect(readdirSync(ledgers)).toEqual(['.replicas', 'harbour.momentum']);
    expect((await momentum(['check'])).exit).toBe(0);
  },
);

test('a beginning that was cut off once is no hindrance', async () => {
  const { momentum, ledgers } = stage();
  await momentum(['init', '--name', 'Other', ...zone]);
  writeFileSync(join(ledgers, 'harbour.momentum.part'), 'cut off');
  const made = await momentum(['init', '--ledger', 'harbour', '--name', 'Harbour', ...zone]);
  expect(made.exit).toBe(0);
  expect(readdirSync(ledgers)).toEqual(['.replicas', 'harbour.momentum', 'other.momentum']);
});

test('a new ledger goes on as the replica that it was begun as', async () => {
  const { momentum, ledgers } = stage();
  await momentum(['init', '--ledger', 'harbour', '--name', 'Harbour', ...zone]);
  expect((await momentum(['member', 'add', 'Tom Reed'])).exit).toBe(0);
  const db = new Sqlite(join(ledgers, 'harbour.momentum'), { readonly: true });
  expect(db.prepare('SELECT count(*) FROM replica').pluck().get()).toBe(1);
  db.close();
  expect(readdirSync(join(ledgers, '.replicas'))).toHaveLength(1);
});

// @module-tag thorough
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { expect, test } from 'vitest';
import { unpackBackup } from '../../src/backups/archive.js';
import { isEncrypted, lockOf } from '../../src/backups/encrypting.js';
import { backupsIn, type KeptBackup, toLetGo } from '../../src/backups/folder.js';
import { makeBackup, makeEncryptedBackup } from '../../src/backups/making.js';
import { readSource } from '../../src/backups/restoring.js';
import { keptAt } from '../../src/files/kept.js';
import { ageFile, agePassphrase } from '../helpers/age.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger } from '../helpers/ledger.js';

const decrypted = async (bytes: Uint8Array, path: string, passphrase: string) =>
  (await lockOf(passphrase)).decrypted(bytes, path);

const codeOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
    return undefined;
  } catch (cause) {
    return (cause as { code?: unknown }).code;
  }
};

test('what age wrote is read, a wrong passphrase is told from damage, and nothing else is taken for it', async () => {
  expect(isEncrypted(ageFile)).toBe(true);
  expect(isEncrypted(Buffer.from('PK'))).toBe(false);
  // As it is sent in the text of a letter.
  const lines = ageFile.toString('base64').match(/.{1,64}/g) ?? [];
  const armoured = Buffer.from(
    ['-----BEGIN AGE ENCRYPTED FILE-----', ...lines, '-----END AGE ENCRYPTED FILE-----', ''].join(
      '\n',
    ),
  );
  expect(isEncrypted(armoured)).toBe(true);
  const plain = await decrypted(armoured, 'hello.age', agePassphrase);
  expect(Buffer.from(plain).toString()).toBe('hello from age\n');
  expect(await codeOf(decrypted(ageFile, 'hello.age', 'two oars'))).toBe('wrong-passphrase');
  const changed = Buffer.from(ageFile);
  changed[ageFile.length - 1] = (changed[ageFile.length - 1] ?? 0) ^ 1;
  expect(await codeOf(decrypted(changed, 'hello.age', agePassphrase))).toBe('backup-damaged');
  const cut = ageFile.subarray(0, 100);
  expect(await codeOf(decrypted(cut, 'hello.age', agePassphrase))).toBe('backup-damaged');
});

test('age’s own library opens what we wrote, and what it wrote is as ours', async () => {
  const passphrase = 'two oars';
  const ours = await (await lockOf(passphrase)).encrypted(Buffer.from('lamps'));
  const theirs = new Decrypter();
  theirs.addPassphrase(passphrase);
  expect(await theirs.decrypt(ours, 'text')).toBe('lamps');
  expect(Buffer.from(ours).toString('latin1')).toMatch(/\n-> scrypt [\w+/]{22} 18\n/);
  // Whoever makes it work for hours is refused.
  const slow = Buffer.from(
    Buffer.from(ours).toString('latin1').replace(' 18\n', ' 30\n'),
    'latin1',
  );
  expect(await codeOf(decrypted(slow, 'slow.age', passphrase))).toBe('backup-damaged');
});

test('an encrypted backup holds what any other does, and nothing of it lies there to be read', async () => {
  const session = harbourLedger();
  furnish(session);
  const folder = dirname(session.ledger.path);
  const [path, plain] = [join(folder, 'harbour.zip.age'), join(folder, 'harbour.zip')];
  const how = { now: session.now, whole: true };
  const made = await makeEncryptedBackup(session.ledger, path, { ...how, passphrase: 'two oars' });
  expect(readdirSync(folder).sort()).toEqual(['harbour.momentum', 'harbour.zip.age']);
  expect(await makeBackup(session.ledger, plain, how)).toEqual(made);
  const bytes = readFileSync(path);
  expect(bytes.toString('latin1')).not.toContain('backup.json');
  const opened = await decrypted(bytes, path, 'two oars');
  expect(Buffer.from(opened)).toEqual(readFileSync(plain));
  expect(readSource(path, opened)).toMatchObject({ community: 'Harbour Menders' });
  expect(unpackBackup(opened, path).label).toEqual(made.label);
  // Nothing but a backup is ever written in its place.
  expect(keptAt(path)).toBe('backup');
  expect(() => readSource(path)).toThrow('is no backup');
});

test('one that is encrypted is listed, and stays until somebody takes it away', () => {
  const session = harbourLedger();
  const folder = dirname(session.ledger.path);
  for (const name of ['2026-11-20.zip', '2026-01-02.zip.age', '2026-01-02-2.zip.age']) {
    writeFileSync(join(folder, `harbour-${name}`), '');
  }
  const kept = backupsIn(folder, session.ledger.path);
  expect(kept.map(({ day, nth, isEncrypted: is }) => [day, nth, is])).toEqual([
    ['2026-11-20', 1, false],
    ['2026-01-02', 2, true],
    ['2026-01-02', 1, true],
  ]);
  expect(toLetGo(kept, () => 10, 0)).toEqual([]);
  // Nor does it take the place of one that makes itself.
  const sameDay = (isEncrypted: boolean): KeptBackup => ({
    ...{ path: '', day: '2026-11-20', nth: 1, isEncrypted },
  });
  expect(toLetGo([sameDay(true), sameDay(false)], () => 10, 100)).toEqual([]);
});

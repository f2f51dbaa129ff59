import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { unpackBackup } from '../../src/backups/archive.js';
import { dailyBackup, makeBackupFolder, secondBackupFolder } from '../../src/backups/folder.js';
import {
  copiesOf,
  finishForgetting,
  forgetInCopies,
  meanToForget,
} from '../../src/backups/forgetting.js';
import { makeBackup } from '../../src/backups/making.js';
import { noteStillToClear, stillToClear } from '../../src/backups/still-to-clear.js';
import { passingFolder } from '../../src/files/folders.js';
import { writtenFilesOf } from '../../src/files/location.js';
import { settleSecondFolder } from '../../src/files/second-folder.js';
import { checkLedger } from '../../src/ledger/check.js';
import { forgetMember, forgettingOf } from '../../src/ledger/forgetting-member.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import { addMember } from '../../src/things/member/changes.js';
import { harbourLedger, now, reopened, temporaryFolder, today } from '../helpers/ledger.js';

beforeEach(() => {
  for (const name of ['STATE', 'DATA', 'CACHE']) vi.stubEnv(`XDG_${name}_HOME`, temporaryFolder());
});

const instead = 'a former member';
const holds = (path: string): boolean => readFileSync(path, 'latin1').includes('Quist');

test('what a killed process left half written is taken away, however young it is', () => {
  const session = harbourLedger();
  const { ledger } = session;
  const stick = temporaryFolder();
  settleSecondFolder(ledger.path, { folder: stick, saidGone: false });
  const { id } = addMember(session, { name: 'Zoran Quist' });
  noteStillToClear(ledger.path, { ids: [], people: [] });
  const folders = [
    dirname(ledger.path),
    dirname(writtenFilesOf(ledger.path)),
    makeBackupFolder(ledger),
    stick,
    secondBackupFolder(ledger, { folder: stick, saidGone: false }),
    join(process.env.XDG_DATA_HOME ?? '', 'momentum', '.forgetting'),
  ];
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  const left = [
    ...folders.map((folder) => join(folder, '.momentum-0123456789abcdef.tmp')),
    `${ledger.path}.before-update.part`,
  ];
  const others = [join(stick, '.momentum-notes.tmp'), join(stick, 'harbour.part')];
  for (const path of [...left, ...others]) writeFileSync(path, 'Zoran Quist');
  expect(forgetInCopies(ledger, forgetMember(session, id, { instead }).who).left).toEqual([]);
  expect([...left, ...others].filter(existsSync)).toEqual(others);
  expect(stillToClear(ledger.path)).toBeUndefined();
});

test('whoever is forgotten while another forgetting was cut off takes nobody’s place', async () => {
  const session = harbourLedger();
  const { ledger } = session;
  const [zoran, ida] = ['Zoran Quist', 'Ida Moss'].map((name) => addMember(session, { name }).id);
  offerCommitment(session, { text: 'Ask Quist for the key', by: null });
  makeBackupFolder(ledger);
  const path = dailyBackup(ledger, today);
  await makeBackup(ledger, path, { now, whole: false });
  for (const id of [zoran, ida] as number[]) {
    const { who } = ledger.read((reader) => forgettingOf(reader, id, { instead }, today));
    meanToForget(ledger, who);
    forgetMember(session, id, { instead });
    // The first was cut off here.
    if (id === ida) forgetInCopies(ledger, who);
  }
  const { ledger: inIt } = unpackBackup(readFileSync(path), path);
  expect(['Quist', 'Ida Moss'].filter((name) => Buffer.from(inIt).includes(name))).toEqual([]);
  expect(stillToClear(ledger.path)).toBeUndefined();
});

test('what was shown and lies in the cache still goes too, and nothing else there', () => {
  const session = harbourLedger();
  const { id } = addMember(session, { name: 'Zoran Quist' });
  const [shown, demo] = [passingFolder('shown'), passingFolder('demo')];
  for (const folder of [shown, demo]) writeFileSync(join(folder, 'state.html'), 'Zoran Quist');
  const { who } = forgetMember(session, id, { instead });
  expect(forgetInCopies(session.ledger, who).left).toEqual([]);
  expect([shown, demo].filter(existsSync)).toEqual([demo]);
});

test('other files of the same ledger that lie beside it are cleared, and none of another one', () => {
  const session = harbourLedger();
  const { ledger } = session;
  const { id } = addMember(session, { name: 'Zoran Quist' });
  offerCommitment(session, { text: 'Ask Quist for the key', by: null });
  const folder = dirname(ledger.path);
  const copies = ['harbour (conflicted copy)', 'harbour-rescued', 'put-back'].map((name) =>
    join(folder, `${name}.momentum`),
  );
  for (const copy of copies) copyFileSync(ledger.path, copy);
  const another = harbourLedger();
  addMember(another, { name: 'Zoran Quist' });
  const alien = join(folder, 'another.momentum');
  copyFileSync(another.ledger.path, alien);
  const before = readFileSync(alien);
  writeFileSync(join(folder, 'notes.momentum'), 'Zoran Quist');

  expect(copiesOf(ledger)).toEqual(copies);
  const { who } = forgetMember(session, id, { instead });
  expect(forgetInCopies(ledger, who)).toMatchObject({ cleared: copies, left: [] });
  expect([ledger.path, ...copies].filter(holds)).toEqual([]);
  expect(readFileSync(alien)).toEqual(before);
  for (const copy of copies) expect(checkLedger(reopened(copy).ledger)).toEqual([]);
});

test('the backups of such a copy are cleared, by whatever name it went', async () => {
  const session = harbourLedger();
  const { ledger } = session;
  const { id } = addMember(session, { name: 'Zoran Quist' });
  const copy = join(dirname(ledger.path), 'harbour (conflicted copy).momentum');
  copyFileSync(ledger.path, copy);
  const apart = reopened(copy);
  makeBackupFolder(apart.ledger);
  const path = dailyBackup(apart.ledger, today);
  await makeBackup(apart.ledger, path, { now, whole: false });
  expect(copiesOf(ledger)).toContain(path);
  const { who } = forgetMember(session, id, { instead });
  expect(forgetInCopies(ledger, who).cleared).toContain(path);
  const { ledger: inIt } = unpackBackup(readFileSync(path), path);
  expect(Buffer.from(inIt).includes('Quist')).toBe(false);
});

test('one that is damaged is left as it is, and named', () => {
  const session = harbourLedger();
  const { ledger } = session;
  const { id } = addMember(session, { name: 'Zoran Quist' });
  const copy = join(dirname(ledger.path), 'harbour-old.momentum');
  const whole = readFileSync(ledger.path);
  // All but the last pages, as where a copy was cut short.
  writeFileSync(copy, whole.subarray(0, whole.length - 2 * 4096));
  const { who } = forgetMember(session, id, { instead });
  expect(forgetInCopies(ledger, who)).toMatchObject({ cleared: [], left: [copy] });
});

test('one that can’t be written now stays on record until it is', async () => {
  const session = harbourLedger();
  const { ledger } = session;
  const { id } = addMember(session, { name: 'Zoran Quist' });
  makeBackupFolder(ledger);
  const [zip, locked] = [dailyBackup(ledger, today), dailyBackup(ledger, today).concat('.age')];
  await makeBackup(ledger, zip, { now, whole: false });
  writeFileSync(locked, 'age-encryption.org/v1');
  const copy = join(dirname(ledger.path), 'harbour (conflicted copy).momentum');
  copyFileSync(ledger.path, copy);
  const { who } = ledger.read((reader) => forgettingOf(reader, id, { instead }, today));
  meanToForget(ledger, who);
  forgetMember(session, id, { instead });

  const inZip = (): boolean => {
    const { ledger: inIt } = unpackBackup(readFileSync(zip), zip);
    return Buffer.from(inIt).includes('Quist');
  };
  chmodSync(dirname(zip), 0o500);
  // Where whoever runs this may write everywhere, it is the name that is taken.
  const aside = `${zip}-aside`;
  const isAnybody = process.getuid?.() === 0;
  if (isAnybody) {
    renameSync(zip, aside);
    symlinkSync(aside, zip);
  }
  expect(forgetInCopies(ledger, who)).toMatchObject({
    ...{ cleared: [copy], waiting: [zip], left: [locked] },
  });
  expect(inZip()).toBe(true);
  expect(stillToClear(ledger.path)).toMatchObject({ copies: [zip] });
  expect(finishForgetting(ledger)).toMatchObject({ cleared: [], waiting: [zip], left: [] });
  chmodSync(dirname(zip), 0o700);
  if (isAnybody) renameSync(aside, zip);
  // No more is done than is still to be, and what never can be is not gone on about.
  expect(finishForgetting(ledger)).toMatchObject({ cleared: [zip], waiting: [], left: [] });
  expect(inZip()).toBe(false);
  expect(stillToClear(ledger.path)).toBeUndefined();
  expect(finishForgetting(ledger)).toBeUndefined();
});

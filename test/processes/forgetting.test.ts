import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { backupFolder, makeBackupFolder } from '../../src/backups/folder.js';
import { finishForgetting, forgetInCopies } from '../../src/backups/forgetting.js';
import { makeBackup } from '../../src/backups/making.js';
import { putBack, readSource } from '../../src/backups/restoring.js';
import { noteStillToClear, stillToClear } from '../../src/backups/still-to-clear.js';
import { templateFolder } from '../../src/files/location.js';
import { settleSecondFolder } from '../../src/files/second-folder.js';
import { forgetMember, forgettingOf } from '../../src/ledger/forgetting-member.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import { addMember, addMemberAlias } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import { harbourLedger, now, temporaryFolder, today } from '../helpers/ledger.js';
import { root } from '../house/sources.js';

const program = join(root, 'bin', 'momentum.js');
const instead = 'a former member';

/** Somebody in a ledger, in a backup of it, and in templates that lie aside. */
async function harbour(): Promise<{ session: Session; id: number; zip: string; aside: string }> {
  vi.stubEnv('XDG_STATE_HOME', temporaryFolder());
  vi.stubEnv('XDG_DATA_HOME', temporaryFolder());
  const session = harbourLedger();
  const { id } = addMember(session, { name: 'Zoran Quist' });
  // Nobody knows yet that this is about him.
  offerCommitment(session, { text: 'Ask Quisty for the key', by: null });
  offerCommitment(session, { text: 'Ask Ida for the lamp', by: null });
  const aside = join(`${templateFolder(session.ledger.path)}.before-restore-2`, 'papers');
  for (const folder of [aside, templateFolder(session.ledger.path)]) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'letter.yaml'), 'title: Thanks to Zoran Quist\n');
  }
  makeBackupFolder(session.ledger);
  const zip = join(backupFolder(session.ledger), 'harbour-2026-11-20.zip');
  await makeBackup(session.ledger, zip, { now, whole: true });
  addMemberAlias(session, id, 'Quisty');
  return { session, id, zip, aside: join(aside, 'letter.yaml') };
}

const namesIn = (file: string): boolean =>
  (file.endsWith('.zip') ? Object.values(unzipSync(readFileSync(file))) : [readFileSync(file)])
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
    .some((text) => text.includes('Quist'));

/** As where the program was killed once they were forgotten in the ledger, and not yet in its copies. */
function cutOff({ session, id }: { readonly session: Session; readonly id: number }): void {
  const { who } = session.ledger.read((reader) => forgettingOf(reader, id, { instead }, today));
  noteStillToClear(session.ledger.path, who);
  forgetMember(session, id, { instead });
}

const typed = ({ ledger }: Session, ...argv: string[]) =>
  spawnSync(process.execPath, [program, ...argv], {
    env: { ...process.env, MOMENTUM_LEDGER: ledger.path, MOMENTUM_BACKUPS: undefined },
    encoding: 'utf8',
  });

test('forgetting reaches the templates that lie aside, and those in backups', async () => {
  const { session, id, zip, aside } = await harbour();
  expect([zip, aside].filter(namesIn)).toHaveLength(2);
  const { who } = forgetMember(session, id, { instead });
  const { left } = forgetInCopies(session.ledger, who);
  expect(left).toEqual([]);
  expect([zip, aside].filter(namesIn)).toEqual([]);
  expect(readFileSync(aside, 'utf8')).toBe('title: Thanks to …\n');
});

test.skipIf(process.platform !== 'linux').each([
  ['the next thing that is put on record', ['offer', 'Find a room', '--by', 'amina'], ''],
  ['the next check', ['check'], 'is done now: forgotten as well in 2 backups and copies'],
])('a forgetting that was cut off before its copies is finished by %s', async (_, argv, told) => {
  const at = await harbour();
  const { session, zip, aside } = at;
  cutOff(at);
  expect([zip, aside].filter(namesIn)).toHaveLength(2);
  session.ledger.close();
  const { status, stderr } = typed(session, ...argv);
  expect([status, stderr === '']).toEqual([0, told === '']);
  expect(stderr.replace(/\s+/g, ' ')).toContain(told);
  expect([zip, aside].filter(namesIn)).toEqual([]);
  expect(stillToClear(session.ledger.path)).toBeUndefined();
  // Nothing that named them is left of what was still to be done.
  const data = process.env.XDG_DATA_HOME ?? '';
  const notes = readdirSync(data, { recursive: true, encoding: 'utf8', withFileTypes: true });
  expect(
    notes.filter((each) => each.isFile()).some((each) => namesIn(join(each.parentPath, each.name))),
  ).toBe(false);
});

test('one that was cut off before anything was forgotten changes no copy', async () => {
  const { session, id, zip } = await harbour();
  const { who } = session.ledger.read((reader) => forgettingOf(reader, id, { instead }, today));
  noteStillToClear(session.ledger.path, who);
  const before = readFileSync(zip);
  finishForgetting(session.ledger);
  expect(readFileSync(zip)).toEqual(before);
  expect(stillToClear(session.ledger.path)).toBeUndefined();
});

test('what lies in a folder that is away is cleared once it is back', async () => {
  const { session, id, zip } = await harbour();
  const stick = join(temporaryFolder(), 'stick');
  const folder = join(stick, 'momentum-backups', 'harbour', dirname(zip).slice(-8));
  mkdirSync(folder, { recursive: true });
  const there = join(folder, 'harbour-2026-11-20.zip');
  writeFileSync(there, readFileSync(zip));
  settleSecondFolder(session.ledger.path, { folder: stick, saidGone: false });
  renameSync(stick, `${stick}-away`);
  const { who } = forgetMember(session, id, { instead });
  expect(forgetInCopies(session.ledger, who).left).toEqual([]);
  finishForgetting(session.ledger);
  renameSync(`${stick}-away`, stick);
  expect(namesIn(there)).toBe(true);
  finishForgetting(session.ledger);
  expect(namesIn(there)).toBe(false);
  expect(stillToClear(session.ledger.path)).toBeUndefined();
});

test('what is put back from a backup elsewhere names nobody by what was learned of them since', async () => {
  const { session, id, zip } = await harbour();
  const elsewhere = join(temporaryFolder(), 'elsewhere.zip');
  copyFileSync(zip, elsewhere);
  forgetInCopies(session.ledger, forgetMember(session, id, { instead }).who);
  expect(namesIn(elsewhere)).toBe(true);
  const { path } = session.ledger;
  session.ledger.close();
  expect(putBack(readSource(elsewhere), path)).toMatchObject({ without: true });
  expect(namesIn(path)).toBe(false);
  expect(readFileSync(path, 'latin1')).toContain('Ask Ida for the lamp');
});

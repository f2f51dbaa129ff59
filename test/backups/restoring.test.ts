import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { unzipSync, zipSync } from 'fflate';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { packBackup, unpackBackup } from '../../src/backups/archive.js';
import { backupsIn, dailyBackup } from '../../src/backups/folder.js';
import { makeBackup } from '../../src/backups/making.js';
import { putInPlace } from '../../src/backups/placing.js';
import { comparedWith, furthest, putBack, readSource } from '../../src/backups/restoring.js';
import { templateFolder } from '../../src/files/location.js';
import { checkLedger } from '../../src/ledger/check.js';
import { forgetMember } from '../../src/ledger/forgetting-member.js';
import { keepReworded } from '../../src/ledger/reworded-since.js';
import { keepWatching, watchedIn } from '../../src/ledger/watch.js';
import { offerCommitment, rewordCommitment } from '../../src/things/commitment/changes.js';
import type { Reader } from '../../src/things/ledger.js';
import { noteAtMeeting, recordMeeting } from '../../src/things/meeting/changes.js';
import { addMember } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import { bringIn } from '../helpers/copies.js';
import { claimSize, pagesOf, wreckPage } from '../helpers/damage.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger, reopened, standing, temporaryFolder } from '../helpers/ledger.js';
import { refusedWith } from '../helpers/refused.js';

const beside = ({ ledger }: Session, name: string): string => join(dirname(ledger.path), name);

const backedUp = async (session: Session, name = 'kept.zip'): Promise<string> => {
  const path = beside(session, name);
  await makeBackup(session.ledger, path, { now: session.now, whole: true });
  return path;
};

const offersOf = (reader: Reader): string[] =>
  reader.values<string>('SELECT text FROM commitment ORDER BY no');
const offersIn = ({ ledger }: Session): string[] => ledger.read(offersOf);

test('what was backed up is put back to the byte, with the templates where there are none', async () => {
  const session = harbourLedger();
  furnish(session);
  const templates = templateFolder(session.ledger.path);
  mkdirSync(join(templates, 'meetings'), { recursive: true });
  writeFileSync(join(templates, 'meetings', 'agenda.yaml'), 'title: Ours\n');
  const path = await backedUp(session);
  const other = join(temporaryFolder(), 'new.momentum');
  expect(putBack(readSource(path), other)).toEqual({ aside: undefined });
  expect(readFileSync(other)).toEqual(readFileSync(session.ledger.path));
  expect(readFileSync(join(templateFolder(other), 'meetings', 'agenda.yaml'), 'utf8')).toBe(
    'title: Ours\n',
  );
  expect(standing(reopened(other))).toEqual(standing(session));
});

test('what came since is told, kept aside, and can be brought in again', async () => {
  const session = harbourLedger();
  const path = await backedUp(session);
  offerCommitment(session, { text: 'Book a band', by: null });
  offerCommitment(session, { text: 'Sweep the quay', by: null });
  const source = readSource(path);
  const difference = comparedWith(session.ledger.path, source, { limit: 1 }, (all) => all);
  expect(difference).toMatchObject({ gone: { actions: 2 }, more: 0, isThere: true });
  expect(difference.gone.last.map(({ data }) => data)).toMatchObject([{ text: 'Sweep the quay' }]);
  session.ledger.close();
  const { aside = '' } = putBack(source, session.ledger.path);
  const back = reopened(session.ledger.path);
  expect(offersIn(back)).toEqual([]);
  // Both go on, and neither writes what the other has written.
  offerCommitment(back, { text: 'Look after the tea', by: null });
  const kept = join(dirname(aside), 'aside.momentum');
  copyFileSync(aside, kept);
  bringIn(back, reopened(kept));
  expect(offersIn(back).sort()).toEqual(['Book a band', 'Look after the tea', 'Sweep the quay']);
  expect(checkLedger(back.ledger)).toEqual([]);
});

test('a ledger that was kept aside is put back as a backup is', async () => {
  const session = harbourLedger();
  const path = await backedUp(session);
  offerCommitment(session, { text: 'Book a band', by: null });
  session.ledger.close();
  const { aside = '' } = putBack(readSource(path), session.ledger.path);
  putBack(readSource(aside), session.ledger.path);
  expect(offersIn(reopened(session.ledger.path))).toEqual(['Book a band']);
});

test('one that does not open any more makes room, with the journal that a crash left beside it', async () => {
  const session = harbourLedger();
  const path = await backedUp(session);
  session.ledger.close();
  truncateSync(session.ledger.path, 5000);
  writeFileSync(`${session.ledger.path}-journal`, 'left by a crash');
  const damaged = readFileSync(session.ledger.path);
  const source = readSource(path);
  const difference = comparedWith(session.ledger.path, source, { limit: 1 }, (all) => all);
  expect(difference.closed).toContain('damaged');
  const { aside = '' } = putBack(source, session.ledger.path);
  expect(checkLedger(reopened(session.ledger.path).ledger)).toEqual([]);
  expect(readFileSync(aside)).toEqual(damaged);
  expect(existsSync(`${session.ledger.path}-journal`)).toBe(false);
});

/** Every way in which the file of a ledger may have come to harm, and what it is then. */
const harms = (path: string): ReadonlyMap<string, () => void> => {
  const pages = [
    'journal',
    'shape',
    'replica',
    'sqlite_schema',
    'member',
    'commitment',
    'community',
  ]
    .concat('batch', 'counter', 'journal_subject')
    .flatMap((name) =>
      pagesOf(path, name).map((page) => [`page ${page} of ${name}`, page] as const),
    );
  const foreign = new Sqlite(join(temporaryFolder(), 'other.db'));
  foreign.exec('CREATE TABLE other (id)');
  const other = foreign.serialize();
  foreign.close();
  return new Map([
    ...pages.flatMap(([what, page]) =>
      [0, 0xaa].map((byte) => [`${what}: ${byte}`, () => wreckPage(path, page, byte)] as const),
    ),
    ...[0, 1, 100, 4096, 5000, 40_000].map(
      (length) => [`the first ${length} bytes`, () => truncateSync(path, length)] as const,
    ),
    ['a text', () => writeFileSync(path, 'Dear Harbour Menders,\n'.repeat(300))],
    ['another program’s database', () => writeFileSync(path, other)],
    ['zeros', () => writeFileSync(path, Buffer.alloc(60_000))],
  ]);
};

test('whatever has become of the present ledger, a backup takes its place and it is kept', async () => {
  const session = harbourLedger();
  furnish(session);
  for (let i = 0; i < 30; i += 1) {
    offerCommitment(session, { text: `Mend chair ${i} ${'with cane '.repeat(8)}`, by: null });
  }
  const backup = await backedUp(session);
  session.ledger.close();
  const place = session.ledger.path;
  const sound = readFileSync(place);
  const sources = [readSource(backup), readSource(place)];
  for (const [what, harm] of harms(place)) {
    for (const source of sources) {
      writeFileSync(place, sound);
      harm();
      const harmed = readFileSync(place);
      const told = comparedWith(place, source, { limit: 3 }, (all, reader) => ({
        ...all,
        names: reader && offersOf(reader),
      }));
      expect(told.isThere, what).toBe(true);
      const { aside = '' } = putBack(source, place);
      expect(readFileSync(place).equals(sound), what).toBe(true);
      expect(readFileSync(aside).equals(harmed), what).toBe(true);
      rmSync(aside);
    }
  }
});

test('whoever was forgotten in a ledger that can not be read does not come back, and is watched for', async () => {
  const session = harbourLedger();
  furnish(session);
  const zora = addMember(session, { name: 'Zora Quill' });
  const backup = await backedUp(session);
  for (let i = 0; i < 60; i += 1) {
    offerCommitment(session, { text: `Mend chair ${i} ${'with cane '.repeat(8)}`, by: null });
  }
  forgetMember(session, zora.id, { instead: 'a former member' });
  session.ledger.close();
  const place = session.ledger.path;
  const sound = readFileSync(place);
  const early = pagesOf(place, 'journal').at(2) ?? 0;
  for (const page of [1, early]) {
    writeFileSync(place, sound);
    wreckPage(place, page, 0);
    const { without, watches } = putBack(readSource(backup), place);
    expect({ without, watches: watches?.length }, `page ${page}`).toEqual({
      without: true,
      watches: 1,
    });
    expect(readFileSync(place).toString('latin1')).not.toContain('Zora');
    const back = reopened(place);
    expect(checkLedger(back.ledger)).toEqual([]);
    keepWatching(back, watches ?? []);
    const watched = back.ledger.read((reader) => watchedIn(reader));
    expect(watched.on('Zora Quill')).toBe(session.today);
    back.ledger.close();
  }
});

describe('whoever was forgotten since does not come back under another name', () => {
  beforeEach(() => {
    for (const name of ['STATE', 'DATA']) vi.stubEnv(`XDG_${name}_HOME`, temporaryFolder());
  });

  /** A ledger in which Zora was forgotten after a backup that lies elsewhere, and where to put that. */
  const forgotten = async () => {
    const session = harbourLedger();
    furnish(session);
    const zora = addMember(session, { name: 'Zora Quill' });
    const old = await backedUp(session);
    forgetMember(session, zora.id, { instead: 'a former member' });
    return { session, source: readSource(old), other: beside(session, 'other.momentum') };
  };
  const expectWithout = (path: string, put: ReturnType<typeof putBack>): void => {
    expect({ without: put.without, watches: put.watches?.length }).toEqual({
      without: true,
      watches: 1,
    });
    expect(readFileSync(path).toString('latin1')).not.toContain('Zora');
    expect(checkLedger(reopened(path).ledger)).toEqual([]);
  };

  test('beside the ledger', async () => {
    const { source, other } = await forgotten();
    expectWithout(other, putBack(source, other));
  });

  test('beside one that is damaged', async () => {
    const { session, source, other } = await forgotten();
    session.ledger.close();
    wreckPage(session.ledger.path, 1, 0);
    expectWithout(other, putBack(source, other));
  });

  test('in another folder than the ledger that is meant', async () => {
    const { session, source } = await forgotten();
    const other = join(temporaryFolder(), 'other.momentum');
    expectWithout(other, putBack(source, other, { of: session.ledger.path }));
  });

  test('where the ledger is gone and a later backup, or what was kept aside, knows of it', async () => {
    const { session, source, other } = await forgotten();
    const day = dailyBackup(session.ledger, session.today);
    mkdirSync(dirname(day), { recursive: true });
    await makeBackup(session.ledger, day, { now: session.now, whole: true });
    const { path } = session.ledger;
    session.ledger.close();
    const kept = readFileSync(path);
    rmSync(path);
    expectWithout(other, putBack(source, other));
    rmSync(other);
    rmSync(day);
    writeFileSync(`${path}.before-restore`, kept);
    expectWithout(path, putBack(source, path));
  });

  test('what others wrote of them reads as it was corrected, and the rest as unknown', async () => {
    const session = harbourLedger();
    const zora = addMember(session, { name: 'Zora Quill' });
    const asked = offerCommitment(session, {
      text: 'Ask Zora Quill for the key',
      doneWhen: 'Zora Quill has it back',
      by: null,
    });
    const sent = offerCommitment(session, { text: 'Write to Zora Quill', by: null });
    const held = recordMeeting(session, { title: 'Mending with Zora Quill', day: '2026-11-10' });
    noteAtMeeting(session, held.id, 'Tea was good', 'Zora Quill brought the kettle');
    const old = readSource(await backedUp(session));
    rewordCommitment(session, sent.id, { text: 'Write to the desk' });
    forgetMember(session, zora.id, {
      instead: 'a former member',
      reads: new Map([['Zora Quill has it back', 'The desk has it back']]),
    });
    const { path } = session.ledger;
    session.ledger.close();
    const sound = readFileSync(path);
    const early = pagesOf(path, 'journal').at(2) ?? 0;
    for (const page of [0, ...(early > 0 ? [early] : [])]) {
      writeFileSync(path, sound);
      if (page > 0) wreckPage(path, page, 0);
      const { reworded = [] } = putBack(old, path);
      const back = reopened(path);
      expect(keepReworded(back, reworded)).toBe(4);
      const reads = back.ledger.read((reader) => ({
        asked: reader.get('commitment', asked.id),
        sent: reader.get('commitment', sent.id),
        held: reader.get('meeting', held.id),
      }));
      expect(reads).toMatchObject({
        asked: { text: 'Ask a former member for the key', doneWhen: 'The desk has it back' },
        // What was put in other words before is no correction: what it was is not known.
        sent: { text: '…' },
        held: {
          title: 'Mending with a former member',
          notes: [{ text: 'Tea was good' }, { text: 'A former member brought the kettle' }],
        },
      });
      // What is there already is put there once.
      expect(keepReworded(back, reworded)).toBe(0);
      expect(checkLedger(back.ledger)).toEqual([]);
      back.ledger.close();
      expect(readFileSync(path).toString('latin1')).not.toContain('Zora');
    }
  });

  test('and a correction that names somebody who was forgotten elsewhere does not', async () => {
    const session = harbourLedger();
    const [zora, abel] = ['Zora Quill', 'Abel Stern'].map((name) => addMember(session, { name }));
    const asked = offerCommitment(session, { text: 'Ask Zora Quill or Abel Stern', by: null });
    const old = readSource(await backedUp(session));
    const { path } = session.ledger;
    forgetMember(session, zora?.id ?? 0, { instead: 'a former member' });
    writeFileSync(`${path}.before-restore`, readFileSync(path));
    forgetMember(session, abel?.id ?? 0, { instead: 'another' });
    session.ledger.close();
    const { reworded = [], watches = [] } = putBack(old, path);
    const back = reopened(path);
    keepWatching(back, watches);
    keepReworded(back, reworded);
    expect(back.ledger.read((reader) => reader.get('commitment', asked.id)?.text)).toBe(
      'Ask a former member or another',
    );
    expect(readFileSync(path).toString('latin1')).not.toMatch(/Abel|Zora/);
  });

  test('and whoever has that name in another community, or came again on purpose, stays', async () => {
    const { session, source, other } = await forgotten();
    const another = harbourLedger();
    addMember(another, { name: 'Zora Quill' });
    const theirs = await backedUp(another);
    const place = beside(session, 'theirs.momentum');
    expect(putBack(readSource(theirs), place).without).toBeUndefined();
    expect(readFileSync(place).toString('latin1')).toContain('Zora');
    writeFileSync(`${session.ledger.path}.before-restore`, readFileSync(session.ledger.path));
    addMember({ ...session, again: true }, { name: 'Zora Quill' });
    const later = readSource(await backedUp(session, 'later.zip'));
    expect(putBack(later, other).without).toBeUndefined();
    expect(readFileSync(other).toString('latin1')).toContain('Zora');
    putBack(source, session.ledger.path);
    rmSync(other);
    expect(putBack(later, session.ledger.path).without).toBeUndefined();
  });
});

test('a journal that lies where no ledger is any more does no harm to the one that is put there', async () => {
  const session = harbourLedger();
  const path = await backedUp(session);
  session.ledger.close();
  const place = session.ledger.path;
  rmSync(place);
  writeFileSync(`${place}-journal`, 'left by a crash');
  expect(putBack(readSource(path), place)).toEqual({ aside: undefined });
  expect(existsSync(`${place}-journal`)).toBe(false);
  expect(readFileSync(`${place}.before-restore-journal`, 'utf8')).toBe('left by a crash');
  // Nor to the one that is kept aside next, which would be opened with it.
  const { aside = '' } = putBack(readSource(path), place);
  expect(existsSync(`${aside}-journal`)).toBe(false);
  expect(checkLedger(reopened(aside).ledger)).toEqual([]);
  expect(checkLedger(reopened(place).ledger)).toEqual([]);
});

test('where it can not be written, what stood there stands there still, and nothing beside it', () => {
  const session = harbourLedger();
  const before = readFileSync(session.ledger.path);
  const nothing = { length: 3 } as unknown as Uint8Array;
  expect(() => putInPlace(session.ledger.path, { as: 'before-restore' }, () => nothing)).toThrow();
  expect(readFileSync(session.ledger.path)).toEqual(before);
  expect(readdirSync(dirname(session.ledger.path))).toEqual(['harbour.momentum']);
});

test('what is kept aside is closed to others', async () => {
  const session = harbourLedger();
  const path = await backedUp(session);
  session.ledger.close();
  chmodSync(session.ledger.path, 0o644);
  const { aside = '' } = putBack(readSource(path), session.ledger.path);
  expect(statSync(aside).mode & 0o777).toBe(0o600);
  expect(statSync(session.ledger.path).mode & 0o777).toBe(0o600);
});

test('two that are put back at once keep both ledgers aside', async () => {
  const session = harbourLedger();
  const path = await backedUp(session);
  offerCommitment(session, { text: 'Only here', by: null });
  session.ledger.close();
  const place = session.ledger.path;
  const source = readSource(path);
  // The second waits for the first, and finds that another file is the ledger by then.
  const { aside: outer } = putInPlace(place, { as: 'before-restore', wait: 0 }, () => {
    expect(
      refusedWith(() => putInPlace(place, { as: 'before-restore', wait: 0 }, () => source.bytes)),
    ).toBe('ledger-busy');
    return source.bytes;
  });
  const { aside: inner } = putBack(source, place);
  expect(inner).not.toBe(outer);
  expect(offersIn(reopened(outer ?? ''))).toEqual(['Only here']);
  expect(offersIn(reopened(inner ?? ''))).toEqual([]);
});

test('a ledger whose name is a link is put back where it is', async () => {
  const session = harbourLedger();
  const path = await backedUp(session);
  offerCommitment(session, { text: 'Book a band', by: null });
  session.ledger.close();
  const link = join(temporaryFolder(), 'linked.momentum');
  symlinkSync(session.ledger.path, link);
  putBack(readSource(path), link);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(offersIn(reopened(session.ledger.path))).toEqual([]);
});

test('templates that were changed since are as they were, and those of now are kept', async () => {
  const session = harbourLedger();
  const folder = templateFolder(session.ledger.path);
  mkdirSync(folder);
  writeFileSync(join(folder, 'letter.yaml'), 'title: Then');
  symlinkSync('/etc/hosts', join(folder, 'hosts.yaml'));
  const path = await backedUp(session);
  session.ledger.close();
  writeFileSync(join(folder, 'letter.yaml'), 'title: Now');
  rmSync(join(folder, 'hosts.yaml'));
  const source = readSource(path);
  expect(comparedWith(session.ledger.path, source, { limit: 1 }, (all) => all).templates).toBe(1);
  putBack(source, session.ledger.path);
  expect(readFileSync(join(folder, 'letter.yaml'), 'utf8')).toBe('title: Then');
  expect(readdirSync(folder)).toEqual(['letter.yaml']);
  expect(readFileSync(join(`${folder}.before-restore`, 'letter.yaml'), 'utf8')).toBe('title: Now');
  expect(readdirSync(dirname(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a backup whose tables do not say what its journal says is made anew from that', async () => {
  const session = harbourLedger();
  furnish(session);
  const whole = standing(session);
  session.ledger.close();
  const db = new Sqlite(session.ledger.path);
  db.exec("UPDATE commitment SET text = 'Find a hall' WHERE no = 1");
  db.close();
  const drifted = reopened(session.ledger.path);
  const path = beside(session, 'kept.zip');
  // The quick look of a day does not see it.
  await makeBackup(drifted.ledger, path, { now: session.now, whole: false });
  drifted.ledger.close();
  const source = readSource(path);
  expect(source.isAnew).toBe(true);
  putBack(source, session.ledger.path);
  expect(standing(reopened(session.ledger.path))).toEqual(whole);
});

test('the backup that goes furthest is the latest, whatever its day says', async () => {
  const session = harbourLedger();
  const [early, late] = ['harbour-2026-11-30.zip', 'harbour-2020-01-01.zip'];
  await backedUp(session, early);
  offerCommitment(session, { text: 'Book a band', by: null });
  await backedUp(session, late);
  writeFileSync(beside(session, 'harbour-2026-12-24.zip'), 'cut short');
  const found = backupsIn(dirname(session.ledger.path), session.ledger.path);
  expect(found).toHaveLength(3);
  expect(furthest(found)?.path).toBe(beside(session, late));
});

test('nothing is put back while somebody writes', async () => {
  const session = harbourLedger();
  const path = await backedUp(session);
  const other = new Sqlite(session.ledger.path);
  other.exec('BEGIN EXCLUSIVE');
  const before = readFileSync(path);
  expect(refusedWith(() => putBack(readSource(path), session.ledger.path, { wait: 0 }))).toBe(
    'ledger-busy',
  );
  other.close();
  expect(existsSync(`${session.ledger.path}.before-restore`)).toBe(false);
  expect(readFileSync(path)).toEqual(before);
});

test('the ledger of another community is not put in the place of this one', async () => {
  const session = harbourLedger();
  const other = harbourLedger();
  const path = await backedUp(other);
  expect(
    refusedWith(() =>
      comparedWith(session.ledger.path, readSource(path), { limit: 1 }, () => undefined),
    ),
  ).toBe('backup-of-another');
});

test('a backup that was cut short, or of which a byte is another, is refused', async () => {
  const session = harbourLedger();
  furnish(session);
  const path = await backedUp(session);
  const whole = readFileSync(path);
  const odd = beside(session, 'odd.zip');
  for (let part = 0; part < 40; part += 1) {
    writeFileSync(odd, whole.subarray(0, Math.floor((whole.length * part) / 40)));
    expect(
      refusedWith(() => readSource(odd)),
      `${part} of 40`,
    ).toBe('backup-damaged');
  }
  const inside = whole.length / 2;
  let refused = 0;
  for (let at = 0; at < 40; at += 1) {
    const flipped = Buffer.from(whole);
    const place = Math.floor(inside + at * 3);
    flipped[place] = (flipped[place] ?? 0) ^ 16;
    writeFileSync(odd, flipped);
    // What a zip says of a file beside its content may change, and changes nothing.
    const found = refusedWith(() => expect(readSource(odd).bytes).toEqual(readSource(path).bytes));
    expect(['backup-damaged', 'not refused'], `byte ${place}`).toContain(found);
    if (found === 'backup-damaged') refused += 1;
  }
  expect(refused).toBeGreaterThan(20);
});

test('a backup of a later version is told from one that is damaged', async () => {
  const session = harbourLedger();
  const path = await backedUp(session);
  const archive = unpackBackup(readFileSync(path), path);
  writeFileSync(path, packBackup({ ...archive, label: { ...archive.label, format: 2 } }));
  expect(refusedWith(() => readSource(path))).toBe('backup-newer');
});

test('a backup that would fill the memory is refused before anything of it is unpacked', async () => {
  const session = harbourLedger();
  furnish(session);
  const path = await backedUp(session);
  const whole = readFileSync(path);
  for (const name of ['ledger.momentum', 'backup.json']) {
    writeFileSync(path, whole);
    claimSize(path, name, 1_500 * 2 ** 20);
    const before = process.memoryUsage().arrayBuffers;
    expect(refusedWith(() => readSource(path))).toBe('backup-too-large');
    expect(process.memoryUsage().arrayBuffers - before, name).toBeLessThan(2 ** 26);
    // What says less than it holds is cut off there.
    claimSize(path, name, 100);
    expect(refusedWith(() => readSource(path))).toBe('backup-damaged');
  }
});

test.each([
  '../../evil.txt',
  '/evil.txt',
  'a/../../../evil.txt',
  '..\\..\\evil.txt',
  './evil.txt',
  'a//evil.txt',
  'evil\0.txt',
])('a backup with a template called %j is refused before anything is written', async (name) => {
  const session = harbourLedger();
  const path = await backedUp(session);
  const archive = unpackBackup(readFileSync(path), path);
  writeFileSync(path, packBackup({ ...archive, templates: { [name]: Buffer.from('title: x') } }));
  expect(refusedWith(() => readSource(path))).toBe('backup-damaged');
});

test('a backup that another program packed again is put back, folders and all', async () => {
  const session = harbourLedger();
  const path = await backedUp(session);
  const archive = unpackBackup(readFileSync(path), path);
  const templates = {
    '': new Uint8Array(),
    'meetings/': new Uint8Array(),
    'meetings/agenda.yaml': Buffer.from('title: Ours'),
  };
  writeFileSync(path, packBackup({ ...archive, templates }));
  const other = join(temporaryFolder(), 'new.momentum');
  putBack(readSource(path), other);
  expect(readdirSync(join(templateFolder(other), 'meetings'))).toEqual(['agenda.yaml']);
});

test('of a ledger that is not sound no backup is made', async () => {
  const session = harbourLedger();
  furnish(session);
  const db = new Sqlite(session.ledger.path);
  db.exec("UPDATE commitment SET text = 'Find a hall' WHERE no = 1");
  db.close();
  await expect(backedUp(session)).rejects.toMatchObject({ code: 'backup-unsound' });
  expect(existsSync(beside(session, 'kept.zip'))).toBe(false);
});

test('the same ledger gives the same backup', async () => {
  const session = harbourLedger();
  addMember(session, { name: 'Tom Reed' });
  const [one, other] = [await backedUp(session, 'one.zip'), await backedUp(session, 'other.zip')];
  expect(readFileSync(one)).toEqual(readFileSync(other));
});

test('a backup is an ordinary zip, and one that another program packed holds the same', async () => {
  const session = harbourLedger();
  const path = join(temporaryFolder(), 'harbour.zip');
  await makeBackup(session.ledger, path, { now: session.now, whole: true });
  const files = unzipSync(readFileSync(path));
  expect(Object.keys(files)).toEqual(['backup.json', 'ledger.momentum']);
  // As earlier versions packed it.
  const before = zipSync(files, { level: 6, mtime: '1980-01-02T00:00:00' });
  expect(unpackBackup(before, path)).toEqual(unpackBackup(readFileSync(path), path));
});

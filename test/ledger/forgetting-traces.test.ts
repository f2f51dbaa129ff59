import { Buffer } from 'node:buffer';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeEach, expect, test, vi } from 'vitest';
import { backupFolder, makeBackupFolder } from '../../src/backups/folder.js';
import { finishForgetting, forgetInCopies } from '../../src/backups/forgetting.js';
import { makeBackup } from '../../src/backups/making.js';
import { noteStillToClear } from '../../src/backups/still-to-clear.js';
import { commitmentsFile } from '../../src/bring/applying/commitments.js';
import { importFile } from '../../src/bring/applying/import-file.js';
import type { Importable } from '../../src/bring/applying/importable.js';
import type { importables } from '../../src/bring/applying/importables.js';
import { membersFile } from '../../src/bring/applying/members.js';
import { bringIn } from '../../src/commands/ledgers-bring-in.js';
import { checkLedger } from '../../src/ledger/check.js';
import { forgetMember } from '../../src/ledger/forgetting-member.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { addMember, editMember } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { copied } from '../helpers/copies.js';
import { harbourLedger, now, temporaryFolder, today } from '../helpers/ledger.js';
import { answerOf } from '../helpers/verbs.js';

beforeEach(() => {
  for (const name of ['XDG_STATE_HOME', 'XDG_DATA_HOME']) vi.stubEnv(name, temporaryFolder());
  return () => vi.unstubAllEnvs();
});

const instead = 'a former member';
const nameOf = (nth: number): string => `Quvix${nth}q Bjorkel${nth}b`;

/** Always the same, and in no order. */
function* drawn(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state;
  }
}

/** So many, by lists of files, that pages fill and their rows move to others. */
async function crowd(session: Session, seed: number): Promise<Id[]> {
  const random = drawn(seed);
  const below = (limit: number): number => (random.next().value >> 8) % limit;
  const people = Array.from(
    { length: 200 },
    (_, nth) =>
      `${nameOf(nth)},q${nth}@q.example,2026-03-01,${'mending things '.repeat(1 + below(5))}`,
  );
  await bring(session, membersFile, ['Name,Email,Joined,Good at', ...people]);
  const offers = Array.from({ length: 400 }, (_, nth) => {
    const text = `Task ${nth} with ${nameOf(below(200))} about ${'lorem '.repeat(1 + below(40))}`;
    return `${text},${nameOf(below(200))},2026-10-01,2026-12-20`;
  });
  await bring(session, commitmentsFile, ['What,Who,Offered,Due', ...offers]);
  const ids = session.ledger.read((reader) =>
    people.map(
      (_, nth) => reader.value<Id>('SELECT id FROM member WHERE name = ?', nameOf(nth)) ?? 0,
    ),
  );
  for (let nth = 0; nth < 8; nth += 1) {
    editMember(session, ids[nth] ?? 0, { note: `knows ${nameOf(nth + 1)} well `.repeat(20) });
  }
  return ids;
}

const bring = (session: Session, file: (typeof importables)[number], rows: readonly string[]) =>
  importFile(session, file as Importable, Buffer.from(`${rows.join('\n')}\n`));

/** Which of them some file still holds, as it is written there or in UTF-16, in whatever case. */
const stillIn = (files: readonly string[], words: readonly string[]): string[] => {
  const contents = files
    .map((file) => readFileSync(file))
    .flatMap((bytes, at) => [
      bytes,
      ...(files[at]?.endsWith('.zip') ? Object.values(unzipSync(bytes)) : []),
    ])
    .flatMap((bytes) => [
      Buffer.from(bytes).toString('latin1').toLowerCase(),
      Buffer.from(bytes).toString('utf16le').toLowerCase(),
    ]);
  return words.filter((word) => contents.some((text) => text.includes(word.toLowerCase())));
};

test('nothing is left in the unused parts of pages, in the ledger or in a backup', async () => {
  const session = harbourLedger();
  const { ledger } = session;
  const ids = await crowd(session, 9);
  makeBackupFolder(ledger);
  const zip = join(backupFolder(ledger), 'harbour-2026-11-20.zip');
  await makeBackup(ledger, zip, { now, whole: true });
  const settings = () =>
    ledger.read((reader) =>
      ['application_id', 'user_version', 'page_size', 'journal_mode'].map((name) =>
        databaseOf(reader).pragma(name, { simple: true }),
      ),
    );
  const before = [settings(), statSync(ledger.path).mode];
  const gone = ids.slice(0, 8);
  const words = gone.flatMap((_, nth) => nameOf(nth).split(' '));
  expect(stillIn([ledger.path], words)).toEqual(words);
  for (const id of gone) forgetInCopies(ledger, forgetMember(session, id, { instead }).who);
  expect(stillIn([ledger.path], words)).toEqual([]);
  expect(stillIn([zip], words)).toEqual([]);
  expect(stillIn([ledger.path, zip], [nameOf(8)])).toEqual([nameOf(8)]);
  expect([settings(), statSync(ledger.path).mode]).toEqual(before);
  expect(checkLedger(ledger)).toEqual([]);
});

/** Writes a word wherever a page is not used, as SQLite leaves it behind when rows move to another page. */
function leaveInPage(path: string, word: string): void {
  const bytes = readFileSync(path);
  const size = bytes.readUInt16BE(16);
  const gaps = Array.from({ length: bytes.length / size - 1 }, (_, nth) => (nth + 1) * size)
    .filter((page) => bytes[page] === 13 || bytes[page] === 10)
    .map((page) => {
      const from = page + 8 + 2 * bytes.readUInt16BE(page + 3);
      return { from, room: page + bytes.readUInt16BE(page + 5) - from };
    });
  // Rows are added from the end of a page on: what stands in the middle is there longest.
  for (const { from, room } of gaps.filter((each) => each.room > 4 * word.length)) {
    bytes.write(word, from + Math.floor(room / 2));
  }
  writeFileSync(path, bytes);
}

test.each([
  'forgetting somebody',
  'a copy that has forgotten them',
  'what was cut off and is finished later',
])('what is left in a page is gone after %s', async (how) => {
  const session = harbourLedger();
  const tom = addMember(session, { name: nameOf(0) });
  addMember(session, { name: 'Ida Moss' });
  leaveInPage(session.ledger.path, nameOf(0).slice(1));
  const { ledger } = session;
  if (how === 'forgetting somebody') {
    const { who } = forgetMember(session, tom.id, { instead });
    expect(stillIn([ledger.path], ['uvix0q'])).toEqual(['uvix0q']);
    forgetInCopies(ledger, who);
  } else if (how === 'a copy that has forgotten them') {
    const copy = copied(session, 'copy');
    forgetMember(copy, tom.id, { instead });
    await answerOf(
      [bringIn],
      'ledgers bring-in',
      { copy: copy.ledger.path, yes: true, dryRun: false, again: false },
      { session, today },
    );
  } else {
    const who = { ids: [tom.id], people: [{ name: nameOf(0), others: [] }] };
    noteStillToClear(ledger.path, who);
    forgetMember(session, tom.id, { instead });
    finishForgetting(ledger);
  }
  expect(stillIn([ledger.path], ['uvix0q'])).toEqual([]);
  expect(checkLedger(ledger)).toEqual([]);
});

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { beforeEach, expect, test, vi } from 'vitest';
import { backupFolder, makeBackupFolder } from '../../src/backups/folder.js';
import { copiesOf, forgetInCopies } from '../../src/backups/forgetting.js';
import { makeBackup } from '../../src/backups/making.js';
import { putBack, readSource } from '../../src/backups/restoring.js';
import { identityOf, textsAbout } from '../../src/ledger/about-member.js';
import { checkLedger } from '../../src/ledger/check.js';
import { forgetMember, forgettingOf } from '../../src/ledger/forgetting-member.js';
import { undoBatch } from '../../src/ledger/undo.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { shippedNames } from '../../src/papers/shipped/index.js';
import { keepCommitment, offerCommitment } from '../../src/things/commitment/changes.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { communityId } from '../../src/things/community/thing.js';
import { addContribution } from '../../src/things/contribution/changes.js';
import { journal, lastBatch } from '../../src/things/history.js';
import { recordMeeting } from '../../src/things/meeting/changes.js';
import { addMember, leave } from '../../src/things/member/changes.js';
import { findMembers } from '../../src/things/member/find.js';
import { mergeMembers } from '../../src/things/member/merge.js';
import { tellingFrom } from '../../src/things/names.js';
import { askQuestion } from '../../src/things/question/changes.js';
import { datedSentence, sentenceOf } from '../../src/things/sentences.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { bringIn, copied } from '../helpers/copies.js';
import { furnish, histories, perform } from '../helpers/histories.js';
import { harbourLedger, now, reopened, temporaryFolder, today } from '../helpers/ledger.js';
import { refusedWith } from '../helpers/refused.js';
import { ofHers, ofOthers, spokenOf } from '../helpers/spoken-of.js';

beforeEach(() => {
  for (const name of ['XDG_STATE_HOME', 'XDG_DATA_HOME']) vi.stubEnv(name, temporaryFolder());
  return () => vi.unstubAllEnvs();
});

const instead = 'a former member';

/** Which of the words stand in some file below a folder, in whatever case, byte for byte. */
function wordsBelow(folder: string, words: readonly string[]): string[] {
  if (!existsSync(folder)) return [];
  const files = (readdirSync(folder, { recursive: true }) as string[])
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile());
  const contents = files.flatMap((file) => {
    const bytes = readFileSync(file);
    const packed = file.endsWith('.zip') ? Object.values(unzipSync(bytes)) : [];
    return [bytes, ...packed].map((each) => Buffer.from(each).toString('latin1').toLowerCase());
  });
  return words.filter((word) => contents.some((text) => text.includes(word.toLowerCase())));
}

/** What no forgetting may change: how many of what there are, who did what on which day. */
const figures = ({ ledger }: Session) =>
  ledger.read((reader) => [
    ...[
      'commitment',
      'meeting',
      'contribution',
      'question',
      'decision',
      'duty',
      'poll',
      'note',
      'resource',
      'role',
    ].map((table) => reader.all(`SELECT no, status FROM ${table} ORDER BY no`)),
    reader.all('SELECT * FROM activity ORDER BY week, member'),
    reader.all('SELECT * FROM attendance ORDER BY "of", place'),
    reader.all('SELECT * FROM member_spell ORDER BY "of", place'),
  ]);

const measured = async (session: Session) => {
  const { facts } = await makeDocument(session, 'state-of-play', {});
  return facts.measures;
};

test('of somebody who was forgotten not one byte is left, in the ledger and in our copies', async () => {
  const session = harbourLedger({ refold: true });
  const { ledger } = session;
  const her = await spokenOf(session);
  makeBackupFolder(ledger);
  const zip = join(backupFolder(ledger), 'harbour-2026-11-20.zip');
  await makeBackup(ledger, zip, { now, whole: true });
  copyFileSync(ledger.path, `${ledger.path}.before-repair`);
  const folders = [dirname(ledger.path), dirname(dirname(backupFolder(ledger)))];
  // Each of them was there, so that the test would see it.
  for (const folder of folders) expect(wordsBelow(folder, ofHers)).toEqual(ofHers);
  leave(session, her);
  const before = [figures(session), await measured(session)];

  const { who } = forgetMember(session, her, { instead });
  const { cleared, left } = forgetInCopies(ledger, who);

  expect([left, [...cleared].sort()]).toEqual([[], [zip, `${ledger.path}.before-repair`].sort()]);
  for (const folder of folders) expect(wordsBelow(folder, ofHers)).toEqual([]);
  // Texts that named her are put in other words in the ledger; a copy has them no more.
  expect(wordsBelow(folders[0] ?? '', ofOthers)).toEqual(ofOthers);
  expect(wordsBelow(folders[1] ?? '', ofOthers)).toEqual(['zzalone']);
  expect(checkLedger(ledger)).toEqual([]);
  expect([figures(session), await measured(session)]).toEqual(before);
  expect(ledger.read((reader) => textsAbout(reader, who))).toEqual([]);
  // What is put back from the backup is sound, and knows her no more.
  const other = join(temporaryFolder(), 'again.momentum');
  putBack(readSource(zip), other);
  expect(checkLedger(reopened(other).ledger)).toEqual([]);
  expect(wordsBelow(dirname(other), ofHers)).toEqual([]);
});

test('she reads as a former member wherever a name is needed, and others’ texts are put in other words', async () => {
  const session = harbourLedger({ refold: true });
  const her = await spokenOf(session);
  forgetMember(session, her, { instead });
  session.ledger.read((reader) => {
    expect(reader.get('member', her)).toMatchObject({ name: instead, status: 'forgotten' });
    expect(reader.values('SELECT text FROM commitment')).toContain(
      'zzstaysplan with a former member',
    );
    expect(reader.values('SELECT done_when FROM commitment')).toContain('A former member says so');
    expect(reader.values('SELECT text FROM note')).toContain('A former member knows zzstaysnote');
    expect(reader.values('SELECT answer FROM question')).toContain(
      'zzstaysanswer: ask a former member',
    );
    expect(reader.values('SELECT text FROM meeting_note')).toEqual([
      'A former member brings the soup',
    ]);
    expect(reader.values('SELECT title FROM resource')).toContain('A former member’s map');
    const names = tellingFrom(reader);
    const told = [...reader.entries('1')].map((entry) => datedSentence(entry, names));
    expect(told).toContain('1 Feb 2026: A former member joined.');
    expect(told).toContain('21 Nov 2026: Somebody was forgotten.');
  });
  const made = await makeDocument(session, 'state-of-play', { language: 'fr' });
  const text = JSON.stringify(made.tree);
  expect(text).toContain('une personne qui a fait partie du groupe');
});

test('documents call her so in their own language, whoever they are for', async () => {
  const session = harbourLedger({ refold: true });
  const { id } = addMember(session, { name: 'Tom Reed', joined: '2026-02-01' });
  const kept = offerCommitment(session, { text: 'Find a room', by: id });
  keepCommitment(session, kept.id, {});
  offerCommitment(session, { text: 'Paint it', by: id });
  askQuestion(session, { text: 'Which colour?', by: id });
  addContribution(session, { member: id, kind: 'talk', title: 'Paint' });
  recordMeeting(session, { title: 'Evening', day: '2026-11-10', present: [id], host: id });
  forgetMember(session, id, { instead });
  for (const name of shippedNames) {
    const made = await makeDocument(session, name, { language: 'fr' }).catch(() => undefined);
    const text = JSON.stringify(made?.tree ?? '');
    expect(text, name).not.toContain(instead);
    // Several of them are room to write in.
    expect(text, name).not.toMatch(/(?<!…)…(?!…)/u);
  }
  const state = await makeDocument(session, 'state-of-play', { language: 'fr' });
  expect(JSON.stringify(state.tree)).toContain('une personne qui a fait partie du groupe');
});

test('no lookup finds somebody who was forgotten, and forgetting again is refused', async () => {
  const session = harbourLedger({ refold: true });
  const her = await spokenOf(session);
  const no = session.ledger.read((reader) => reader.get('member', her)?.no);
  forgetMember(session, her, { instead });
  session.ledger.read((reader) => {
    for (const typed of ['Quillona', 'quillfeather', 'former', 'a former member', 'oldquill']) {
      expect(findMembers(reader, typed, today)).toEqual([]);
    }
    expect(refusedWith(() => findMembers(reader, String(no), today))).toBe('member-forgotten');
  });
  expect(refusedWith(() => forgetMember(session, her, { instead }))).toBe('member-forgotten');
  // Whoever comes back is somebody new.
  const again = { ...session, again: true };
  expect(addMember(again, { name: 'Quillona Featherwick' }).no).not.toBe(no);
});

test('it can’t be taken back, and taking back something older brings nobody back', async () => {
  const session = harbourLedger({ refold: true });
  const her = await spokenOf(session);
  forgetMember(session, her, { instead });
  expect(wordsBelow(dirname(session.ledger.path), ofHers)).toEqual([]);
  const batches = (kind: string): Id[] =>
    session.ledger.read((reader) =>
      reader.values<Id>(
        `SELECT DISTINCT batch FROM entry WHERE kind = '${kind}' AND subject = ${her} ORDER BY seq`,
      ),
    );
  expect(refusedWith(() => undoBatch(session, batches('member.forgotten')[0] ?? 0))).toBe(
    'undo-forgetting',
  );
  const outcomes = [
    'member.edited',
    'member.known-as',
    'member.thanked',
    'member.left',
    'member.joined',
  ].flatMap((kind) => batches(kind).map((batch) => refusedWith(() => undoBatch(session, batch))));
  // What the forgetting itself stands on stays; the rest can be taken back, and says nothing.
  expect(new Set(outcomes)).toEqual(
    new Set(['not refused', 'undo-depended-on', 'undo-forgetting']),
  );
  expect(wordsBelow(dirname(session.ledger.path), ofHers)).toEqual([]);
  expect(session.ledger.read((reader) => reader.get('member', her))).toMatchObject({
    ...{ name: instead, email: null, note: null, aliases: [] },
  });
  expect(checkLedger(session.ledger)).toEqual([]);
});

test('somebody who is here leaves by being forgotten, with what they held', () => {
  const session = harbourLedger({ refold: true });
  const { id } = addMember(session, { name: 'Tom Reed' });
  const plan = session.ledger.read((reader) => forgettingOf(reader, id, { instead }, today));
  expect(plan.leaves).toBe(true);
  forgetMember(session, id, { instead });
  expect(session.ledger.read((reader) => reader.get('member', id)?.leftOn)).toBe(today);
});

test('a word that somebody else is called by too stays, and the full name goes', () => {
  const session = harbourLedger({ refold: true });
  const tom = addMember(session, { name: 'Tom Featherwick' });
  const ann = addMember(session, {
    ...{ name: 'Ann Featherwick', note: 'Featherwick and Tom, Tom Featherwick, Ann Featherwick' },
  });
  forgetMember(session, tom.id, { instead });
  expect(session.ledger.read((reader) => reader.get('member', ann.id)?.note)).toBe(
    'Featherwick and a former member, a former member, Ann Featherwick',
  );
});

test('whoever is forgotten after whatever history, the figures stay and what follows is sound', () => {
  fc.assert(
    fc.property(
      fc.array(histories(10), { minLength: 2, maxLength: 2 }),
      fc.nat(9),
      ([before = [], after = []], chance) => {
        const session = harbourLedger({ refold: true });
        furnish(session);
        for (const deed of before) perform(session, deed);
        const people = session.ledger.read((reader) =>
          reader.values<Id>("SELECT id FROM member WHERE status <> 'merged' ORDER BY no"),
        );
        const who = people[chance % people.length] ?? 0;
        const here = session.ledger.read((reader) => reader.get('member', who)?.status !== 'left');
        if (here) leave(session, who);
        const was = figures(session);
        forgetMember(session, who, { instead });
        expect(figures(session)).toEqual(was);
        for (const deed of after) perform(session, deed);
        expect(checkLedger(session.ledger)).toEqual([]);
        expect(session.ledger.read((reader) => reader.get('member', who))).toMatchObject({
          ...{ name: instead, status: 'forgotten', email: null },
        });
        session.ledger.close();
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
}, 60_000);

test('a backup that lay elsewhere brings nobody back who has been forgotten since', async () => {
  const session = harbourLedger();
  const { path } = session.ledger;
  const her = await spokenOf(session);
  const zip = join(temporaryFolder(), 'elsewhere.zip');
  await makeBackup(session.ledger, zip, { now, whole: true });
  forgetMember(session, her, { instead });
  session.ledger.close();
  expect(putBack(readSource(zip), path).without).toBe(true);
  expect(checkLedger(reopened(path).ledger)).toEqual([]);
  expect(wordsBelow(dirname(path), ofHers)).toEqual([]);
});

test('a copy that can’t be read is left as it is, and named', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed' });
  const path = `${session.ledger.path}.before-restore`;
  mkdirSync(dirname(path), { recursive: true });
  const who = session.ledger.read((reader) => identityOf(reader, [tom.id]));
  const damaged = readFileSync(session.ledger.path).subarray(0, 5000);
  writeFileSync(path, damaged);
  expect(copiesOf(session.ledger)).toEqual([path]);
  expect(forgetInCopies(session.ledger, who)).toEqual({
    ...{ cleared: [], left: [path], traces: null },
    ...{ unconfirmed: [], waiting: [], away: [] },
  });
  expect(readFileSync(path)).toEqual(damaged);
});

test('what a forgetting stands on is not advised to be taken back bit by bit', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Quillfeather' });
  const copy = copied(session, 'copy');
  offerCommitment(copy, { text: 'Ask Quillfeather for the key', by: null });
  addMember(session, { name: 'Ida Moss' });
  bringIn(session, copy);
  const brought = session.ledger.read(lastBatch)?.id ?? 0;
  forgetMember(session, tom.id, { instead });
  const asked = session.ledger.read((reader) =>
    reader.value<Id>("SELECT id FROM commitment WHERE text LIKE 'Ask %'"),
  );
  const ida = session.ledger.read((reader) =>
    reader.value<Id>("SELECT id FROM member WHERE name = 'Ida Moss'"),
  );
  keepCommitment(session, asked ?? 0, { by: ida ?? 0 });
  expect(refusedWith(() => undoBatch(session, brought))).toBe('undo-forgetting');
});

test('whoever was on record twice is forgotten once, as the log has it', () => {
  const session = harbourLedger();
  const [tom, thomas] = ['Tom Reed', 'Thomas Reed'].map(
    (name) => addMember(session, { name }).id,
  ) as [Id, Id];
  const other = addMember(session, { name: 'Ida Moss' }).id;
  mergeMembers(session, { from: thomas, into: tom }, {});
  forgetMember(session, tom, { instead });
  forgetMember(session, other, { instead });
  const told = session.ledger.read((reader) =>
    journal(reader, {}).map((entry) => sentenceOf(entry, tellingFrom(reader))),
  );
  expect(told.filter((what) => what === 'Somebody was forgotten.')).toHaveLength(2);
});

test.each([
  ['zoran@bücher.example', 'zoran@xn--bcher-kva.example'],
  ['zoran@xn--bcher-kva.example', 'zoran@bücher.example'],
])('an address typed as %s is forgotten as mails write it too', (email, other) => {
  const session = harbourLedger();
  const { id } = addMember(session, { name: 'Zoran Quist', email });
  offerCommitment(session, { text: `Write to ${other} and ${email}`, by: null });
  forgetInCopies(session.ledger, forgetMember(session, id, { instead }).who);
  const texts = session.ledger.read((reader) =>
    reader.values<string>('SELECT text FROM commitment'),
  );
  expect(texts).toEqual(['Write to a former member and a former member']);
  expect(wordsBelow(dirname(session.ledger.path), ['zoran', 'cher'])).toEqual([]);
});

test('an address of hers that answers go to, or that we talk at, is gone, and no other words stand there', () => {
  const session = harbourLedger();
  const email = 'ida@harbour.example';
  const { id } = addMember(session, { name: 'Ida Moss', email });
  editCommunity(session, { answersTo: email, channels: [email, 'a chat that Ida Moss began'] });
  const { whole } = session.ledger.read((reader) => forgettingOf(reader, id, { instead }, today));
  expect(whole.map(({ text }) => text)).toContain(email);
  forgetMember(session, id, { instead });
  const community = session.ledger.read((reader) => reader.get('community', communityId));
  expect(community).toMatchObject({
    answersTo: null,
    channels: ['a chat that a former member began'],
  });
});

import { createHmac } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { makeBackup } from '../../src/backups/making.js';
import { putBack, readSource } from '../../src/backups/restoring.js';
import { checkLedger } from '../../src/ledger/check.js';
import { forgetMember } from '../../src/ledger/forgetting-member.js';
import { undoBatch } from '../../src/ledger/undo.js';
import { keepWatching, watchedIn, watchesOf } from '../../src/ledger/watch.js';
import type { Refusal } from '../../src/text/refusal.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import {
  addMember,
  addMemberAlias,
  editMember,
  requestToJoin,
} from '../../src/things/member/changes.js';
import { writeNote } from '../../src/things/note/changes.js';
import type { Session } from '../../src/things/session.js';
import { bringIn, copied } from '../helpers/copies.js';
import { harbourLedger, now, reopened, temporaryFolder } from '../helpers/ledger.js';
import { refusedWith } from '../helpers/refused.js';
import { stage } from '../helpers/stage.js';

beforeEach(() => {
  for (const name of ['XDG_STATE_HOME', 'XDG_DATA_HOME']) vi.stubEnv(name, temporaryFolder());
  return () => vi.unstubAllEnvs();
});

const instead = 'a former member';

const quill = { name: 'Zoë Quill-Feather', email: 'zq@harbour.example', handle: 'zquill' };

function forgetful(): Session {
  const session = harbourLedger({ refold: true });
  const { id } = addMember(session, quill);
  addMemberAlias(session, id, 'Z. Featherwick');
  editMember(session, id, { name: 'Zoë Featherlight' });
  forgetMember(session, id, { instead });
  return session;
}

test.each([
  'Zoë Quill-Feather',
  'zoe quill feather',
  'Quill-Feather, Zoë',
  'ZOË FEATHERLIGHT',
  'z. featherwick',
  'Zoe Quill-Feather <somebody@harbour.example>',
  'Ines Alba <zq@harbour.example>',
])('whoever asked to be forgotten does not come back as “%s” without a word', (name) => {
  const session = forgetful();
  const ines = addMember(session, { name: 'Ines Moreau' });
  for (const act of [
    () => addMember(session, { name }),
    () => requestToJoin(session, { name }),
    () => editMember(session, ines.id, { name }),
    () => addMember(session, { name: 'Somebody', aliases: [name] }),
    () => offerCommitment(session, { text: 'Find a room', by: { name } }),
  ]) {
    expect(refusedWith(act)).toBe('was-forgotten');
  }
  expect(addMember({ ...session, again: true }, { name }).status).toBe('joined');
  // They are here again, and so is their name.
  expect(offerCommitment(session, { text: 'Find a room', by: ines.id }).text).toBe('Find a room');
});

test.each(['Zoë Hill', 'Quill', 'Feather Hill', 'Harbour'])('“%s” is somebody else', (name) => {
  expect(addMember(forgetful(), { name }).name).toBe(name);
});

test('a name that somebody else has too is not watched for', () => {
  const session = harbourLedger({ refold: true });
  const one = addMember(session, { name: 'Ana Lima', email: 'ana@harbour.example' });
  const other = addMember(session, { name: 'Ana Lime' });
  addMemberAlias(session, other.id, 'Lima, A.');
  forgetMember(session, one.id, { instead });
  expect(addMemberAlias(session, other.id, 'A. Lima').aliases).toHaveLength(2);
  expect(refusedWith(() => addMember(session, { name: 'Ana Lima' }))).toBe('was-forgotten');
});

test.each([
  ['Søren Łukasik', ['Soren Lukasik', 'Soeren Łukasik', 'SØREN LUKASIK']],
  ['Soeren Đoković', ['Søren Dokovic']],
  ['Åse Ødegård', ['Aase Oedegaard', 'Ase Odegaard', 'Åse Odegard']],
  ['Jürgen Müller', ['Juergen Mueller', 'Jurgen Muller']],
  ['Joerg Maedler', ['Jörg Mädler']],
  ['Weiß Straße', ['Weiss Strasse']],
  ['Ħal Ŧun', ['Hal Tun']],
  ['Anna B. Smith', ['Anna Smith', 'Smith, Anna', 'Anna B Smith']],
  ['Anna Smith', ['Anna B. Smith', 'Anna J.R. Smith']],
])('%s is met however that is written', (name, ways) => {
  const session = harbourLedger({ refold: true });
  const { id } = addMember(session, { name });
  forgetMember(session, id, { instead });
  for (const way of ways) {
    expect([way, refusedWith(() => addMember(session, { name: way }))]).toEqual([
      way,
      'was-forgotten',
    ]);
    const read = session.ledger.read((reader) => reader.watched().without(`Ask ${way}, please.`));
    expect(read).toBe('Ask a former member, please.');
  }
});

test('a letter behind a name is the next word, and a name of single signs is a name', () => {
  const session = harbourLedger({ refold: true });
  for (const name of ['Anna Smith', '李 明']) {
    forgetMember(session, addMember(session, { name }).id, { instead });
  }
  const read = (text: string): string =>
    session.ledger.read((reader) => reader.watched().without(text));
  expect(read('Ask Anna Smith A plan is needed')).toBe('Ask a former member A plan is needed');
  expect(refusedWith(() => addMember(session, { name: '李 明' }))).toBe('was-forgotten');
  expect(addMember(session, { name: '李 安' }).name).toBe('李 安');
});

test('what is kept of a name is no bare digest of it', () => {
  const [one, other] = [forgetful(), forgetful()].map(({ ledger }) =>
    ledger.read((reader) =>
      reader.value<string>("SELECT data FROM entry WHERE kind = 'community.names-watched'"),
    ),
  );
  const digests = (data: string | undefined): string[] =>
    (JSON.parse(data ?? '[]') as unknown[]).find(Array.isArray) as string[];
  expect(digests(one).length).toBeGreaterThan(3);
  expect(digests(one).filter((each) => digests(other).includes(each))).toEqual([]);
});

test('a copy that was written to after a forgetting comes in without them, as is shown', () => {
  const session = harbourLedger({ refold: true });
  const { id } = addMember(session, quill);
  const copy = copied(session, 'copy');
  forgetMember(session, id, { instead });
  offerCommitment(copy, { text: 'Ask Zoë Quill-Feather for soup', by: null });
  writeNote(copy, { kind: 'words', text: 'Write to zq@harbour.example, or @zquill' });
  const second = addMember(copy, { name: 'Quill-Feather, Zoë (Leeds)', note: 'zznote' });
  editMember(copy, second.id, { name: 'Zoe Quill Feather' });
  const other = addMember(copy, { name: 'Zoë Hill' });
  expect(other.name).toBe('Zoë Hill');

  const brought = bringIn(session, copy);

  expect(brought?.named.map(({ now: reads }) => reads)).toContain('Ask a former member for soup');
  expect(brought?.named.map(({ now: reads }) => reads)).toContain(
    'Write to a former member, or a former member',
  );
  expect(brought?.nameless).toHaveLength(1);
  session.ledger.read((reader) => {
    expect(reader.values('SELECT name FROM member ORDER BY no')).toContain('Zoë Hill');
    expect(reader.values('SELECT text FROM commitment')).toEqual(['Ask a former member for soup']);
  });
  const bytes = readFileSync(session.ledger.path).toString('latin1').toLowerCase();
  for (const word of ['quill', 'zq@harbour', 'zznote']) expect(bytes).not.toContain(word);
  expect(checkLedger(session.ledger)).toEqual([]);
});

test('a copy comes in as it stands where that is said', () => {
  const session = harbourLedger({ refold: true });
  const { id } = addMember(session, quill);
  const copy = copied(session, 'copy');
  forgetMember(session, id, { instead });
  offerCommitment(copy, { text: 'Ask Zoë Quill-Feather for soup', by: null });
  const how = { now: session.now, actor: null, on: session.today, again: true };
  session.ledger.bringIn(how, copy.ledger.path, ({ named }) => expect(named).toEqual([]));
  expect(session.ledger.read((reader) => reader.values('SELECT text FROM commitment'))).toEqual([
    'Ask Zoë Quill-Feather for soup',
  ]);
});

test('where the copy has forgotten somebody, what was written here since is put in other words', () => {
  const session = harbourLedger({ refold: true });
  const { id } = addMember(session, quill);
  const copy = copied(session, 'copy');
  forgetMember(copy, id, { instead });
  offerCommitment(session, { text: 'Ask Zoë Quill-Feather for soup', by: null });
  expect(bringIn(session, copy)?.named.map(({ now: reads }) => reads)).toEqual([
    'Ask a former member for soup',
  ]);
  expect(refusedWith(() => addMember(session, quill))).toBe('was-forgotten');
});

test('what is put back in the place of a ledger goes on watching for whom that one watched', async () => {
  const session = harbourLedger();
  const { path } = session.ledger;
  const { id } = addMember(session, quill);
  const zip = join(temporaryFolder(), 'elsewhere.zip');
  await makeBackup(session.ledger, zip, { now, whole: true });
  const copy = join(dirname(path), 'copy.momentum');
  copyFileSync(path, copy);
  forgetMember(session, id, { instead });
  session.ledger.close();
  const { watches = [] } = putBack(readSource(zip), path);
  const back = reopened(path);
  keepWatching(back, watches);
  keepWatching(back, watches);
  expect(refusedWith(() => addMember(back, { name: 'Zoë Quill-Feather' }))).toBe('was-forgotten');
  expect(
    back.ledger.read((reader) =>
      reader.value("SELECT count(*) FROM entry WHERE kind = 'community.names-watched'"),
    ),
  ).toBe(1);
});

test('whoever was forgotten stays so, however often an older copy is put back, and whichever', async () => {
  const session = harbourLedger();
  const { path } = session.ledger;
  const { id } = addMember(session, quill);
  const elsewhere = temporaryFolder();
  const [first, second] = ['first.zip', 'second.zip'].map((name) => join(elsewhere, name)) as [
    string,
    string,
  ];
  await makeBackup(session.ledger, first, { now, whole: true });
  addMember(session, { name: 'Ida Moss' });
  await makeBackup(session.ledger, second, { now, whole: true });
  forgetMember(session, id, { instead });
  session.ledger.close();
  for (const zip of [first, second, first, second]) {
    const { watches = [], without } = putBack(readSource(zip), path);
    expect(without).toBe(true);
    const back = reopened(path);
    keepWatching(back, watches);
    expect(readFileSync(path).includes('Quill-Feather')).toBe(false);
    expect(refusedWith(() => addMember(back, { name: 'Zoë Quill-Feather' }))).toBe('was-forgotten');
    back.ledger.close();
  }
});

test('the digests are those that docs/ledger.md tells of', () => {
  const kept = forgetful().ledger.read((reader) => [
    ...reader.entries("kind = 'community.names-watched'"),
  ])[0]?.data as { key: string; digests: string[] };
  const digest = (form: string): string =>
    createHmac('sha256', kept.key).update(form).digest('base64url').slice(0, 22);
  for (const form of ['= feather quill zoe', '= example harbour zq', '~ featherlight']) {
    expect(kept.digests).toContain(digest(form));
  }
  expect(kept.digests).not.toContain(digest('~ z'));
});

test('what puts them on record again is the line that was typed, or one that does what it would have', async () => {
  const { momentum } = stage();
  const type = async (...argv: string[]) => {
    const { exit, out, err } = await momentum(argv);
    return { exit, said: `${out}${err}`.replace(/\s+/g, ' ') };
  };
  await type('init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf');
  await type('member', 'add', 'Zoran Quist', '--email', 'zq@harbour.example', '--handle', 'zq');
  await type('member', 'forget', 'zoran', '--yes');
  const lines = [
    'member add "Ida Lund" --email zq@harbour.example',
    'member request "Ida Lund <zq@harbour.example>"',
    'member edit 1 --handle zq',
    'member edit 1 --email zq@harbour.example',
    'member alias 1 zq@harbour.example',
  ];
  for (const line of lines) {
    const words = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
    const { exit, said } = await type(...words);
    expect([exit, said]).toEqual([1, expect.stringContaining(`momentum ${line} --again`)]);
    expect(await type(...words, '--again')).toMatchObject({ exit: 0 });
    await type('undo', '--yes');
  }
});

test('where the verb knows no such flag, it is said whose address it is', () => {
  const session = forgetful();
  const by = { name: 'Ida Lund', email: 'zq@harbour.example' };
  const next = (): string => {
    try {
      offerCommitment(session, { text: 'Find a room', by });
      return '';
    } catch (cause) {
      return (cause as Refusal).next;
    }
  };
  expect(next()).toContain('momentum member add "Ida Lund" --email "zq@harbour.example" --again');
});

test('that a ledger which was put back watches can’t be taken back, as a forgetting can’t', () => {
  const session = harbourLedger();
  const { id } = addMember(session, { name: 'Zora Quill' });
  forgetMember(session, id, { instead: 'a former member' });
  const other = harbourLedger();
  keepWatching(other, session.ledger.read(watchesOf));
  const batch = other.ledger.read((reader) =>
    reader.value<number>("SELECT batch FROM entry WHERE kind = 'community.names-watched'"),
  );
  expect(refusedWith(() => undoBatch(other, batch ?? 0))).toBe('undo-forgetting');
  expect(other.ledger.read(watchedIn).on('Zora Quill')).toBe(session.today);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importables } from '../../../src/bring/applying/importables.js';
import { forgetMember } from '../../../src/ledger/forgetting-member.js';
import { keepCommitment, moveCommitment } from '../../../src/things/commitment/changes.js';
import { addMember } from '../../../src/things/member/changes.js';
import type { Session } from '../../../src/things/session.js';
import { all, type BroughtIn, bring, checkedLedger, column } from './files.js';

const instead = 'a former member';

/** Of each kind of file one that speaks of somebody in whatever cell may; the last row does not. */
const files: Readonly<Record<BroughtIn, readonly string[]>> = {
  members: ['name,email', 'Quill Featherwick,qf@harbour.example', 'Ines Moreau,'],
  meetings: [
    'date,title,host,place,notes,status',
    '2026-10-06,Evening,Quill Featherwick,at Featherwick’s,Quill Featherwick brings soup,held',
    '2026-10-13,Supper,,,,held',
  ],
  attendance: ['date,person', '2026-10-06,"Featherwick, Quill"', '2026-10-06,Ines Moreau'],
  commitments: [
    'what,who,date,due,status',
    'Find a room,Quill Featherwick,2026-10-06,2026-11-10,kept',
    'Paint it,"Ines Moreau, Quill Featherwick",2026-10-06,2026-12-10,',
    'Ask Featherwick for the key,Ines Moreau,2026-10-06,2026-12-10,',
  ],
  contributions: [
    'date,person,kind,title,handle',
    '2026-10-06,Quill Featherwick,talk,Lamps,',
    '2026-10-07,Somebody Else,talk,Wood,@quillf',
    '2026-10-08,Ines Moreau,talk,What Featherwick said,',
  ],
};

async function forgetful(): Promise<Session> {
  const session = checkedLedger();
  addMember(session, { name: 'Ines Moreau' });
  const { id } = addMember(session, {
    ...{ name: 'Quill Featherwick', email: 'qf@harbour.example', handle: 'quillf' },
  });
  forgetMember(session, id, { instead });
  return session;
}

const bytesOf = ({ ledger }: Session): string => readFileSync(ledger.path).toString('latin1');

test('there is a file of each kind', () => {
  expect(importables.map(({ name }) => name).sort()).toEqual(Object.keys(files).sort());
});

test.each(Object.keys(files) as BroughtIn[])(
  'a file of %s brings nobody back who asked to be forgotten, and the rest comes in',
  async (kind) => {
    const session = await forgetful();
    for (const addUnknown of [false, true]) {
      const { remarks } = await bring(session, kind, files[kind] ?? [], { addUnknown });
      expect(remarks.join('\n')).toMatch(/asked to be forgotten/);
    }
    expect(bytesOf(session)).not.toMatch(/featherwick|qf@harbour|quillf/i);
    expect(all(session, 'SELECT * FROM unmatched')).toEqual([]);
    const table = { members: 'member', attendance: 'meeting' }[kind as string] ?? kind.slice(0, -1);
    expect(column(session, 'no', table).length).toBeGreaterThan(0);
  },
);

test.each(Object.keys(files) as BroughtIn[])(
  'a row of %s brings them back where that is said of its line',
  async (kind) => {
    const session = await forgetful();
    const row = ['2=again'];
    await bring(session, kind, files[kind] ?? [], { addUnknown: true, row });
    expect(column(session, 'name', 'member')).toContain('Quill Featherwick');
  },
);

test('what somebody did who was forgotten does not come in again, under their name or without one', async () => {
  const session = checkedLedger();
  addMember(session, { name: 'Ines Moreau' });
  const { id } = addMember(session, { name: 'Quill Featherwick' });
  const file = [
    'what,who,date,due,status',
    'Find a room,Quill Featherwick,2026-10-06,2026-11-10,',
    'Paint it,Quill Featherwick,2026-10-06,2026-12-10,',
    'Sing,Ines Moreau,2026-10-06,2026-12-10,',
  ];
  await bring(session, 'commitments', file);
  const ids = column(session, 'id', 'commitment') as number[];
  moveCommitment(session, ids[0] ?? 0, { to: '2026-12-24', why: 'too busy' });
  keepCommitment(session, ids[0] ?? 0, {});
  forgetMember(session, id, { instead });
  const before = all(session, 'SELECT no, status, text FROM commitment ORDER BY no');
  const nameless = file.map((line) => line.replace('Quill Featherwick', ''));
  for (const lines of [file, nameless, file]) {
    const { of } = await bring(session, 'commitments', lines);
    expect(of).toMatchObject({ fresh: 0, known: lines === nameless ? 3 : 1 });
    expect(all(session, 'SELECT no, status, text FROM commitment ORDER BY no')).toEqual(before);
  }
});

test('a row that is about somebody else is told from theirs', async () => {
  const session = await forgetful();
  const { remarks } = await bring(session, 'members', ['name', 'Quill Moss', 'Ana Featherwick']);
  expect(remarks).toEqual([]);
  expect(column(session, 'name', 'member')).toContain('Ana Featherwick');
});

import { describe, expect, test } from 'vitest';
import { layOutNotes } from '../../../src/bring/notes/layout.js';
import { lookAtNotes, recordNotes, typedAt } from '../../../src/bring/notes/record.js';
import { undoBatch } from '../../../src/ledger/undo.js';
import { grammarsFor } from '../../../src/lines/grammar.js';
import { customsIn } from '../../../src/things/community/customs.js';
import { lastBatch } from '../../../src/things/history.js';
import { addMember } from '../../../src/things/member/changes.js';
import { need } from '../../../src/things/session.js';
import { meetingOfMenders } from '../../lines/harbour-lines.js';

/** Notes of the menders’ meeting, read as often as they are gone on with. */
function atTheMenders() {
  const { session, meeting } = meetingOfMenders();
  const typed = (text: string) => {
    const notes = layOutNotes(text, grammarsFor(session.ledger.read(customsIn)));
    return typedAt(session, meeting, notes).lines;
  };
  const summary = ({ lines, gone }: ReturnType<typeof lookAtNotes>) => ({
    told: lines.flatMap(({ told }) => told),
    waits: lines.flatMap(({ waits }) => waits.map(({ line }) => line)),
    gone,
  });
  return {
    session,
    look: (text: string) => summary(lookAtNotes(session, meeting, typed(text))),
    read: (text: string) => summary(recordNotes(session, meeting, typed(text))),
    state: () => session.ledger.read((reader) => need(reader, 'meeting', meeting.id)),
    count: (of: string) =>
      session.ledger.read((reader) => reader.value<number>(`SELECT count(*) FROM ${of}`) ?? 0),
    undo: () =>
      undoBatch(
        session,
        session.ledger.read((reader) => lastBatch(reader)?.id ?? 0),
      ),
  };
}

const notes = [
  'Present: Tom, Grace',
  'The hall was cold.',
  '## Actions',
  '- [ ] @tom find a room by Friday',
  '- [ ] Zoe to bring cake by Friday',
  '## Decisions',
  '- tea is free',
].join('\n');

test('to look leaves nothing behind, and says what reading says', () => {
  const { look, read, state, count } = atTheMenders();
  const before = count('entry');
  const looked = look(notes);
  expect(count('entry')).toBe(before);
  expect(state().status).toBe('planned');
  expect(read(notes)).toEqual(looked);
  expect(state().status).toBe('held');
});

test('one undo takes back all of it, and what waits too', () => {
  const { read, undo, state, count } = atTheMenders();
  const before = count('commitment');
  read(notes);
  expect(count('commitment')).toBe(before + 1);
  expect(state().notes.map(({ text }) => text)).toEqual([
    'The hall was cold.',
    'To settle: Zoe will bring cake by Friday',
  ]);
  undo();
  expect(count('commitment')).toBe(before);
  expect(state()).toMatchObject({ status: 'planned', attendance: [], notes: [] });
});

describe('read again', () => {
  test('the same notes change nothing', () => {
    const { read, count } = atTheMenders();
    read(notes);
    const before = count('entry');
    expect(read(notes)).toEqual({ told: [], waits: ['Zoe will bring cake by Friday'], gone: [] });
    expect(count('entry')).toBe(before);
  });

  test('a ticked box is kept, and another day is a move', () => {
    const { read } = atTheMenders();
    read(notes);
    expect(read(notes.replace('by Friday', 'by 4 December')).told).toEqual([
      '15 (Find a room) was moved to Friday 4 December 2026.',
    ]);
    expect(
      read(notes.replace('by Friday', 'by 4 December').replace('[ ] @tom', '[x] @tom')).told,
    ).toEqual(['15 (Find a room) was kept.']);
  });

  test('what is gone is told, and stays', () => {
    const { read, count } = atTheMenders();
    read(notes);
    const [promises, decisions] = [count('commitment'), count('decision')];
    const less = notes.replace('The hall was cold.\n', '').replace('\n- tea is free', '');
    expect(read(less)).toMatchObject({
      told: [],
      gone: ['1 (Tea is free)', '“The hall was cold.”'],
    });
    expect([count('commitment'), count('decision')]).toEqual([promises, decisions]);
    expect(read(less).gone).toEqual([]);
  });

  test('what waited is settled once somebody is known, and its note goes', () => {
    const { session, read, state, undo } = atTheMenders();
    read(notes);
    addMember(session, { name: 'Zoe Lark' });
    expect(read(notes)).toEqual({
      told: ['Zoe Lark offered 16 (Bring cake), by Friday 27 November 2026.'],
      waits: [],
      gone: [],
    });
    expect(state().notes.map(({ text }) => text)).toEqual(['The hall was cold.']);
    undo();
    expect(state().notes.map(({ text }) => text)).toContain(
      'To settle: Zoe will bring cake by Friday',
    );
  });

  test('a line that waited and was mended asks no more', () => {
    const { read, state } = atTheMenders();
    read(notes);
    expect(read(notes.replace('Zoe', 'Lena')).told).toEqual([
      'Lena Fox offered 16 (Bring cake), by Friday 27 November 2026.',
    ]);
    expect(state().notes.map(({ text }) => text)).toEqual(['The hall was cold.']);
  });

  test('after it was taken back all of it is new again', () => {
    const { read, undo } = atTheMenders();
    const first = read(notes);
    undo();
    expect(read(notes).told).toHaveLength(first.told.length);
  });

  test('what somebody else’s notes say of the same meeting is not said twice, nor missed', () => {
    const { read } = atTheMenders();
    read(notes);
    const others = '- [ ] @tom find a room by Friday\n- [ ] @owen sweep the hall\nit rained\n';
    expect(read(others)).toEqual({
      told: ['Owen Price offered 16 (Sweep the hall).', 'it rained'],
      waits: [],
      gone: [],
    });
    expect(read(notes).told).toEqual([]);
  });
});

test('a promise of before that is open is that one, and what is ticked there is kept', () => {
  const { read, count } = atTheMenders();
  const before = count('commitment');
  expect(read('- [x] Tom: old promise 3\n- [ ] Tom: old promise 4 by 12 December\n').told).toEqual([
    '3 (Old promise 3) was kept.',
    '4 (Old promise 4) was moved to Saturday 12 December 2026.',
  ]);
  expect(count('commitment')).toBe(before);
});

describe('what nobody would write', () => {
  test('a line of 100,000 letters is a note, in time', () => {
    const { read, state } = atTheMenders();
    const long = `ACTION: ${'a'.repeat(100_000)}`;
    read(long);
    expect(
      state()
        .notes.map(({ text }) => text)
        .join(''),
    ).toHaveLength(long.replace(' ', '').length);
  });

  test.each([
    `- [ ] ${'('.repeat(3_000)}`,
    `ACTION: ${'a - '.repeat(900)}`,
    `- [ ] ${'@tom '.repeat(700)}`,
    `${'*'.repeat(1_500)}x${'_'.repeat(1_500)}`,
    `- [ ] ${'tom, '.repeat(300)}: paint`,
    `Present: ${'Tom Reed, '.repeat(300)}`,
    `| a |\n|---|\n${'| x |\n'.repeat(400)}`,
  ])('%#: it is read in less than a second', (text) => {
    const { look } = atTheMenders();
    const from = process.cpuUsage();
    look(text);
    const { user, system } = process.cpuUsage(from);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });

  test('500 lines that were pasted are on record at once', () => {
    const { read, state } = atTheMenders();
    const lines = Array.from({ length: 250 }, (_, no) => [
      `- [ ] @tom do thing ${no} by Friday`,
      `what was said ${no}`,
    ]).flat();
    const from = process.cpuUsage();
    const { told } = read(lines.join('\n'));
    const { user, system } = process.cpuUsage(from);
    expect(told).toHaveLength(500);
    expect(state().notes).toHaveLength(250);
    expect((user + system) / 1_000).toBeLessThan(4_000);
  });
});

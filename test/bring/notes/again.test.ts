import { describe, expect, test } from 'vitest';
import { layOutNotes } from '../../../src/bring/notes/layout.js';
import { lookAtNotes, recordNotes, typedAt } from '../../../src/bring/notes/record.js';
import { undoBatch } from '../../../src/ledger/undo.js';
import { grammarsFor } from '../../../src/lines/grammar.js';
import { openBook } from '../../../src/lines/line-book.js';
import {
  keepCommitment,
  moveCommitment,
  offerCommitment,
  releaseCommitment,
  reopenCommitment,
  takeCommitment,
} from '../../../src/things/commitment/changes.js';
import { ownerOf } from '../../../src/things/commitment/fields.js';
import { findCommitments } from '../../../src/things/commitment/find.js';
import { handBackCommitment } from '../../../src/things/commitment/handing-back.js';
import { customsIn } from '../../../src/things/community/customs.js';
import { lastBatch } from '../../../src/things/history.js';
import { planMeeting } from '../../../src/things/meeting/changes.js';
import { addMember } from '../../../src/things/member/changes.js';
import { findMembers } from '../../../src/things/member/find.js';
import { need, type Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { addDays } from '../../../src/time/day.js';
import { today } from '../../helpers/ledger.js';
import { leastWork } from '../../helpers/work.js';
import { meetingOfMenders } from '../../lines/harbour-lines.js';

/** Notes of the menders’ meeting, read as often as they are gone on with. */
function atTheMenders(daysLater = 0) {
  const { session: then, meeting } = meetingOfMenders();
  const session = { ...then, today: addDays(then.today, daysLater) };
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
    asked: (text: string) =>
      lookAtNotes(session, meeting, typed(text)).lines.flatMap(({ waits }) =>
        waits.map(({ why, next }) => [why, next]),
      ),
    read: (text: string) => summary(recordNotes(session, meeting, typed(text))),
    state: () => session.ledger.read((reader) => need(reader, 'meeting', meeting.id)),
    count: (of: string) =>
      session.ledger.read((reader) => reader.value<number>(`SELECT count(*) FROM ${of}`) ?? 0),
    act: (no: number, change: (id: Id) => unknown) =>
      change(
        session.ledger.read(
          (reader) => findCommitments(reader, String(no), session.today)[0]?.id as Id,
        ),
      ),
    undo: () =>
      undoBatch(
        session,
        session.ledger.read((reader) => lastBatch(reader)?.id ?? 0),
      ),
  };
}

const statusOf = ({ ledger }: Session, no: number) =>
  ledger.read((reader) => reader.value('SELECT status FROM commitment WHERE no = ?', no));

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
    ).toEqual(['15 (Find a room) was kept; when, nobody has said.']);
  });

  const toMove = '- [ ] Tom to find a hall by 4 December\n- [ ] Tom to ask the library\n';
  const ticked = toMove.replaceAll('[ ]', '[x]');

  test('what was moved here meanwhile stays moved, though the notes say its day of before', () => {
    const { session, read, act } = atTheMenders();
    read(toMove);
    act(15, (id) => moveCommitment(session, id, { to: '2026-12-11' }));
    act(16, (id) => moveCommitment(session, id, { to: '2026-12-12' }));
    expect(read(ticked).told).toEqual([
      '15 (Find a hall) was kept; when, nobody has said.',
      '16 (Ask the library) was kept; when, nobody has said.',
    ]);
  });

  test.each([
    ['in other words', 'Tom will find a hall by 4 December\n'],
    ['by the same day otherwise written', '- [ ] @tom find a hall by 2026-12-04\n'],
  ])('what was moved here stays moved, %s', (_, again) => {
    const { session, read, act } = atTheMenders();
    read('- it rained\n- [ ] Tom to find a hall by 4 December\n');
    act(15, (id) => moveCommitment(session, id, { to: '2026-12-11' }));
    expect(read(`- it rained\n${again}`).told).toEqual([]);
    expect(read('- it rained\n- [ ] Tom to find a hall by 18 December\n').told).toEqual([
      '15 (Find a hall) was moved to Friday 18 December 2026.',
    ]);
    expect(read('- it rained\n- [ ] Tom to find a hall by 4 December\n').told).toEqual([
      '15 (Find a hall) was moved to Friday 4 December 2026.',
    ]);
  });

  test('“next meeting” is not another day because another meeting is planned', () => {
    const { session, read } = atTheMenders();
    read('- [ ] Tom to find a hall by next meeting\n');
    planMeeting(session, { title: 'Quay walk', day: '2026-12-02' });
    expect(read('- [x] Tom to find a hall by next meeting\n').told).toEqual([
      '15 (Find a hall) was kept; when, nobody has said.',
    ]);
  });

  test('a day that a promise of before had, taken over from older notes, moves nothing', () => {
    const { session, read, act } = atTheMenders();
    act(3, (id) => moveCommitment(session, id, { to: '2026-12-19' }));
    expect(read('- [ ] Tom: old promise 3 by 5 December\n').told).toEqual([]);
  });

  test('a tick on what was let go here meanwhile is named', () => {
    const { session, read, act } = atTheMenders();
    read(toMove);
    act(15, (id) => releaseCommitment(session, id, {}));
    expect(read(ticked)).toMatchObject({
      told: ['16 (Ask the library) was kept; when, nobody has said.'],
      waits: ['Tom will find a hall by 4 December'],
    });
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

describe('a mark that was taken away', () => {
  const open = '- it rained\n- [ ] Tom to find a hall\n';
  test.each([
    ['a tick', '[x]', 'kept', 'ticked it off'],
    ['a line that was given up', '[-]', 'released', 'gave it up'],
  ])('%s is asked about until it is settled, by number', (_, mark, status, said) => {
    const { session, read, asked, state, act, count } = atTheMenders();
    const marked = open.replace('[ ]', mark);
    read(open);
    read(marked);
    const before = count('commitment');
    for (const turn of [1, 2]) {
      expect(asked(open), `turn ${turn}`).toEqual([
        [
          expect.stringContaining(`The notes ${said} before and do not now, and 15`),
          'momentum reopen 15',
        ],
      ]);
      expect(read(open)).toMatchObject({ told: [], gone: [] });
      expect(state().notes.map(({ text }) => text)).toEqual(['it rained', 'To settle: reopen 15?']);
    }
    expect(statusOf(session, 15)).toBe(status);
    act(15, (id) => reopenCommitment(session, id));
    expect(read(open)).toEqual({ told: [], waits: [], gone: [] });
    expect(state().notes.map(({ text }) => text)).toEqual(['it rained']);
    expect(count('commitment')).toBe(before);
  });

  test('once it is back nothing is asked any more', () => {
    const { read, state } = atTheMenders();
    const marked = open.replace('[ ]', '[x]');
    read(marked);
    read(open);
    expect(read(marked)).toEqual({ told: [], waits: [], gone: [] });
    expect(state().notes.map(({ text }) => text)).toEqual(['it rained']);
  });

  test('what was kept here, and never ticked there, is not asked about', () => {
    const { session, read, act } = atTheMenders();
    read(open);
    act(15, (id) => keepCommitment(session, id, {}));
    expect(read(open.replace('find a hall', 'find a hall by 18 December'))).toMatchObject({
      told: [],
      waits: [],
    });
  });

  test('nothing that is asked of what is on record makes it anew when the meeting is gone on with', () => {
    const { session, read, state, act, count } = atTheMenders();
    const library = '- [ ] Tom to ask the library\n';
    read(open.replace('[ ]', '[x]') + library);
    act(16, (id) => releaseCommitment(session, id, {}));
    read(`${open}${library.replace('[ ]', '[x]')}- [x] Tom found old promise 4\n`);
    const before = count('commitment');
    const book = openBook(session, state());
    expect(book.again()).toEqual([]);
    expect(book.waiting().map(({ text }) => text)).toEqual(['reopen 15?', 'kept 16?', 'kept 4?']);
    expect(count('commitment')).toBe(before);
    expect(book.settle(1, 'reopen 15').flatMap(({ told }) => told)).toEqual([
      expect.stringContaining('15 (Find a hall)'),
    ]);
    expect(statusOf(session, 15)).toBe('offered');
  });
});

describe('another name in a line', () => {
  const holds = (session: Session, no: number) =>
    session.ledger.read((reader) => {
      const id = findCommitments(reader, String(no), session.today)[0]?.id as Id;
      const owner = ownerOf(need(reader, 'commitment', id));
      return owner && need(reader, 'member', owner).name;
    });

  test.each([
    ['nobody yet', 'TBD'],
    ['somebody else', 'Tom'],
  ])('where %s had it before it is the same promise', (_, who) => {
    const { session, read, count } = atTheMenders();
    const first = `- it rained\n- [ ] ${who}: find a hall by 4 December\n`;
    read(first);
    const before = count('commitment');
    const { told, waits, gone } = read(first.replace(who, 'Grace'));
    expect([told.length, waits, gone]).toEqual([1, [], []]);
    expect(told[0]).toContain('15 (Find a hall)');
    expect(told[0]).toContain('Grace Okoro');
    expect(holds(session, 15)).toBe('Grace Okoro');
    expect(count('commitment')).toBe(before);
    expect(read(first.replace(who, 'Grace'))).toEqual({ told: [], waits: [], gone: [] });
  });

  test('and another day, and a tick: all of it', () => {
    const { session, read } = atTheMenders();
    read('- it rained\n- [ ] TBD: find a hall by 4 December\n');
    read('- it rained\n- [x] Grace: find a hall by 4 December\n');
    expect([holds(session, 15), statusOf(session, 15)]).toEqual(['Grace Okoro', 'kept']);
  });

  test.each(['TBD', 'Tom'])('beside “%s” it is another promise', (who) => {
    const { session, read } = atTheMenders();
    const first = `- it rained\n- [ ] ${who}: find a hall\n`;
    read(first);
    // Of what nobody has yet it may be the same, and is asked about.
    const { waits } = read(`${first}- [ ] Grace: find a hall\n`);
    expect(waits).toEqual(who === 'TBD' ? ['Grace will find a hall'] : []);
    if (who === 'Tom') expect(holds(session, 16)).toBe('Grace Okoro');
    expect(holds(session, 15)).toBe(who === 'TBD' ? null : 'Tom Reed');
  });

  test('where nobody is named any more it is asked whether it is wanted again', () => {
    const { session, read, asked, act } = atTheMenders();
    const first = '- it rained\n- [ ] Tom: find a hall\n';
    const then = first.replace('Tom', 'TBD');
    read(first);
    for (const turn of [1, 2]) {
      expect(asked(then), `turn ${turn}`).toEqual([
        [
          'The notes name nobody for it any more, and 15 is Tom Reed’s here: is it wanted again?',
          'momentum hand-back 15',
        ],
      ]);
      read(then);
    }
    act(15, (id) => handBackCommitment(session, id, {}));
    expect(read(then)).toEqual({ told: [], waits: [], gone: [] });
  });

  test('who took here what the notes still look for somebody for keeps it', () => {
    const { session, read, act } = atTheMenders();
    read('- it rained\n- [ ] TBD: find a hall\n');
    const by = session.ledger.read(
      (reader) => findMembers(reader, 'tom', session.today)[0]?.id as Id,
    );
    act(15, (id) => takeCommitment(session, id, { by }));
    expect(read('- it rained\n- [ ] TBD: find a hall by 4 December\n').waits).toEqual([]);
    expect(holds(session, 15)).toBe('Tom Reed');
  });
});

test('a promise of before that is open is that one, and what is ticked there is kept', () => {
  const { read, count } = atTheMenders();
  const before = count('commitment');
  expect(read('- [x] Tom: old promise 3\n- [ ] Tom: old promise 4 by 12 December\n').told).toEqual([
    '3 (Old promise 3) was kept; when, nobody has said.',
    '4 (Old promise 4) was moved to Saturday 12 December 2026.',
  ]);
  expect(count('commitment')).toBe(before);
});

test('what was kept long before is that one where the notes tick it off', () => {
  const { session, read, act, count } = atTheMenders();
  const before = count('commitment');
  act(3, (id) => keepCommitment(session, id, {}));
  expect(read('- [x] Tom: old promise 3\n').told).toEqual([]);
  expect(count('commitment')).toBe(before);
});

test('a promise that is known waits where somebody stands in it who is not', () => {
  const { read } = atTheMenders();
  read('- [ ] Tom to find a hall\n');
  expect(read('- [ ] Tom to find a hall\n- [ ] Tom and Zoe to find a hall\n').waits).toEqual([
    'Tom and Zoe will find a hall',
  ]);
});

describe('what is ticked in nearly the words of what is open', () => {
  const withUrn = () => {
    const menders = atTheMenders();
    const by = menders.session.ledger.read(
      (reader) => findMembers(reader, 'grace', menders.session.today)[0]?.id as Id,
    );
    offerCommitment(menders.session, { text: 'Bring the urn', by, due: '2026-12-05' });
    return menders;
  };

  test.each(['brought the urn', 'to bring an urn along'])('it waits: “%s”', (what) => {
    const { asked, read, count } = withUrn();
    const before = count('commitment');
    const line = `- [x] Grace ${what}\n`;
    expect(asked(line)).toEqual([
      ['Is that 15 (“Bring the urn”), which is open?', 'momentum keep 15'],
    ]);
    expect(read(line).told).toEqual([]);
    expect(count('commitment')).toBe(before);
  });

  test.each([
    'Tom brought the urn',
    'Grace brought the cake',
    'Grace to bring tea',
    'Tom: old promise 77',
  ])('is another thing: “%s”', (line) => {
    const { read } = withUrn();
    expect(read(`- [x] ${line}\n`)).toMatchObject({
      told: [expect.stringContaining('offered'), expect.stringContaining('was kept')],
      waits: [],
    });
  });
});

describe('a tick says no day', () => {
  const kept = ({ ledger }: Session) =>
    ledger.read((reader) =>
      reader.all('SELECT no, status, closed_on, kept_by FROM commitment WHERE no IN (3, 15)'),
    );

  test('it was done by the day of the meeting at the latest, though the notes are read later', () => {
    const { session, read } = atTheMenders(7);
    read('- [x] Tom: old promise 3\n- [x] Grace will find a room\n');
    expect(kept(session)).toEqual([
      { no: 3, status: 'kept', closed_on: null, kept_by: today },
      { no: 15, status: 'kept', closed_on: null, kept_by: null },
    ]);
  });

  test('what the same notes held open before was done by the day on which they are read again', () => {
    const { session, read } = atTheMenders(7);
    read('- [ ] Tom: old promise 3 by 4 december\n');
    read('- [x] Tom: old promise 3 by 4 december\n');
    expect(kept(session)).toEqual([
      { no: 3, status: 'kept', closed_on: null, kept_by: addDays(today, 7) },
    ]);
  });

  test('what was moved after the meeting was open then', () => {
    const { session, read, act } = atTheMenders(7);
    act(3, (id) => moveCommitment(session, id, { to: '2026-12-24', because: null, why: null }));
    read('- [x] Tom: old promise 3\n');
    expect(kept(session)).toEqual([
      { no: 3, status: 'kept', closed_on: null, kept_by: addDays(today, 7) },
    ]);
  });
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
    expect(leastWork(1_000, atTheMenders, ({ look }) => look(text))).toBeLessThan(1_000);
  });

  test('500 lines that were pasted are on record at once', () => {
    const lines = Array.from({ length: 250 }, (_, no) => [
      `- [ ] @tom do thing ${no} by Friday`,
      `what was said ${no}`,
    ]).flat();
    const taken = leastWork(4_000, atTheMenders, ({ read, state }) => {
      expect(read(lines.join('\n')).told).toHaveLength(500);
      expect(state().notes).toHaveLength(250);
    });
    expect(taken).toBeLessThan(4_000);
  });
});

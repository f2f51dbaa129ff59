import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guarded } from '../../src/ledger/guarded.js';
import { undoBatch } from '../../src/ledger/undo.js';
import { openBook } from '../../src/lines/line-book.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { addDuty } from '../../src/things/duty/changes.js';
import { lastBatch } from '../../src/things/history.js';
import { isToSettle } from '../../src/things/meeting/waiting.js';
import { addMember } from '../../src/things/member/changes.js';
import { findMembers } from '../../src/things/member/find.js';
import { need } from '../../src/things/session.js';
import { together } from '../../src/things/together.js';
import { addDays } from '../../src/time/day.js';
import { refusedWith } from '../helpers/refused.js';
import { leastOf, leastWork, worked } from '../helpers/work.js';
import { meetingOfMenders } from './harbour-lines.js';

function atTheMeeting() {
  const { session, meeting } = meetingOfMenders();
  const state = () => session.ledger.read((reader) => need(reader, 'meeting', meeting.id));
  const count = (of: string) =>
    session.ledger.read((reader) => reader.value<number>(`SELECT count(*) FROM ${of}`) ?? 0);
  return { session, meeting, book: openBook(session, meeting), state, count };
}

test('the first line of whatever kind says that the meeting is held, and no line takes that back', () => {
  const { book, state } = atTheMeeting();
  expect(state().status).toBe('planned');
  book.add('the hall was cold');
  expect(state()).toMatchObject({ status: 'held', recorded: false });
  book.undo();
  expect(state()).toMatchObject({ status: 'held', notes: [] });
});

test('a full disk is no reason for a line to wait, whether or not it was said at a meeting', () => {
  const { session, meeting } = atTheMeeting();
  const change = () =>
    guarded(session.ledger.path, () => {
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    });
  const full = { ...session, ledger: { ...session.ledger, change } };
  for (const where of [null, meeting]) {
    const book = openBook(full, where);
    expect(refusedWith(() => book.add('tom will find a room by friday'))).toBe('disk-full');
    expect(book.lines()).toEqual([]);
  }
});

test('what is typed twice is on record once, whatever it is, and says what it waits for', () => {
  const { session, meeting, count } = atTheMeeting();
  const lines = [
    'tom will find a room by friday',
    'decided: we meet on mondays',
    'question: who has a van?',
    'thanks tom for the tea',
  ];
  const things = ['commitment', 'decision', 'question', 'contribution'];
  const once = openBook(session, meeting);
  const before = things.map(count);
  for (const line of lines) once.add(line);
  expect(things.map(count)).toEqual(before.map((many) => many + 1));
  const twice = openBook(session, meeting);
  const kinds = lines.map((line) =>
    twice
      .add(line)
      ?.waits.map(({ why }) => why)
      .join(),
  );
  expect(things.map(count)).toEqual(before.map((many) => many + 1));
  for (const why of kinds) expect(why).toMatch(/\d+ \(.+\)/);
});

test('a blank line is none', () => {
  const { book, state } = atTheMeeting();
  expect(['', '   ', '- ', '> ', '\u0007'].map((line) => book.add(line))).toEqual(
    Array(5).fill(undefined),
  );
  expect(state().status).toBe('planned');
});

test('one undo takes back the whole sitting, whatever was taken back or mended in it', () => {
  const { session, book, state, count } = atTheMeeting();
  const before = count('commitment');
  book.add('here: tom, zoe');
  book.add('tom will find a room by friday');
  book.add('kept 7');
  book.undo();
  book.edit(2, 'grace will find a room by friday');
  book.add('new: Zoe Lark');
  book.again();
  expect(state().attendance).toHaveLength(2);
  const last = session.ledger.read((reader) => lastBatch(reader)?.id ?? 0);
  undoBatch(session, last);
  expect(state()).toMatchObject({ status: 'planned', attendance: [], notes: [] });
  expect(count('commitment')).toBe(before);
});

test('what was taken back elsewhere meanwhile does not take along what comes after', () => {
  const { session, book, state } = atTheMeeting();
  book.add('the first');
  undoBatch(
    session,
    session.ledger.read((reader) => lastBatch(reader)?.id ?? 0),
  );
  book.add('the second');
  expect(state().notes.map(({ text }) => text)).toEqual(['the second']);
});

test('a line that others stand on is not taken back', () => {
  const { book } = atTheMeeting();
  book.add('tom will find a room by friday');
  book.add('kept 15');
  expect(refusedWith(() => book.edit(1, 'grace will find a room'))).toBe('undo-depended-on');
  expect(refusedWith(() => book.edit(9, 'the hall'))).toBe('no-such-line');
  expect(book.lines().map(({ text }) => text)).toEqual([
    'tom will find a room by friday',
    'kept 15',
  ]);
});

describe('what waits', () => {
  test('is on record as a note with a mark until it is said more clearly', () => {
    const { book, state } = atTheMeeting();
    book.add('zoe will find a room by friday');
    expect(state().notes.map(({ text }) => text)).toEqual([
      'To settle: zoe will find a room by friday',
    ]);
    const [came] = book.settle(1, 'tom will find a room by friday');
    expect(came?.told).toEqual(['Tom Reed offered 15 (Find a room), by Friday 27 November 2026.']);
    expect(state().notes).toEqual([]);
    expect(book.waiting()).toEqual([]);
  });

  test('is settled by the name that was asked for, and never by a word that is none', () => {
    const { book, session, state } = atTheMeeting();
    addMember(session, { name: 'Anna Kowalska' });
    addMember(session, { name: 'Anna Berg' });
    book.add('here: anna');
    const waiting = () => book.waiting().flatMap(({ waits }) => waits.map(({ line }) => line));
    for (const typed of ['k', 'perhaps', 'nobody can say']) {
      const [said] = book.settle(1, typed);
      expect(said?.waits[0]?.why).toContain('Type a name of somebody here');
      expect(waiting()).toEqual(['here: anna']);
    }
    expect(state().notes.map(({ text }) => text)).toEqual(['To settle: here: anna']);
    const [came] = book.settle(1, 'anna kowalska');
    expect(came?.told).toEqual(['This meeting: Anna Kowalska came.']);
    expect(state().notes).toEqual([]);
    book.add('zoe will find a room by friday');
    expect(book.settle(2, 'tom')[0]?.told).toEqual([
      expect.stringContaining('Tom Reed offered 15 (Find a room)'),
    ]);
    book.add('here: ada');
    book.settle(3, 'note: ada looked in');
    expect(state().notes.map(({ text }) => text)).toEqual(['ada looked in']);
  });

  test('stays marked where it is left as it is, and stands in no minutes for members', () => {
    const { book, session, meeting, state } = atTheMeeting();
    book.add('zoe will find a room by friday');
    expect(book.settle(1, '')).toEqual([]);
    const [note] = state().notes;
    expect(note?.text).toBe('To settle: zoe will find a room by friday');
    expect(isToSettle(note?.text ?? '')).toBe(true);
    expect(openBook(session, meeting).waiting()).toHaveLength(1);
  });

  test('is settled by itself once somebody is known', () => {
    const { book, session, state } = atTheMeeting();
    book.add('here: tom, zoe, ada');
    book.add('zoe will find a room by friday');
    addMember(session, { name: 'Zoe Lark' });
    expect(book.again().map(({ told }) => told)).toEqual([
      ['This meeting: Zoe Lark came.'],
      ['Zoe Lark offered 15 (Find a room), by Friday 27 November 2026.'],
    ]);
    expect(book.waiting().flatMap(({ waits }) => waits.map(({ line }) => line))).toEqual([
      'here: ada',
    ]);
    expect(state().attendance).toHaveLength(2);
  });

  test('is there again when the meeting is gone on with', () => {
    const { book, session, meeting, state } = atTheMeeting();
    book.add('here: tom, zoe');
    book.add('the hall was cold');
    const later = openBook(session, meeting);
    expect(later.waiting().flatMap(({ waits }) => waits.map(({ line }) => line))).toEqual([
      'here: zoe',
    ]);
    addMember(session, { name: 'Zoe Lark' });
    later.again();
    expect(state().attendance).toHaveLength(2);
    expect(state().notes.map(({ text }) => text)).toEqual(['the hall was cold']);
  });
});

test('what is written down after midnight was said on the day of the meeting', () => {
  const { session, meeting } = meetingOfMenders();
  const after = { ...session, today: '2026-11-22' as const };
  const book = openBook(after, meeting);
  const line = book.add('tom will find a room by tomorrow');
  book.add('here: tom');
  expect(line?.told).toEqual(['Tom Reed offered 15 (Find a room), by Sunday 22 November 2026.']);
  session.ledger.read((reader) => {
    expect(need(reader, 'meeting', meeting.id)).toMatchObject({
      status: 'held',
      heldOn: meeting.day,
      attendance: [{ there: 'present' }],
    });
    expect(reader.value('SELECT offered_on FROM commitment WHERE no = 15')).toBe(meeting.day);
  });
});

test('a name of 200 characters, and a sentence that no note could hold', () => {
  const { book, session, state } = atTheMeeting();
  const name = `Ann ${'Very'.repeat(49)}`;
  addMember(session, { name });
  expect(book.add(`${name} will find a room by friday`)?.told).toEqual([
    `${name} offered 15 (Find a room), by Friday 27 November 2026.`,
  ]);
  const long = 'word '.repeat(2_000).trim();
  book.add(long);
  expect(
    state()
      .notes.map(({ text }) => text)
      .join(' '),
  ).toBe(long);
});

test('500 lines that were pasted are on record, each in less than 50 ms', () => {
  const taken = leastWork(500 * 50, atTheMeeting, ({ book, state }) => {
    for (let no = 1; no <= 250; no += 1) {
      book.add(`tom will do thing ${no} by friday`);
      book.add(`what was said ${no}`);
    }
    expect(book.lines()).toHaveLength(500);
    expect(state().notes).toHaveLength(250);
  });
  expect(taken / 500).toBeLessThan(50);
});

/** What lines are made of, so that more of them mean something than by chance. */
const words = [
  ...[
    'tom',
    'will',
    'here:',
    'by',
    'friday',
    'kept',
    '7',
    'moved',
    'to',
    'decided:',
    '?',
    ':',
    ';',
  ],
  ...[
    'grace',
    'and',
    ',',
    'needs',
    '(',
    '\\',
    '"',
    '\u202e',
    '\u0000',
    'É',
    '部屋',
    'عمر',
    '’',
    '{who}',
  ],
];
const anyLine = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((each) => each.join(' ')),
  fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((each) => each.join('')),
  fc
    .tuple(fc.constantFrom(...words), fc.integer({ min: 1, max: 20_000 }))
    .map(([word, times]) => `${word} `.repeat(times)),
  fc.integer({ min: 1, max: 100_000 }).map((times) => 'a'.repeat(times)),
);

test('any line of any length is taken, and at once', () => {
  const { book, state } = atTheMeeting();
  book.add('what is needed for the first is there now');
  const slow: string[] = [];
  fc.assert(
    fc.property(anyLine, (typed) => {
      // A note holds 2,000 characters; of what is longer there are several.
      const enough = 50 * (1 + typed.length / 2_000);
      const taken = leastOf(enough, () => {
        const from = worked();
        const line = book.add(typed);
        const took = worked() - from;
        if (line === undefined) return took;
        expect(line.told.length + line.waits.length).toBeGreaterThan(0);
        book.undo();
        return took;
      });
      if (taken > enough) slow.push(typed.slice(0, 80));
    }),
    { numRuns: 100, examples: [['here: ;'], ['apologies: ,'], ['new: ;']] },
  );
  expect(state().status).toBe('held');
  expect(slow).toEqual([]);
});

test('a list of twenty people among six hundred is found as fast', () => {
  const names = Array.from({ length: 20 }, (_, nth) => `person${nth + 1}`).join(', ');
  const bookOfMany = () => {
    const { session, meeting } = meetingOfMenders();
    together(session, (within) => {
      for (let no = 1; no <= 600; no += 1) addMember(within, { name: `Person${no} Menderson` });
    });
    const book = openBook(session, meeting);
    book.add('tom will find a room by friday');
    return book;
  };
  const taken = leastWork(100, bookOfMany, (book) =>
    expect(book.add(`here: ${names}`)?.waits).toEqual([]),
  );
  expect(taken).toBeLessThan(100);
});

test('what is said in the words of a job that comes again is its turn, due on its day', () => {
  const { session, meeting, book } = atTheMeeting();
  const [grace] = session.ledger.read((reader) => findMembers(reader, 'grace', session.today));
  const again = { people: [grace?.id ?? 0], lead: 7 };
  addDuty(session, { ...again, text: 'Take the minutes', rule: { each: 'meeting', days: 0 } });
  addDuty(session, { ...again, text: 'Send the minutes', rule: { each: 'meeting', days: 1 } });
  book.add('tom will take the minutes');
  book.add('tom will send the minutes by tomorrow');
  book.add('tom will take the minutes by friday in two weeks');
  const turns = session.ledger.read((reader) =>
    reader.all(
      'SELECT text, duty, turn_of AS meeting, due_on AS due FROM commitment ORDER BY no DESC LIMIT 3',
    ),
  );
  const id = (text: string) =>
    session.ledger.read((reader) => reader.value('SELECT id FROM duty WHERE text = ?', text));
  const at = { meeting: meeting.id };
  const { today } = session;
  expect(turns.reverse()).toEqual([
    { text: 'Take the minutes', duty: id('Take the minutes'), ...at, due: today },
    { text: 'Send the minutes', duty: id('Send the minutes'), ...at, due: addDays(today, 1) },
    expect.objectContaining({ text: 'Take the minutes', duty: null }),
  ]);
});

describe('the beginning of a first name', () => {
  const withSamuel = (locale = 'en-GB') => {
    const { session, meeting } = meetingOfMenders();
    if (locale !== 'en-GB') editCommunity(session, { locale });
    addMember(session, { name: 'Samuel Finch' });
    return { session, book: () => openBook(session, meeting) };
  };

  test.each([
    ['en-GB', 'sam will bring cake by tuesday'],
    ['en-GB', 'here: sam'],
    ['en-GB', 'thanks sam for the lamp'],
    ['fr-FR', 'sam va apporter le pain avant le 4 décembre'],
  ])('%s: “%s” means the one who is called so, and says whom', (locale, line) => {
    const { told = [], waits } = withSamuel(locale).book().add(line) ?? {};
    expect([told.join(' '), waits]).toEqual([expect.stringContaining('Samuel Finch'), []]);
  });

  test('of two it is asked, and of a word nothing is guessed', () => {
    const { session, book } = withSamuel();
    addMember(session, { name: 'Samira Holt' });
    addMember(session, { name: 'Somebodyson Rye' });
    expect(book().add('sam will bring cake by tuesday')?.waits).toHaveLength(1);
    expect(book().add('somebody will bring cake by tuesday')?.waits).toHaveLength(1);
    expect(book().add('the will bring cake by tuesday')?.waits).toHaveLength(1);
  });
});

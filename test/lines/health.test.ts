/** What is said of somebody's health at a meeting is in no minutes for members, whatever language it is said in. */
import { expect, test } from 'vitest';
import { declaredLines, grammarsFor } from '../../src/lines/grammar.js';
import { openBook } from '../../src/lines/line-book.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { customsIn } from '../../src/things/community/customs.js';
import { addMember } from '../../src/things/member/changes.js';
import { need } from '../../src/things/session.js';
import { meetingOfMenders } from './harbour-lines.js';

/** Each word of it by itself: "broken (arm|leg)" is two. */
function formsOf(words: string): string[] {
  const found = /^(.*)\(([^()]*)\)(.*)$/s.exec(words);
  if (!found) return [words];
  const [, before = '', inside = '', behind = ''] = found;
  return inside.split('|').flatMap((each) => formsOf(before + each + behind));
}

const parts = (words: string): string[] => words.split(/\|(?![^(]*\))/u).flatMap(formsOf);

const forms = [...new Set(Object.values(declaredLines).flatMap(({ health }) => parts(health)))];

test.each(['en-GB', 'fr-FR'])('no word of it becomes a note or a promise (%s)', (locale) => {
  const { session, meeting } = meetingOfMenders();
  if (locale !== 'en-GB') editCommunity(session, { locale });
  const book = openBook(session, meeting);
  expect(forms.length).toBeGreaterThan(80);
  const lines = forms.flatMap((form) => [`Lena ${form}`, `Lena est ${form}`, `Lena: ${form}`]);
  const held = lines.filter((line) => {
    const { kind = '', told = [], waits = [] } = book.add(line) ?? {};
    return !(waits.length > 0 || kind === 'attendance') || told.join().includes(line);
  });
  expect(held).toEqual([]);
  const { notes } = session.ledger.read((reader) => need(reader, 'meeting', meeting.id));
  // What waits is kept, and members are not shown it.
  const [{ toSettle }] = grammarsFor(session.ledger.read(customsIn));
  expect(notes.filter(({ text }) => !text.startsWith(`${toSettle}:`))).toEqual([]);
});

test('nor of somebody whose name is a word as well', () => {
  const { session, meeting } = meetingOfMenders();
  addMember(session, { name: 'Rose Hall' });
  const book = openBook(session, meeting);
  const lines = ['rose has a migraine', 'Rose is pregnant', 'Rose has a bad back again.'];
  expect(lines.filter((line) => (book.add(line)?.waits ?? []).length === 0)).toEqual([]);
});

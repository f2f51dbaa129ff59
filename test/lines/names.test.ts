import { expect, test } from 'vitest';
import { type LineBook, openBook } from '../../src/lines/line-book.js';
import { planMeeting } from '../../src/things/meeting/changes.js';
import { addMember } from '../../src/things/member/changes.js';
import { harbourLedger } from '../helpers/ledger.js';
import { meaningAt } from './harbour-lines.js';

const people = [
  ...['Siobhán O’Rourke', 'Anne d’Arcy', 'Jan van der Berg', 'Ali al-Hassan', 'Mary-Jane Smith'],
  ...['Ann St. John', 'Zoë Ñuñez', 'Malia Kaʻana', 'Øyvind Groß'],
];

function openTea(): LineBook {
  const session = harbourLedger();
  for (const name of people) addMember(session, { name });
  return openBook(session, planMeeting(session, { title: 'Tea', day: session.today }));
}

test.each([
  ...["O'Rourke", 'O’Rourke', 'OʼRourke', "o'rourke", 'ORourke', 'orourke', "siobhan o'rourke"].map(
    (typed) => [typed, 'Siobhán O’Rourke'],
  ),
  ...["d'Arcy", 'D’Arcy', 'darcy', "anne d'arcy"].map((typed) => [typed, 'Anne d’Arcy']),
  ...['van der Berg', 'Van der Berg', 'berg', 'jan'].map((typed) => [typed, 'Jan van der Berg']),
  ...['al-Hassan', 'Al Hassan', 'alhassan', 'hassan'].map((typed) => [typed, 'Ali al-Hassan']),
  ...['Mary-Jane', 'mary jane', 'maryjane'].map((typed) => [typed, 'Mary-Jane Smith']),
  ...['St. John', 'st john'].map((typed) => [typed, 'Ann St. John']),
  ...['nunez', 'Zoe'].map((typed) => [typed, 'Zoë Ñuñez']),
  ...["Ka'ana", 'kaana'].map((typed) => [typed, 'Malia Kaʻana']),
  ...['oyvind', 'gross'].map((typed) => [typed, 'Øyvind Groß']),
])('“%s” is %s, in whatever a line says', (typed, name) => {
  const book = openTea();
  expect(meaningAt(book, `${typed} will mend the gate by friday`)).toMatch(`${name} offered`);
  expect(meaningAt(book, `${typed}'ll mend the gate`)).toMatch(`${name} offered`);
  expect(meaningAt(book, `${typed}: mend the gate by friday`)).toMatch(`${name} offered`);
  expect(meaningAt(book, `here: ${typed}`)).toMatch(`${name} came`);
  expect(meaningAt(book, `thanks to ${typed} for the cake`)).toMatch(`${name} contributed`);
});

test('two of such names stand in one line', () => {
  expect(meaningAt(openTea(), "o'rourke and d'arcy will mend the gate")).toMatch(
    'Siobhán O’Rourke offered 1 (Mend the gate), with Anne d’Arcy',
  );
});

test('the letter before an apostrophe alone is nobody', () => {
  const book = openTea();
  expect(meaningAt(book, 'o will mend the gate by friday')).not.toMatch('offered');
  expect(meaningAt(book, "l'équipe will mend the gate by friday")).not.toMatch('offered');
});

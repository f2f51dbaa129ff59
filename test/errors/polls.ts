/** What is said no to about days that people are asked about. */
import type { Shelf } from './case.js';

const ask = (days: string, more = '--title Tea') => `momentum meeting poll ${days} ${more}`;
const two = '"2027-01-12 18:00" "2027-01-14 18:00"';
const settled = [ask(two), 'momentum poll settle 1 --on A'];

export const whichDay: Shelf = {
  title: 'Which day suits',
  cases: [
    {
      code: 'unknown-poll',
      when: 'No such poll.',
      typed: 'momentum poll drop 99',
    },
    {
      code: 'poll-untitled',
      when: 'Days, and nobody said for what.',
      typed: ask(two, ''),
    },
    {
      code: 'no-days',
      when: 'A title, and no days to choose from.',
      typed: ask(''),
    },
    {
      code: 'one-day-only',
      when: 'Nothing to choose from.',
      typed: ask('"2027-01-12 18:00"'),
    },
    {
      code: 'same-day-twice',
      when: 'The same day and time twice.',
      typed: ask(`${two} "12 january 18:00"`),
    },
    {
      code: 'too-many-choices',
      when: 'More days than there are letters.',
      typed: ask(
        Array.from({ length: 27 }, (_, nth) => `2027-01-${String(nth + 1).padStart(2, '0')}`).join(
          ' ',
        ),
      ),
    },
    {
      code: 'closes-after',
      when: 'Answers would come when it is over.',
      typed: ask(two, '--title Tea --close 2027-02-01'),
    },
    {
      code: 'not-a-mail',
      when: 'The file of the mail is called as no mail is.',
      typed: ask(two, '--title Tea --output poll.pdf'),
    },
    {
      code: 'no-day-named',
      when: 'An answer without a day.',
      given: [ask(two)],
      typed: 'momentum poll answer 1 amina',
    },
    {
      code: 'day-both-ways',
      when: 'A day that suits, and suits perhaps.',
      given: [ask(two)],
      typed: 'momentum poll answer 1 amina A --maybe A',
    },
    {
      code: 'unknown-day',
      when: 'A letter that no day has.',
      given: [ask(two)],
      typed: 'momentum poll answer 1 amina D',
    },
    {
      code: 'which-day',
      when: 'Nobody can be asked, and the day is not named.',
      given: [ask(two), 'momentum poll answer 1 amina A --maybe B'],
      typed: 'momentum poll settle 1',
    },
    {
      code: 'poll-over',
      when: 'An answer after the day was settled.',
      given: settled,
      typed: 'momentum poll answer 1 amina A',
    },
    {
      code: 'days-of-table',
      when: 'A table of answers lacks a day.',
      given: [ask(two)],
      files: { 'answers.csv': 'Name,12 Jan\nAmina Yusuf,yes\n' },
      typed: 'momentum import replies answers.csv',
    },
    {
      code: 'which-poll',
      when: 'A table has the days of several polls.',
      given: [ask(two), ask(two, '--title Supper')],
      files: { 'answers.csv': 'Name,A,B\nAmina Yusuf,yes,no\n' },
      typed: 'momentum import replies answers.csv',
    },
    {
      code: 'no-poll-open',
      when: 'A table of answers, and no poll to answer.',
      files: { 'answers.csv': 'Name,A,B\nAmina Yusuf,yes,no\n' },
      typed: 'momentum import replies answers.csv',
    },
  ],
};

import { linePlace } from '../../src/lines/finding.js';
import { grammarsFor } from '../../src/lines/grammar.js';
import { openBook } from '../../src/lines/line-book.js';
import { dayAhead } from '../../src/lines/when.js';
import { britishCustoms } from '../../src/time/customs.js';
import type { Shelf } from './case.js';

/** Meetings that are written down as they happen, and what is jotted down. */
export const lines: Shelf = {
  title: 'A line at a time',
  cases: [
    {
      code: 'which-meeting',
      when: 'A meeting is to be written down, and none is on record for today.',
      typed: 'momentum meeting live',
    },
    {
      code: 'line-unclear',
      when: 'A promise that is jotted down has no person or no day that is known. It is not guessed.',
      typed: 'momentum jot "zoe will find a room by friday"',
    },
    {
      code: 'no-such-line',
      when: 'A line is to be mended that is not there.',
      typed: 'momentum meeting live',
      refuses: ({ session }) => openBook(session(), null).edit(3, 'the hall was cold'),
    },
    {
      code: 'notes-without-day',
      when: 'Notes are read that name no day, and it was not said of which meeting they are.',
      typed: 'momentum meeting read notes.md',
      files: { 'notes.md': '# What we said\n\nThe hall was cold.\n' },
    },
    {
      code: 'notes-meeting-unknown',
      when: 'Notes are read of a day on which no meeting is on record. None is made up.',
      typed: 'momentum meeting read notes.md',
      files: { 'notes.md': '# Tools and tea, 2 November 2026\n\nThe hall was cold.\n' },
    },
    {
      code: 'notes-of-others',
      when: 'Notes name several people, and nobody of them is known.',
      typed: 'momentum meeting read notes.md --at last',
      files: { 'notes.md': 'Present: Ada Holm, Bo Lind\nACTION: Ada to fetch the books\n' },
    },
    {
      code: 'notes-not-text',
      when: 'What should be notes is a picture, a PDF or the like.',
      typed: 'momentum meeting read notes.md',
      files: { 'notes.md': '%PDF-1.7\n' },
    },
    {
      code: 'notes-empty',
      when: 'There is nothing in the notes.',
      typed: 'momentum meeting read notes.md',
      files: { 'notes.md': '\n---\n' },
    },
    {
      code: 'notes-too-long',
      when: 'The notes are longer than those of any meeting.',
      typed: 'momentum meeting read notes.md',
      files: { 'notes.md': 'The hall was cold.\n'.repeat(5_001) },
    },
    {
      code: 'no-mails',
      when: 'A file of answers that is no mail.',
      typed: 'momentum import replies answers.txt',
      files: { 'answers.txt': 'Grace can come.\n' },
    },
    {
      code: 'too-many-mails',
      when: 'A mailbox of many years.',
      typed: 'momentum import replies answers.txt',
      files: {
        'answers.txt': 'From a Mon Nov 30 10:00:00 2026\nSubject: x\n\nx\n\n'.repeat(5_001),
      },
    },
    {
      code: 'no-such-mail',
      when: 'A mail is left out by a number that none of them has.',
      typed: 'momentum import replies grace.eml --without 7',
      files: { 'grace.eml': 'From: grace@harbour.example\nSubject: Hello\n\nHello!\n' },
    },
    {
      code: 'no-next-meeting',
      when: 'Something is due by the next meeting, and none is planned.',
      typed: 'momentum meeting live',
      given: ['momentum meeting cancel 2'],
      refuses: ({ session }) => {
        const { ledger, today: day } = session();
        const grammars = grammarsFor(britishCustoms);
        return ledger.read((reader) =>
          dayAhead(linePlace(reader, { day, meeting: null, grammars }), 'next meeting'),
        );
      },
    },
    {
      code: 'which-meeting-meant',
      when: 'A date follows the meeting of a month that has several.',
      given: [
        'momentum meeting plan Tea --on 2027-01-15',
        'momentum meeting plan Tea --on 2027-01-22',
      ],
      typed: 'momentum move 1 --to "january meeting"',
    },
    {
      code: 'meeting-is-cancelled',
      when: 'A date is to follow a meeting that will not be held.',
      given: ['momentum meeting plan Tea --on 2027-01-15', 'momentum meeting cancel tea'],
      typed: 'momentum move 1 --to "meeting 3"',
    },
  ],
};

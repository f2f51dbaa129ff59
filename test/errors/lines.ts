import { dayAhead, linePlace } from '../../src/lines/finding.js';
import { grammarsFor } from '../../src/lines/grammar.js';
import { openBook } from '../../src/lines/line-book.js';
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
  ],
};

import { expect, test } from 'vitest';
import { layOutNotes } from '../../../src/bring/notes/layout.js';
import { meetingOfNotes } from '../../../src/bring/notes/which-meeting.js';
import { grammarsFor } from '../../../src/lines/grammar.js';
import { Refusal } from '../../../src/text/refusal.js';
import { customsIn } from '../../../src/things/community/customs.js';
import { planMeeting } from '../../../src/things/meeting/changes.js';
import type { Day } from '../../../src/time/day.js';
import { meetingOfMenders } from '../../lines/harbour-lines.js';

const refusal = (text: string, plan?: Day) => {
  const { session } = meetingOfMenders();
  if (plan) planMeeting(session, { title: 'Another', day: plan });
  const notes = layOutNotes(text, grammarsFor(session.ledger.read(customsIn)));
  try {
    meetingOfNotes(session, notes);
  } catch (cause) {
    if (cause instanceof Refusal) return cause;
    throw cause;
  }
  throw new Error('not refused');
};

test.each(['31/02', '31/02/2026', '2026-02-31', '31 February 2026', '31.02.2026'])(
  'a day in the title that there is not is named: %s',
  (typed) => {
    expect(refusal(`# Tools and tea, ${typed}\n\n- it rained\n`)).toMatchObject({
      code: 'notes-without-day',
      message: expect.stringContaining(`“${typed}”`),
    });
  },
);

test('notes without anything like a day say just that', () => {
  expect(refusal('# Tools and tea\n\n- it rained\n').message).toContain('do not say of which day');
});

test('of several meetings of a day the numbers are said', () => {
  const { session } = meetingOfMenders();
  const { next } = refusal(`# Notes of ${session.today}\n`, session.today);
  expect(next).toMatch(/--at \d+ or --at \d+/);
});

import { expect, test } from 'vitest';
import { decide, raiseDecision } from '../../../src/things/decision/changes.js';
import { planMeeting } from '../../../src/things/meeting/changes.js';
import { harbourLedger } from '../../helpers/ledger.js';

const again = false;

test('what was decided and stands is put down once, whenever it is typed', () => {
  const session = harbourLedger();
  const meeting = planMeeting(session, { title: 'Tea', day: session.today });
  decide(session, { text: 'Tea is free', takenAt: meeting.id, again });
  expect(() => decide(session, { text: 'tea is free.', again })).toThrow('was put down on');
  expect(() => decide(session, { text: 'Tea is free', takenAt: meeting.id, again })).toThrow();
  // Of another day it may have been looked at again.
  expect(() => decide(session, { text: 'Tea is free', again }, '2026-01-12')).toThrow(
    expect.objectContaining({ next: expect.stringContaining('momentum decision stands 1') }),
  );
  // Other words, where it is meant, and what holds no more.
  decide(session, { text: 'Tea is free on Mondays', again });
  const meant = decide(session, { text: 'Tea is free', again: true });
  const paid = decide(session, { text: 'Tea is 50p', insteadOf: meant.id, again });
  expect(() => decide(session, { text: 'Tea is 50p', again })).toThrow(`Decision ${paid.no}`);
});

test('what is still to be decided is settled, and not decided beside it', () => {
  const session = harbourLedger();
  const raised = raiseDecision(session, { text: 'Do we charge?', again });
  expect(() => raiseDecision(session, { text: 'do we charge', again })).toThrow(
    'is still to be decided',
  );
  expect(() => decide(session, { text: 'Do we charge?', again })).toThrow('still to be decided');
  decide(session, { text: 'Do we charge?', settles: raised.id, again });
});

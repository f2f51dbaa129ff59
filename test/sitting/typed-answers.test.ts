/** Days that are answered in a check-in. */
import { expect, test } from 'vitest';
import { dueIn } from '../../src/sitting/actions/action.js';
import { understand } from '../../src/sitting/typed-answers.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { planMeeting } from '../../src/things/meeting/changes.js';
import { harbourLedger } from '../helpers/ledger.js';

test.each([
  ['date', 'jan 31', '2027-01-31', 'Sunday 31 January 2027'],
  ['date', 'end of next week', '2026-11-29', 'Sunday 29 November 2026'],
  ['date', '2/11', '2027-11-02', 'Tuesday 2 November 2027'],
  ['promised', 'friday week', '2026-12-04', 'Friday 4 December 2026'],
  ['promised', 'asap', '', '“asap” is no day: it stands without one.'],
  ['promised', 'by half term', '', '“by half term” is no day: it stands without one.'],
  ['moment', 'friday', '2026-11-27', 'Friday 27 November 2026'],
  ['moment', 'friday 18:00', '2026-11-27 18:00', 'Friday 27 November 2026 at 18:00'],
] as const)('%s “%s” is said back', (kind, typed, value, echo) => {
  expect(understand(harbourLedger(), kind, typed)).toEqual({ ok: true, value, echo });
});

test.each([
  ['date', 'asap', 'I can’t tell'],
  ['date', '31 february', '2027-02-28'],
  ['date', 'monday 4 december', '2026-12-07'],
  ['date', 'friday 18:00', 'time'],
  ['promised', 'tomorow', '2026-11-22'],
  ['moment', 'next friday maybe', '2026-11-27'],
] as const)('%s “%s” is asked again, with the nearest', (kind, typed, said) => {
  const answer = understand(harbourLedger(), kind, typed);
  expect(answer.ok).toBe(false);
  expect('problem' in answer && answer.problem).toContain(said);
});

test('days are those of the community’s place', () => {
  const session = harbourLedger();
  editCommunity(session, { locale: 'en-US' }, undefined);
  expect(understand(session, 'date', '2/11')).toMatchObject({ value: '2027-02-11' });
  expect(understand(session, 'date', 'this week')).toMatchObject({ value: '2026-11-21' });
});

test('a date that is answered follows a meeting, and the promise that it is given for does', () => {
  const session = harbourLedger();
  expect(understand(session, 'promised', 'next meeting')).toMatchObject({ ok: true, value: '' });
  expect(understand(session, 'agreed', 'next meeting')).toMatchObject({ ok: false });
  const tea = planMeeting(session, { title: 'Tea', day: '2026-12-18' });
  const said = understand(session, 'agreed', 'two days before the next meeting');
  expect(said).toMatchObject({
    ok: true,
    echo: 'Wednesday 16 December 2026 (The next meeting is 1 (Tea), on Friday 18 December 2026)',
  });
  const follows = { meeting: tea.id, days: -2 };
  expect(said.ok && dueIn(said.value)).toEqual({ day: '2026-12-16', follows });
});

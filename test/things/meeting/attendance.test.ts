import { expect, test } from 'vitest';
import {
  attendMeeting,
  editMeeting,
  holdMeeting,
  planMeeting,
  recordMeeting,
} from '../../../src/things/meeting/changes.js';
import { addMember } from '../../../src/things/member/changes.js';
import { need } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { harbourLedger, today } from '../../helpers/ledger.js';

const evening = { title: 'Mending evening', day: today };

test('who came is listed in one order, in whichever it was said', () => {
  const session = harbourLedger();
  const [ash, bea, cho] = ['Ash', 'Bea', 'Cho'].map((name) => addMember(session, { name }).id) as [
    Id,
    Id,
    Id,
  ];
  const { id, attendance } = recordMeeting(session, { ...evening, present: [cho, bea] });
  expect(attendance.map(({ member }) => member)).toEqual([bea, cho].sort((a, b) => a - b));
  const more = attendMeeting(session, id, { present: [ash] });
  expect(more.attendance.map(({ member }) => member)).toEqual(
    [ash, bea, cho].sort((a, b) => a - b),
  );
});

test('apologies are no record of who was there, a list that was begun stays one', () => {
  const session = harbourLedger();
  const [ash, bea] = ['Ash', 'Bea'].map((name) => addMember(session, { name }).id) as [Id, Id];
  const planned = planMeeting(session, { ...evening, day: '2026-11-30' });
  expect(attendMeeting(session, planned.id, { apologies: [ash] }).recorded).toBe(false);
  const { id } = recordMeeting(session, evening);
  expect(attendMeeting(session, id, { apologies: [ash] }).recorded).toBe(false);
  expect(attendMeeting(session, id, { present: [bea] }).recorded).toBe(true);
  expect(attendMeeting(session, id, { absent: [bea] }).recorded).toBe(true);
});

test('who came goes on record for the day of the meeting, who will not for the day it is said', () => {
  const session = harbourLedger();
  const ash = addMember(session, { name: 'Ash' }).id;
  const lastSaid = () =>
    session.ledger.read((reader) => [...reader.entries('kind = ?', 'meeting.attended')].at(-1)?.on);
  const held = recordMeeting(session, { ...evening, day: '2026-10-20' });
  attendMeeting(session, held.id, { present: [ash] });
  expect(lastSaid()).toBe('2026-10-20');
  const planned = planMeeting(session, { ...evening, day: '2026-12-08' });
  attendMeeting(session, planned.id, { apologies: [ash] });
  expect(lastSaid()).toBe(today);
});

test('to hold again what was held is refused with the line that says who came', () => {
  const session = harbourLedger();
  const { id, no } = recordMeeting(session, evening);
  expect(() => holdMeeting(session, id, {})).toThrow(
    expect.objectContaining({
      code: 'meeting-status',
      next: expect.stringContaining(`momentum meeting attend ${no} --present NAMES`),
    }),
  );
});

test('who answers beforehand is expected until the day moves, and was there only if somebody says so', () => {
  const session = harbourLedger();
  const [ash, bea, cho] = ['Ash', 'Bea', 'Cho'].map((name) => addMember(session, { name }).id) as [
    Id,
    Id,
    Id,
  ];
  const { id } = planMeeting(session, { ...evening, day: '2026-12-08' });
  const there = () =>
    Object.fromEntries(
      session.ledger
        .read((reader) => need(reader, 'meeting', id))
        .attendance.map((each) => [each.member, each.there]),
    );
  attendMeeting(session, id, { coming: [ash, bea], perhaps: [cho] });
  expect(there()).toEqual({ [ash]: 'coming', [bea]: 'coming', [cho]: 'perhaps' });
  attendMeeting(session, id, { coming: [cho], apologies: [bea] });
  expect(there()).toEqual({ [ash]: 'coming', [bea]: 'apologies', [cho]: 'coming' });
  editMeeting(session, id, { title: 'Mending night' });
  expect(there()).toMatchObject({ [ash]: 'coming' });
  editMeeting(session, id, { day: '2026-12-09' });
  expect(there()).toEqual({ [bea]: 'apologies' });
  attendMeeting(session, id, { coming: [ash, bea] });
  const later = { ...session, today: '2026-12-10' as const };
  const held = holdMeeting(later, id, {});
  expect(held.recorded).toBe(false);
  expect(() => attendMeeting(later, id, { coming: [cho] })).toThrow(
    expect.objectContaining({ code: 'meeting-over' }),
  );
  expect(attendMeeting(later, id, { present: [bea] }).attendance).toEqual(
    expect.arrayContaining([{ member: bea, there: 'present' }]),
  );
});

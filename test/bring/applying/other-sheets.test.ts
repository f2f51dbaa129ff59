/** Rows that wait for a name, while other sheets of the kind are brought in. */
import { expect, test } from 'vitest';
import { addMember } from '../../../src/things/member/changes.js';
import type { Session } from '../../../src/things/session.js';
import { namesIn } from '../../../src/things/unmatched/list.js';
import { type BroughtIn, bring, withPeople } from './files.js';

async function withSarahs(): Promise<Session> {
  const session = await withPeople();
  for (const name of ['Sarah Ng', 'Sarah Mo', 'Bea Kay']) addMember(session, { name });
  return session;
}

const waiting = (session: Session): string[] =>
  session.ledger.read((reader) =>
    namesIn(reader, 'waiting').map(({ written, rows }) => `${written}: ${rows}`),
  );

const hill = ['Name,Date,Came', 'Sarah,2026-10-15,yes', 'Sarah Ng,2026-10-15,yes'];
const hillAlone = ['Name,Date,Came', 'Sarah,2026-10-15,yes', 'Gus,2026-10-15,yes'];
const promised = ['Action,Owner,Due', 'Tea,Sarah,2026-12-01', 'Buns,Cy Marsh,2026-12-02'];
const promisedAlone = ['Action,Owner,Due', 'Tea,Sarah,2026-12-01', 'Buns,Gus,2026-12-02'];
const gifts = ['Date,Name,Title', '2026-11-10,Sarah,Lamps'];
const hosted = ['Date,Title,Host', '2026-11-10,Circle,Sarah'];

test.each<readonly [string, BroughtIn, readonly string[], readonly string[]]>([
  [
    'several in a cell',
    'attendance',
    hill,
    ['Date,Attendees,Apologies', '2026-10-15,"Bea Kay, Sarah Ng and Dee",'],
  ],
  ['the same columns', 'attendance', hill, ['Name,Date,Came', 'Sarah Mo,2026-10-15,yes']],
  ['all wait', 'attendance', hillAlone, ['Name,Date,Came', 'Sarah Mo,2026-10-15,yes']],
  [
    'other columns, and all wait',
    'attendance',
    hillAlone,
    ['Who,Date,Came', 'Sarah Ng,2026-10-15,y'],
  ],
  ['promises', 'commitments', promised, ['Action,Owner,Due', 'Tea,Sarah Mo,2026-12-09']],
  [
    'promises that all wait',
    'commitments',
    promisedAlone,
    ['Action,Owner,Due', 'Tea,Sarah Mo,2026-12-09'],
  ],
  ['gifts', 'contributions', gifts, ['Date,Who,Title', '2026-11-10,Sarah Ng,Lamps']],
  ['hosts', 'meetings', hosted, ['Day,Meeting,Chair', '2026-11-10,Circle,Sarah Mo']],
])('another sheet throws no name out that waits: %s', async (_, kind, first, other) => {
  const session = await withSarahs();
  await bring(session, kind, first);
  const before = waiting(session);
  const maps: Partial<Record<string, readonly string[]>> = {
    Who: kind === 'attendance' ? ['Who=person'] : [],
  };
  const { of } = await bring(session, kind, other, {
    map: maps[other[0]?.split(',')[0] ?? ''] ?? [],
  });
  expect(of.replaced ?? 0).toBe(0);
  expect(waiting(session)).toEqual(expect.arrayContaining(before));
});

test.each<readonly [string, BroughtIn, readonly string[], string, string]>([
  ['attendance', 'attendance', hill, 'Sarah,', 'Sarah Mo,'],
  ['attendance of whom all wait', 'attendance', hillAlone, 'Sarah,', 'Sarah Mo,'],
  ['promises', 'commitments', promised, 'Sarah,', 'Sarah Mo,'],
  ['promises that all wait', 'commitments', promisedAlone, 'Sarah,', 'Sarah Mo,'],
  ['gifts', 'contributions', gifts, 'Sarah,', 'Sarah Mo,'],
])('its own later state does: %s', async (_, kind, first, was, is) => {
  const session = await withSarahs();
  await bring(session, kind, first);
  const later = first.map((line) => line.replace(was, is));
  expect((await bring(session, kind, later)).of.replaced).toBe(1);
  expect(waiting(session).join()).not.toContain('Sarah');
});

test('a row for which two names wait is there still while both stand in the file', async () => {
  const session = await withSarahs();
  const two = ['Action,Owner,Due', 'Tea,Gus and Ida,2026-12-01'];
  await bring(session, 'commitments', two);
  const more = [...two, 'Tea,Gus Ray,2026-12-05'];
  expect((await bring(session, 'commitments', more)).of.replaced ?? 0).toBe(0);
  expect(waiting(session)).toEqual(expect.arrayContaining(['Gus: 1', 'Ida: 1']));
});

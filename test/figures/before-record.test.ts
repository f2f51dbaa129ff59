/** What lies before the ledger began is not known, and counts against nobody. */
import { expect, test } from 'vitest';
import { allMeasured, momentumOf, oneMeasured } from '../../src/figures/reports/measures.js';
import { outlook } from '../../src/figures/reports/outlook.js';
import { british } from '../../src/language/index.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { renderPlain } from '../../src/render/plain.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { addContribution } from '../../src/things/contribution/changes.js';
import { recordMeeting } from '../../src/things/meeting/changes.js';
import { addMember } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { addDays, addWeeks, type Day } from '../../src/time/day.js';
import { harbourLedger, today } from '../helpers/ledger.js';

const { say } = british;

const give = (session: Session, member: Id, on = session.today) =>
  addContribution(session, { member, kind: 'post', title: null, ref: null, on });

/** A community of some years whose ledger was begun today. */
function begunToday() {
  const session = harbourLedger();
  editCommunity(session, { rhythm: 'fortnightly', foundedOn: '2023-05-01' });
  const people = ['Tom Reed', 'Grace Okoro', 'Ida Moss', 'Wen Aldous', 'Luc Roy', 'Bea Lund'].map(
    (name) => addMember(session, { name, joined: '2024-01-10' }).id,
  );
  return { session, people };
}

const state = async (session: Session, language?: string): Promise<string> =>
  renderPlain((await makeDocument(session, 'state-of-play', { language })).tree).replace(
    /\s+/g,
    ' ',
  );

const evidence = (session: Session): string => JSON.stringify(outlook(session));

const rhythm = (session: Session) => say(oneMeasured(session, 'rhythm', {}).value);

const firstTime = (on: Session): number | null | undefined =>
  oneMeasured(on, 'attendance', { period: '2w' }).parts.find(({ name }) => name === 'first-time')
    ?.numerator;

test('no meeting is called for before the first day that is on record', () => {
  const { session, people } = begunToday();
  recordMeeting(session, { title: 'Tool swap', day: today, present: people });
  expect(rhythm(session)).toBe('1 held');
  const later = { ...session, today: addWeeks(today, 4) };
  expect(rhythm(later)).toBe('1 held, 2 called for');
});

test('one meeting of before is no record of that time, and a list of them is', () => {
  const { session } = begunToday();
  const held = (weeks: number) =>
    recordMeeting(session, { title: `Tea ${weeks}`, day: addWeeks(today, -weeks) });
  held(20);
  expect(rhythm(session)).toBe('nothing on record yet');
  held(12);
  expect(rhythm(session)).toBe('1 held');
  // Whether it has been quiet since then, nobody knows either.
  expect(momentumOf(session, {}).state).toBe('too-early');
  expect(evidence(session)).not.toContain('neither meeting nor contribution');
  const soon = { ...session, today: addWeeks(today, 2) };
  for (const name of ['Nia Penn', 'Sol Vega', 'Kit Marsh']) {
    give(soon, addMember(soon, { name, joined: soon.today }).id);
  }
  expect(momentumOf(soon, {}).signs.length).toBeGreaterThan(1);
  expect(momentumOf(soon, {}).state).toBe('too-early');
  held(10);
  expect(rhythm(session)).toBe('2 held, 7 called for');
  expect(momentumOf(session, {}).state).toBe('stalled');
  expect(evidence(session)).toContain('neither meeting nor contribution for 70 days');
});

test('a first document does not say that there was no meeting where nobody knows', async () => {
  const { session } = begunToday();
  const english = await state(session);
  expect(english).not.toMatch(/No meeting (in|since)/);
  expect(english).toContain(
    'No meeting is on record since Saturday 21 November 2026; what was before has not been noted here.',
  );
  expect(await state(session, 'fr')).not.toContain('Pas de rencontre sur cette période');
  const later = { ...session, today: addWeeks(today, 6) };
  expect(await state(later)).toContain('No meeting since then.');
});

test('nothing is held against a time of which nothing is on record', () => {
  const { session, people } = begunToday();
  for (const member of people) give(session, member);
  const { state: way, signs } = momentumOf(session, {});
  expect(way).toBe('too-early');
  const said = signs.map((sign) => say(sign.said)).join('; ');
  expect(said).toContain('6 people were active');
  expect(said).not.toContain('the time before');
  expect(signs.every(({ points }) => points !== 'down')).toBe(true);
  for (const { previous, beside } of allMeasured(session, {})) {
    expect(previous).toBeNull();
    if (beside) expect(say(beside)).not.toContain('nearer');
  }
  expect(say(oneMeasured(session, 'bands', {}).value)).toBe('nothing on record yet');
  expect(say(oneMeasured(session, 'contribution-rate', {}).beside as never)).toContain(
    'little is on record from before 21 Nov 2026',
  );
});

test('what is first on record is not called a first contribution of somebody who was there before', async () => {
  const { session, people } = begunToday();
  const [tom] = people as [Id];
  give(session, tom);
  expect(await state(session)).not.toContain('first contribution');
  const late = { ...session, today: addDays(today, 3) };
  const nia = addMember(late, { name: 'Nia Penn', joined: late.today }).id;
  give(late, nia);
  const said = await state(late);
  expect(said).toContain('A first contribution came from Nia Penn.');
  expect(momentumOf(late, {}).signs.map((sign) => say(sign.said))).toContain(
    '1 person contributed for the first time',
  );
});

test('on the first lists that there are nobody came for the first time, as far as is known', () => {
  const { session, people } = begunToday();
  recordMeeting(session, { title: 'Tool swap', day: today, present: people.slice(0, 4) });
  expect(firstTime(session)).toBeNull();
  const later = { ...session, today: addWeeks(today, 4) };
  recordMeeting(later, { title: 'Lamps', day: later.today, present: people });
  expect(firstTime(later)).toBe(2);
});

test('where the record begins when the community did, the first time on record is the first time', async () => {
  const session = harbourLedger();
  editCommunity(session, { foundedOn: addDays(today, -2) });
  const [tom, grace] = ['Tom Reed', 'Grace Okoro'].map(
    (name) => addMember(session, { name, joined: addDays(today, -2) }).id,
  ) as [Id, Id];
  recordMeeting(session, { title: 'Tool swap', day: today, present: [tom, grace] });
  expect(firstTime(session)).toBe(2);
  give(session, tom);
  expect(await state(session)).toContain('A first contribution came from Tom Reed.');

  // The meeting before has no list: some of these may have been there.
  const unlisted = harbourLedger();
  editCommunity(unlisted, { foundedOn: addDays(today, -2) });
  recordMeeting(unlisted, { title: 'Tool swap', day: today });
  const later = { ...unlisted, today: addWeeks(today, 4) };
  recordMeeting(later, { title: 'Lamps', day: later.today, present: [{ name: 'Tom Reed' }] });
  expect(firstTime(later)).toBeNull();
});

test('what was done before anybody is on record as facilitator is not carried by others', () => {
  const session = harbourLedger();
  const [amina] = session.ledger.read((reader) => reader.values<Id>('SELECT id FROM member'));
  // She is on record as facilitator since 5 January 2026.
  for (const month of ['11', '12']) {
    for (const day of ['01', '11', '21'].map((each): Day => `2025-${month}-${each}` as Day)) {
      recordMeeting(session, { title: 'Tea', day, host: amina ?? null });
      give(session, amina as Id, day);
      offerCommitment(session, { text: `Find a room for ${day}`, by: amina ?? null, on: day });
    }
  }
  const carried = () => oneMeasured(session, 'carried-by-members', { period: '2025-11..2026-01' });
  const parts = () => carried().parts.map(({ numerator, denominator }) => [numerator, denominator]);
  expect(parts()).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
  expect(say(carried().beside as never)).toContain(
    'who facilitated before 5 Jan 2026 is not on record',
  );
  const tom = addMember(session, { name: 'Tom Reed', joined: null }).id;
  recordMeeting(session, { title: 'Lamps', day: '2026-01-20', host: tom });
  expect(parts()[2]).toEqual([1, 1]);
  recordMeeting(session, { title: 'Kettles', day: '2026-01-21', host: amina ?? null });
  expect(parts()[2]).toEqual([1, 2]);
});

test('whom a whole list of who came leaves out counts as host nowhere', () => {
  const { session, people } = begunToday();
  const [tom, grace] = people as [Id, Id];
  const hosting = () =>
    oneMeasured(session, 'carried-by-members', {}).parts.find(({ name }) => name === 'hosting');
  const before = hosting()?.denominator ?? 0;
  recordMeeting(session, { title: 'Lamps', day: today, host: tom, present: [grace] });
  expect(hosting()?.denominator).toBe(before);
  expect(evidence(session)).not.toContain('Tom Reed');
  recordMeeting(session, { title: 'Kettles', day: today, host: tom, present: [tom, grace] });
  expect(hosting()?.denominator).toBe(before + 1);
  recordMeeting(session, { title: 'Saws', day: today, host: tom });
  expect(hosting()?.denominator).toBe(before + 2);
});

/** What nobody knows, and what was not to be expected, is held against nobody. */

import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importFile } from '../../src/bring/applying/import-file.js';
import { ledgerStatus } from '../../src/figures/queries/status.js';
import { momentumOf, oneMeasured } from '../../src/figures/reports/measures.js';
import { outlook } from '../../src/figures/reports/outlook.js';
import { british } from '../../src/language/index.js';
import { createLedger } from '../../src/ledger/writing.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { issueDocument } from '../../src/papers/making/issued.js';
import { actions } from '../../src/sitting/actions/index.js';
import { selectors } from '../../src/sitting/selectors/index.js';
import { weeklyFlow } from '../../src/sitting/shipped/index.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import {
  beginCommunity,
  editCommunity,
  pauseCommunity,
} from '../../src/things/community/changes.js';
import { addContribution } from '../../src/things/contribution/changes.js';
import { cancelMeeting, holdMeeting, planMeeting } from '../../src/things/meeting/changes.js';
import { addMember, editMember } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { addDays, addWeeks, type Day } from '../../src/time/day.js';
import { shapeNamed } from '../bring/applying/files.js';
import { harbourLedger, now, temporaryFolder, today } from '../helpers/ledger.js';

const gave = (session: Session, member: Id, on: Day) =>
  addContribution(session, { member, kind: 'post', title: null, ref: null, on });

const planned = (session: Session, day: Day) =>
  planMeeting({ ...session, today: addDays(day, -14) }, { title: 'Evening', day });

const figure = (session: Session, name: string, asOf: Day = today) => {
  const { value, told, numerator, denominator } = oneMeasured(session, name, { asOf });
  return { value: british.say(value), told: british.say(told), numerator, denominator };
};

/** Somebody who gave every week, and has been silent for ten. */
function silentMember(session: Session): Id {
  const { id } = addMember(session, { name: 'Tom Reed', joined: '2025-01-06' });
  for (let week = 10; week < 20; week += 1) gave(session, id, addWeeks(today, -week));
  return id;
}

test('no silence that spans an unconfirmed meeting is long, until it is answered or another is held', () => {
  const session = harbourLedger();
  silentMember(session);
  const dormant = () => figure(session, 'dormancy').told.includes('not on record');
  const state = () => momentumOf(session, {}).state;
  expect([figure(session, 'quiet-lately').numerator, state()]).toEqual([1, 'stalled']);
  const { id } = planned(session, addWeeks(today, -3));
  expect([figure(session, 'quiet-lately').numerator, dormant()]).toEqual([0, true]);
  expect(state()).not.toBe('stalled');
  const later = planned(session, addWeeks(today, -2));
  holdMeeting(session, later.id, {});
  // The community has met since; who was silent then has been so, whatever became of the other.
  expect([figure(session, 'quiet-lately').numerator, dormant()]).toEqual([1, false]);
  cancelMeeting(session, id, null);
  expect(figure(session, 'quiet-lately').numerator).toBe(1);
});

test('a meeting that did not take place is cancelled on its day, whenever that is said', () => {
  const session = harbourLedger();
  const day = addWeeks(today, -5);
  const { id } = planned(session, day);
  const unconfirmed = (on: Day) =>
    session.ledger.read((reader) => ledgerStatus(reader, on, null).unconfirmed.length);
  expect([unconfirmed(day), unconfirmed(addDays(day, 1)), unconfirmed(today)]).toEqual([0, 1, 1]);
  cancelMeeting(session, id, null);
  expect([unconfirmed(addDays(day, 1)), unconfirmed(today)]).toEqual([0, 0]);
});

test('what a rhythm calls for does not hang on what is unconfirmed', () => {
  const session = harbourLedger();
  editCommunity(session, { rhythm: 'monthly' });
  // The first of them lies before the weeks of the figure, so that all of these are known.
  for (const weeks of [4, 8, 14])
    holdMeeting(session, planned(session, addWeeks(today, -weeks)).id, {});
  expect(figure(session, 'rhythm')).toMatchObject({ numerator: 2, denominator: 3 });
  const { id } = planned(session, addDays(today, -1));
  expect(figure(session, 'rhythm')).toMatchObject({
    numerator: 2,
    denominator: 3,
    told: '2 held, 3 called for; 1 meeting unconfirmed',
  });
  expect(figure(session, 'attendance').told).toContain('1 meeting unconfirmed');
  cancelMeeting(session, id, null);
  expect(figure(session, 'rhythm')).toMatchObject({ told: '2 held, 3 called for' });
  pauseCommunity(session, { from: addWeeks(today, -7), to: addWeeks(today, -5), why: null });
  const { told, beside } = oneMeasured(session, 'rhythm', {});
  expect([told, beside].map((said) => said && british.say(said))).toEqual([
    '2 held, 2 called for',
    '15 days in a break left out and the next has no date yet',
  ]);
});

test('a break counts among the days since anything happened, where it lies in them', () => {
  const session = harbourLedger();
  holdMeeting(session, planned(session, addDays(today, -12)).id, {});
  pauseCommunity(session, { from: addDays(today, -17), to: addDays(today, -9), why: null });
  const beside = () => {
    const said = oneMeasured(session, 'dormancy', {}).beside;
    return said ? british.say(said) : '';
  };
  expect(beside()).toContain('3 days of it in a break');
  // Something happened since that is neither a meeting nor a contribution.
  offerCommitment({ ...session, today: addDays(today, -1) }, { text: 'Find a room', by: null });
  expect(beside()).not.toContain('in a break');
});

test('in a break nobody is quiet, no meeting is called for, and no band moves', () => {
  const session = harbourLedger();
  editCommunity(session, { rhythm: 'monthly' });
  silentMember(session);
  const band = () => oneMeasured(session, 'bands', {}).parts.map(({ numerator }) => numerator);
  const before = { quiet: figure(session, 'quiet-lately').numerator, bands: band() };
  expect(before).toMatchObject({ quiet: 1, bands: [0, 1, 0, 1] });
  pauseCommunity(session, { from: addWeeks(today, -10), to: today, why: null });
  expect(figure(session, 'quiet-lately').numerator).toBe(0);
  expect(band()[0]).toBe(1);
  expect(figure(session, 'rhythm').value).toBe('nothing on record yet');
  expect(momentumOf(session, {}).state).not.toBe('stalled');
});

test('whoever begins a ledger is a member since a day that nobody has said', async () => {
  const ledger = createLedger(join(temporaryFolder(), 'new.momentum'));
  onTestFinished(() => ledger.close());
  const session: Session = { ledger, today, now };
  beginCommunity(session, {
    ...{ name: 'Harbour Menders', facilitator: 'Amina Yusuf', timeZone: 'UTC', locale: 'en-GB' },
    ...{ purpose: null, rhythm: null, channels: [], foundedOn: null },
  });
  const amina = session.ledger.read((reader) => {
    const id = reader.value<Id>("SELECT id FROM member WHERE name = 'Amina Yusuf'");
    return reader.get('member', id ?? 0);
  });
  expect(amina?.joinedOn).toBeNull();
  expect(figure(session, 'newcomers').told).toBe('nobody joined; 1 with no joining day on record');
  const csv = 'name,joined\nAmina Yusuf,2019-04-01\nIda Moss,2019-05-01\n';
  await importFile(session, shapeNamed('members'), Buffer.from(csv));
  expect(session.ledger.read((reader) => reader.get('member', amina?.id ?? 0))?.joinedOn).toBe(
    '2019-04-01',
  );
  editMember(session, amina?.id ?? 0, {}, null);
  expect(figure(session, 'newcomers').told).toContain('1 with no joining day on record');
});

test('founders are no news, and neither is whom a list names who joined long ago', async () => {
  const session = harbourLedger();
  editCommunity(session, { foundedOn: addDays(today, -10) });
  addMember(session, { name: 'Tom Reed', joined: addDays(today, -10) });
  addMember(session, { name: 'Grace Okoro', joined: addDays(today, -3) });
  expect(figure(session, 'newcomers').numerator).toBe(1);
  const first = await makeDocument(session, 'state-of-play', {});
  expect(first.facts.people?.joined.map(({ name }) => name)).toEqual(['Grace Okoro']);
  issueDocument(session, first, { formats: ['markdown'], markdown: '' });
  const tomorrow = { ...session, today: addDays(today, 1) };
  editCommunity(tomorrow, { foundedOn: '2015-01-01' });
  await importFile(
    tomorrow,
    shapeNamed('members'),
    Buffer.from('name,joined\nIda Moss,2019-05-01\n'),
  );
  const next = await makeDocument(tomorrow, 'state-of-play', {});
  expect(next.facts.people?.joined.map(({ name }) => name)).toEqual([]);
});

test('what was offered or kept on a day that nobody has said makes nobody active', async () => {
  const session = harbourLedger();
  const [tom] = ['Tom Reed', 'Grace Okoro', 'Lena Park'].map((name) =>
    addMember(session, { name, joined: '2025-01-06' }),
  );
  const active = () =>
    momentumOf(session, {})
      .signs.map(({ said }) => british.say(said))
      .join('; ');
  const csv =
    'action,owner,status\nMake tea,Lena Park,done\nBring logs,Tom Reed,open\nPaint,Grace Okoro,open\n';
  await importFile(session, shapeNamed('commitments'), Buffer.from(csv));
  const marks = () =>
    session.ledger.read((reader) => reader.value<number>('SELECT count(*) FROM activity'));
  expect(marks()).toBe(0);
  expect(active()).not.toContain('active');
  expect(figure(session, 'dormancy').told).not.toContain('today');
  expect(outlook(session).facts.carriers).toEqual([]);
  // What is taken on from now on is on a day that is known.
  offerCommitment(session, { text: 'Sweep', by: tom?.id ?? 0 });
  expect(marks()).toBe(1);
});

test('an import says how many meetings of the past it takes as held', async () => {
  const session = harbourLedger();
  const csv = 'date,title,status\n2026-10-01,A,\n2026-10-08,B,held\n2026-10-15,C,planned\n';
  const { of } = await importFile(session, shapeNamed('meetings'), Buffer.from(csv));
  expect([of.takenAsHeld, of.planned]).toEqual([1, 1]);
  const { unconfirmed } = session.ledger.read((reader) => ledgerStatus(reader, today, null));
  expect(unconfirmed.map(({ title }) => title)).toEqual(['C']);
});

test('the verdict is told to members in words that are none', async () => {
  const session = harbourLedger();
  silentMember(session);
  const { facts } = await makeDocument(session, 'state-of-play', {});
  expect(facts.momentum).toMatchObject({ state: 'stalled', said: 'it has been quiet' });
});

test('the check-in asks first whether it took place, and does what is answered', async () => {
  const looks = weeklyFlow.steps.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'each' || part.kind === 'ask' ? [part] : [])),
  );
  expect(looks[0]).toMatchObject({ look: 'meeting-unconfirmed' });
  const session = harbourLedger();
  for (const weeks of [3, 2, 1]) planned(session, addWeeks(today, -weeks));
  const found = () =>
    session.ledger.read((reader) =>
      selectors['meeting-unconfirmed'].find({
        ...{ reader, today, checkin: 0, facilitator: null, last: null },
      }),
    );
  const context = {
    ...{
      session,
      checkin: 0,
      makeDocuments: () => '',
      issueDocuments: () => '',
      showDocuments: () => '',
    },
  };
  expect(found()).toHaveLength(3);
  for (const [name, answers] of [
    ['hold-meeting', {}],
    ['cancel-meeting', {}],
    ['move-meeting', { to: addWeeks(today, 1) }],
  ] as const) {
    const [item] = found();
    if (item) await actions[name].act(context, item, answers);
  }
  expect(found()).toEqual([]);
  const { next, lastHeld } = session.ledger.read((reader) => ledgerStatus(reader, today, null));
  expect([next?.day, lastHeld]).toEqual([addWeeks(today, 1), addWeeks(today, -3)]);
});

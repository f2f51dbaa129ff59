/** Sentences of documents that have to be so, whatever day it is and whoever may be named. */
import { expect, test } from 'vitest';
import { makeDocument } from '../../src/papers/making/documents.js';
import { issueDocument } from '../../src/papers/making/issued.js';
import { renderPlain } from '../../src/render/plain.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { addDuty, offerTurn } from '../../src/things/duty/changes.js';
import {
  cancelMeeting,
  editMeeting,
  inviteTo,
  noteAtMeeting,
  planMeeting,
  recordMeeting,
} from '../../src/things/meeting/changes.js';
import { addMember, leave } from '../../src/things/member/changes.js';
import { askQuestion } from '../../src/things/question/changes.js';
import { endRole, giveRole } from '../../src/things/role/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Day } from '../../src/time/day.js';
import { harbourLedger, today } from '../helpers/ledger.js';

type Request = NonNullable<Parameters<typeof makeDocument>[2]>;

const read = async (session: Session, name: string, request: Request = {}): Promise<string> =>
  renderPlain((await makeDocument(session, name, request)).tree).replace(/\s+/g, ' ');

/** Hana asked not to be named; her promise's day is over. */
function quay() {
  const session = harbourLedger();
  const early = { ...session, today: '2026-10-01' as Day };
  const hana = addMember(early, { name: 'Hana Sato', joined: '2026-03-01', named: false }).id;
  const due = '2026-10-20' as Day;
  const meeting = recordMeeting(early, { title: 'Tea', day: early.today, present: [hana] }).id;
  offerCommitment(early, { text: 'Find a room', by: hana, due, saidAt: meeting });
  offerCommitment(early, { text: 'Bake bread', by: null, due, saidAt: meeting });
  return { session, early, hana, meeting };
}

test.each([
  ['welcome', 'en', /Find a room, hoped for by 20 Oct 2026/],
  ['promises', 'en', /Find a room \(1\), was hoped for by 20 Oct 2026/],
  ['welcome', 'fr', /Find a room, prévu pour le 20 oct. 2026/],
])('a day that is over is asked for by no %s (%s)', async (name, language, past) => {
  const { session, hana } = quay();
  const said = await read(session, name, { recipient: hana, language });
  expect(said).toMatch(past);
  expect(said).not.toMatch(/(?<!hoped for )by 20 Oct|d’ici au 20 oct/);
});

test.each([
  ['state-of-play', 'en'],
  ['state-of-play', 'fr'],
  ['welcome', 'en'],
  ['welcome', 'fr'],
  ['agenda', 'en'],
  ['agenda', 'fr'],
  ['report', 'en'],
  ['report', 'fr'],
])(
  'what was to be done by a day that is over is asked of nobody by %s (%s)',
  async (name, language) => {
    const { session, early } = quay();
    expect(await read(session, name, { language })).not.toContain('Bake bread');
    if (name !== 'report')
      expect(await read(early, name, { language, asOf: early.today })).toContain('Bake bread');
  },
);

test('the plan tells once of what was to be done by a day that is over, as open from before', async () => {
  const { session } = quay();
  const plan = await read(session, 'momentum-plan');
  expect(plan.match(/Bake bread \(2\)/g)).toHaveLength(1);
  expect(plan).toMatch(
    /Still open from before.*Bake bread \(2\): looking for someone, hoped for by/,
  );
});

test.each([
  [
    'en',
    /2 looking for someone/,
    /Bake a cake \(3\), hoped for by 20 Oct/,
    /1 thing that nobody took/,
  ],
  ['fr', /2 choses attendent/, /Bake a cake \(3\), prévu pour le 20 oct/, /1 chose que personne/],
])(
  'what a leaver had looks for someone in every document, its day over or not (%s)',
  async (language, count, asked, before) => {
    const { session, early } = quay();
    const lou = addMember(early, { name: 'Lou Marsh', joined: '2026-03-01' }).id;
    offerCommitment(early, { text: 'Bake a cake', by: lou, due: '2026-10-20' });
    leave({ ...session, today: '2026-11-02' }, lou);
    const state = await read(session, 'state-of-play', { language });
    for (const each of [count, asked, before]) expect(state).toMatch(each);
    const plan = await read(session, 'momentum-plan', { language });
    for (const each of ['Bake bread', 'Bake a cake']) expect(plan).toContain(each);
  },
);

test('who carries what leaves out those who are not to be named', async () => {
  const { session, hana } = quay();
  offerCommitment(session, { text: 'Wash up', by: hana, due: '2026-12-20' });
  expect(await read(session, 'momentum-plan')).not.toContain('Who carries what');
});

test('whose turn it is takes it on once it is offered', async () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-03-01' }).id;
  planMeeting(session, { title: 'Tea', day: '2026-12-12' });
  const duty = addDuty(session, {
    ...{ text: 'Take the minutes', rule: { each: 'meeting', days: 0 }, people: [tom], lead: 7 },
  });
  expect(await read(session, 'agenda')).toContain(
    'Take the minutes: Tom Reed’s turn, if they like',
  );
  expect(await read(session, 'agenda', { language: 'fr' })).toMatch(
    /Take the minutes : le tour de Tom Reed, si le cœur lui en dit/,
  );
  offerTurn(session, duty.id);
  expect(await read(session, 'agenda')).toContain('Take the minutes: Tom Reed (1)');
});

test('a day on which the plan was to be looked at again, and that is over, is said to be over', async () => {
  const { session } = quay();
  editCommunity(session, { planLookedAtOn: '2026-11-10' });
  const said = await read(session, 'momentum-plan');
  expect(said).toContain('We meant to look at it again on Tuesday 10 November 2026');
  expect(said).not.toContain('We look at it again on');
  expect(await read(session, 'momentum-plan', { language: 'fr' })).toContain(
    'Nous voulions y revenir',
  );
  editCommunity(session, { planLookedAtOn: today });
  expect(await read(session, 'momentum-plan')).toContain('We look at it again on');
});

test.each([
  ['en', 'en-GB', 'A member', 'a member'],
  ['fr', 'en-GB', 'A member', 'a member'],
  ['fr', 'fr-FR', 'Une personne du groupe', 'une personne du groupe'],
  ['en', 'fr-FR', 'Une personne du groupe', 'une personne du groupe'],
])(
  'a sentence that begins with somebody who is not named begins with a capital, in the language it was typed in (a document in %s of a community in %s)',
  async (language, spoken, head, within) => {
    const { session, early, meeting } = quay();
    editCommunity(session, { locale: spoken });
    askQuestion(early, { text: 'Hana asked: may Hana bring a kettle?', by: null });
    noteAtMeeting(early, meeting, 'It went well. Hana will see to it, with Hana Sato’s kettle.');
    const state = await read(session, 'state-of-play', { language });
    expect(state).toContain(`${head} asked: may ${within} bring a kettle?`);
    const record = await read(session, 'meeting-record', { meeting, language });
    expect(record).toContain(`It went well. ${head} will see to it, with ${within}’s kettle.`);
    // Who came is said by the document itself.
    expect(record).toContain(language === 'fr' ? 'Une personne du groupe.' : 'A member.');
  },
);

test('a review says nothing of what there was none of, and a sentence ends once', async () => {
  const session = harbourLedger();
  expect(await read(session, 'review')).not.toMatch(/\b0 /);
  offerCommitment(session, { text: 'Could somebody find a room?', by: null });
  expect(await read(session, 'report')).toMatch(/Could somebody find a room\?(?!\.)/);
  offerCommitment({ ...session, today: '2026-10-01' }, { text: 'Sweep the quay.', by: null });
  expect(await read(session, 'report')).not.toContain('..');
});

test('a meeting that is called off is told by the day that people were called to last', async () => {
  const session = harbourLedger();
  const then = { ...session, today: '2026-11-02' as Day };
  const { id } = planMeeting(then, { title: 'Tea', day: '2026-11-26' });
  const first = await makeDocument(then, 'state-of-play');
  issueDocument(then, first, { formats: ['text'], markdown: '' });
  const later = { ...session, today: '2026-11-10' as Day };
  editMeeting(later, id, { day: '2026-12-03' });
  inviteTo(later, id, 3);
  cancelMeeting(session, id, null);
  expect(await read(session, 'state-of-play')).toContain('The meeting of 3 Dec 2026');
});

test('a role that was taken on is told of, whether it was new and whether it was given back', async () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-03-01' }).id;
  giveRole(session, { name: 'Keeper of the lamps' }, { member: tom, deputy: false });
  const { id } = giveRole(session, { name: 'Cook' }, { member: tom, deputy: false });
  endRole({ ...session }, id, { member: tom });
  expect(await read(session, 'state-of-play')).toContain('2 roles were taken on, and 1 given back');
});

test('French documents write the hour as French does', async () => {
  const session = harbourLedger();
  const then = { ...session, today: '2026-11-02' as Day };
  planMeeting(then, { title: 'Thé', day: '2026-12-03', start: '18:30', end: '20:00' });
  for (const name of ['agenda', 'state-of-play', 'momentum-plan', 'welcome']) {
    const said = await read(session, name, { language: 'fr' });
    expect(said, name).toContain('18 h 30');
    expect(said, name).not.toMatch(/\d\d:\d\d/);
  }
  const { data } = (await makeDocument(session, 'agenda', { language: 'fr' })).tree;
  expect(data?.about?.subject).toContain('18\u00a0h\u00a030');
  expect(await read(session, 'agenda')).toContain('at 18:30, until 20:00');
});

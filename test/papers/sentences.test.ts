/** Sentences of documents that have to be so, whatever day it is and whoever may be named. */
import { expect, test } from 'vitest';
import { makeDocument } from '../../src/papers/making/documents.js';
import { renderPlain } from '../../src/render/plain.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { noteAtMeeting, recordMeeting } from '../../src/things/meeting/changes.js';
import { addMember } from '../../src/things/member/changes.js';
import { askQuestion } from '../../src/things/question/changes.js';
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
  ['welcome', 'en', /Find a room, hoped for by 20 Oct 2026.*Bake bread, hoped for by 20 Oct 2026/],
  ['promises', 'en', /Find a room \(1\), was hoped for by 20 Oct 2026/],
  ['meeting-record', 'en', /hoped for by 20 Oct 2026.*hoped for by 20 Oct 2026/],
  ['welcome', 'fr', /Find a room, espéré pour le 20 oct. 2026.*Bake bread, espéré pour le 20/],
  ['meeting-record', 'fr', /espéré pour le 20 oct. 2026.*espéré pour le 20 oct. 2026/],
])('a day that is over is asked for by no %s (%s)', async (name, language, past) => {
  const { session, hana, meeting } = quay();
  const about = name === 'meeting-record' ? { meeting } : { recipient: hana };
  const said = await read(session, name, { ...about, language });
  expect(said).toMatch(past);
  expect(said).not.toMatch(/(?<!hoped for )by 20 Oct|d’ici le 20 oct/);
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
  ['en', 'A member', 'a member'],
  ['fr', 'Une personne du groupe', 'une personne du groupe'],
])(
  'a sentence that begins with somebody who is not named begins with a capital (%s)',
  async (language, head, within) => {
    const { session, early, hana, meeting } = quay();
    askQuestion(early, { text: 'Hana asked: may Hana bring a kettle?', by: null });
    noteAtMeeting(early, meeting, 'It went well. Hana will see to it, with Hana Sato’s kettle.');
    const state = await read(session, 'state-of-play', { language });
    expect(state).toContain(`${head} asked: may ${within} bring a kettle?`);
    // Who carries what is told of those who carry more than one thing.
    offerCommitment(early, { text: 'Lend a ladder', by: hana });
    const record = await read(session, 'meeting-record', { meeting, language });
    expect(record).toContain(`It went well. ${head} will see to it, with ${within}’s kettle.`);
    expect(record).toMatch(new RegExp(`${head}\\.`));
    expect(await read(session, 'momentum-plan', { language })).toMatch(
      new RegExp(`${head}\\s?: 1, Find a room`),
    );
  },
);

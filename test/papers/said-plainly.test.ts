/** How a document counts and names what it speaks of, so that its sentences agree with each other. */
import { expect, test } from 'vitest';
import { makeDocument } from '../../src/papers/making/documents.js';
import { renderPlain } from '../../src/render/plain.js';
import { keepCommitment, offerCommitment } from '../../src/things/commitment/changes.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { addContribution } from '../../src/things/contribution/changes.js';
import { holdMeeting, planMeeting } from '../../src/things/meeting/changes.js';
import { addMember, leave } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Day } from '../../src/time/day.js';
import { papersOf } from '../helpers/communities/index.js';
import { harbourLedger } from '../helpers/ledger.js';
import { on } from './from-ledger/told.js';

async function said(session: Session, name: string, language?: string): Promise<string> {
  const { tree } = await makeDocument(session, name, { language });
  return renderPlain(tree).replace(/[\s\u00a0\u202f]+/g, ' ');
}

test('whom “took part” counts is said, where somebody has left', async () => {
  const session = harbourLedger();
  const names = ['Tom Reed', 'Ann Lee', 'Grace Okoro', 'Ida Moss', 'Joe Field', 'Kit Marsh'];
  const people = names.map((name) => addMember(session, { name, joined: '2026-02-01' }).id);
  for (const by of people) offerCommitment(on(session, '2026-11-10'), { text: `Errand ${by}`, by });
  expect(await said(session, 'state-of-play')).toContain('6 of 7 took part');
  leave(session, people[0] as number, '2026-11-19');
  for (const name of ['state-of-play', 'review', 'report']) {
    expect(await said(session, name)).toContain('6 of 7 took part, counting 1 who has left since');
    expect(await said(session, name, 'fr')).toContain(
      '6 personnes sur 7 ont pris part, dont 1 partie depuis',
    );
  }
});

test.each([
  ['2026-04-01', 'Since we began on Wednesday 1 April 2026.', 'together since April 2026'],
  ['2024-04-01', '2026.', 'a year together'],
])('a review of a community founded on %s', async (founded, since, title) => {
  const session = harbourLedger();
  editCommunity(session, { foundedOn: founded as Day });
  const review = await said(session, 'review');
  expect(review).toContain(since);
  expect(review.toLowerCase()).toContain(title.toLowerCase());
  expect(review.includes('Since we began')).toBe(title !== 'a year together');
});

test('the subject of a plan differs from issue to issue', async () => {
  const session = harbourLedger();
  offerCommitment(session, { text: 'Bake bread', by: null });
  const subject = async (day: Day, language?: string) =>
    (
      await makeDocument(on(session, day), 'momentum-plan', { language })
    ).tree.data?.about?.subject.replace(/[\s\u00a0\u202f]+/g, ' ');
  expect(await subject('2026-11-21')).toBe(
    'Momentum Plan, Harbour Menders, 21 Nov: 1 looking for someone',
  );
  expect(await subject('2026-11-28')).toContain('28 Nov');
  expect(await subject('2026-11-28', 'fr')).toBe(
    'Feuille de route, Harbour Menders, 28 nov. : 1 attend quelqu’un',
  );
});

test('of months of one year in a row, the year is said once', async () => {
  const session = on(harbourLedger(), '2026-08-31');
  expect(await said(session, 'momentum-plan')).toContain(
    'Nothing yet in August, September and October 2026.',
  );
  expect(await said(session, 'momentum-plan', 'fr')).toContain(
    'Rien encore en août, septembre et octobre 2026.',
  );
  expect(await said(harbourLedger(), 'momentum-plan')).toContain(
    'Nothing yet in November, December 2026 and January 2027.',
  );
});

test.each([
  ['en', 'ask whoever sent you this, amina@harbour.example.'],
  ['fr', 'demandez à la personne qui vous a envoyé cette page, amina@harbour.example.'],
])(
  'a welcome says whom to ask also where nobody facilitates by name (%s)',
  async (language, ask) => {
    const [welcome] = await papersOf('nobody yet', ['welcome'], 'amina@harbour.example', language);
    expect(welcome && renderPlain(welcome.tree).replace(/[\s\u00a0]+/g, ' ')).toContain(ask);
  },
);

test('where nothing was kept, thanks are for what was given', async () => {
  const session = harbourLedger();
  const { id: member } = addMember(session, { name: 'Tom Reed', joined: '2026-02-01' });
  addContribution(session, { member, kind: 'story', title: 'The lamp' });
  expect(await said(session, 'state-of-play')).toMatch(/ With thanks Thank you, Tom Reed\./);
  expect(await said(session, 'state-of-play', 'fr')).toContain('Avec nos remerciements');
  keepCommitment(session, offerCommitment(session, { text: 'Bake', by: member }).id, {});
  expect(await said(session, 'state-of-play')).toContain('Kept, with thanks');
});

test('a report of a time without a meeting says so', async () => {
  const session = harbourLedger();
  const { id } = planMeeting(on(session, '2026-05-01'), { title: 'Tea', day: '2026-05-06' });
  holdMeeting(on(session, '2026-05-06'), id, { present: [], apologies: [] });
  expect(await said(session, 'report')).toContain(
    'We did not meet in this time; the last meeting was on Wednesday 6 May 2026.',
  );
  expect(await said(session, 'report', 'fr')).toContain('la dernière a eu lieu le mercredi 6 mai');
});

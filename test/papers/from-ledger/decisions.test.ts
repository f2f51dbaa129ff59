/** What documents tell of decisions, on the day they speak of. */
import { expect, test } from 'vitest';
import { british } from '../../../src/language/index.js';
import { documentFacts } from '../../../src/papers/from-ledger/index.js';
import { makeDocument } from '../../../src/papers/making/documents.js';
import { issueDocument } from '../../../src/papers/making/issued.js';
import { renderPlain } from '../../../src/render/plain.js';
import type { Audience } from '../../../src/things/audience.js';
import { offerCommitment } from '../../../src/things/commitment/changes.js';
import {
  decide,
  decisionStands,
  raiseDecision,
  withdrawDecision,
} from '../../../src/things/decision/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Day } from '../../../src/time/day.js';
import { harbourLedger } from '../../helpers/ledger.js';

const told = ({ ledger, today }: Session, asOf: Day, audience: Audience = 'members') =>
  ledger.read((reader) => {
    const period = { from: '2026-11-01' as Day, to: asOf };
    const { decisions, decisionBook } = documentFacts(reader, {
      ...{ asOf, today, period, audience, locale: british },
    });
    const texts = (rows: ReadonlyArray<{ text: string }> = []) => rows.map(({ text }) => text);
    return {
      toTake: texts(decisions?.toTake),
      taken: texts(decisions?.taken),
      standing: texts(decisionBook?.standing),
      superseded: texts(decisionBook?.superseded),
      first: decisionBook?.standing[0],
    };
  });

function decided(): Session {
  const session = harbourLedger();
  const { id } = raiseDecision(session, { text: 'Do we charge for tea?' }, '2026-11-02');
  decide(session, { text: 'Tea is free', settles: id, why: 'it is cold' }, '2026-11-05');
  offerCommitment(session, { text: 'Paint the sign', by: null, decision: id, on: '2026-11-06' });
  decide(session, { text: 'Tea is 50p', insteadOf: id }, '2026-11-12');
  return session;
}

test('each is told as it stood on the day', () => {
  const session = decided();
  expect(told(session, '2026-11-01')).toMatchObject({ toTake: [], standing: [] });
  expect(told(session, '2026-11-04')).toMatchObject({
    ...{ toTake: ['Do we charge for tea?'], taken: [], standing: [], superseded: [] },
  });
  expect(told(session, '2026-11-07')).toMatchObject({
    ...{ toTake: [], taken: ['Tea is free'], standing: ['Tea is free'], superseded: [] },
    first: { why: 'it is cold', replacedBy: null, ledTo: [{ text: 'Paint the sign' }] },
  });
  expect(told(session, '2026-11-21')).toMatchObject({
    ...{ toTake: [], taken: ['Tea is 50p'], standing: ['Tea is 50p'] },
    superseded: ['Tea is free'],
  });
});

test('in public nobody is told why', () => {
  expect(told(decided(), '2026-11-07', 'public').first).toMatchObject({ why: null });
});

const since = async (change: (session: Session) => unknown): Promise<string> => {
  const session = harbourLedger();
  decide(session, { text: 'Tea is free' }, '2026-11-05');
  raiseDecision(session, { text: 'Do we need a treasurer?' }, '2026-11-05');
  const made = await makeDocument(session, 'state-of-play', { audience: 'members' });
  issueDocument(session, made, { formats: [], markdown: '' });
  change(session);
  const { tree } = await makeDocument(session, 'state-of-play', { audience: 'members' });
  return renderPlain(tree);
};

const firstId = ({ ledger }: Session, no: number) =>
  ledger.read((reader) => reader.value<number>('SELECT id FROM decision WHERE no = ?', no) ?? 0);

test.each<[string, (session: Session) => unknown, string]>([
  ['nothing', () => undefined, 'Nothing new has been noted'],
  ['one with an earlier day', (s) => decide(s, { text: 'New' }, '2026-11-10'), '1 decision was'],
  ['what was to be', (s) => decide(s, { text: 'New', settles: firstId(s, 2) }), '1 decision was'],
  ['something to be decided', (s) => raiseDecision(s, { text: 'New?' }), '1 new thing is to be'],
  [
    'another look',
    (s) => decisionStands(s, firstId(s, 1), { lookAgainOn: '2027-06-01' }),
    '1 decision was looked at again',
  ],
  ['no need of one', (s) => withdrawDecision(s, firstId(s, 2)), '1 thing needs no deciding'],
])('a State of Play tells what is new since the last one: %s', async (_, change, expected) => {
  expect((await since(change)).replace(/\s+/g, ' ')).toContain(expected);
});

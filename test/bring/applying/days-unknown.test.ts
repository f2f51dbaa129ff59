/** What a list says was done, and not when, in every view of it. */
import { expect, test } from 'vitest';
import { verbs } from '../../../src/commands/why.js';
import { oneMeasured } from '../../../src/figures/reports/measures.js';
import { british } from '../../../src/language/index.js';
import { makeDocument } from '../../../src/papers/making/documents.js';
import { renderPlain } from '../../../src/render/plain.js';
import { isOpen } from '../../../src/things/commitment/terms.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import type { Day } from '../../../src/time/day.js';
import { answerOf } from '../../helpers/verbs.js';
import { all, bring, checkedLedger, people } from './files.js';

async function document(
  session: Session,
  name: string,
  request: Parameters<typeof makeDocument>[2] = {},
): Promise<string> {
  const { tree } = await makeDocument(session, name, request);
  return renderPlain(tree).replace(/\s+/g, ' ');
}

async function whyOf(session: Session, sql: string): Promise<string> {
  const [what] = all<{ id: Id }>(session, sql);
  const { document: told } = await answerOf(
    verbs,
    'why',
    { what },
    { session, today: session.today },
  );
  return told ? renderPlain(told).replace(/\s+/g, ' ') : '';
}

async function withList() {
  const session = checkedLedger();
  await bring(session, 'members', people);
  await bring(session, 'commitments', [
    'who,what,due,status',
    'Bo Lind,Find a room,2026-12-20,done',
    'Cy Marsh,Paint the sign,,done',
    'Cy Marsh,Sweep the quay,2026-12-20,',
  ]);
  return session;
}

test('documents tell it as kept, and that nobody noted when', async () => {
  const session = await withList();
  const english = await document(session, 'state-of-play');
  expect(english).toMatch(
    /3 offers, 2 promises kept since 25 Oct \(nobody noted on which day 3 were offered and 2 were kept\)/,
  );
  expect(english).toContain('Find a room: Bo Lind, on a day nobody noted');
  expect(english).toMatch(/Kept, with thanks Paint the sign: Cy Marsh, .* Find a room: Bo Lind/);
  const enFrancais = (await document(session, 'state-of-play', { language: 'fr' })).replace(
    /[\u00a0\u202f]/g,
    ' ',
  );
  expect(enFrancais).toMatch(
    /3 propositions, 2 engagements tenus .*\(personne n’a noté quel jour 3 propositions ont été faites et 2 engagements ont été tenus\)/,
  );
  expect(enFrancais).toContain('Bo Lind, on ne sait quel jour');
  const bo = all<{ id: Id }>(session, "SELECT id FROM member WHERE name = 'Bo Lind'")[0]?.id;
  expect(await document(session, 'promises', { recipient: bo })).toContain(
    'Find a room, on a day nobody noted',
  );
});

test('minutes call done what was done on a day that nobody knows', async () => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  await bring(session, 'meetings', ['date,title', '2026-11-10,Café']);
  await bring(session, 'commitments', [
    'date,who,what,due,status,meeting',
    '2026-11-10,Bo Lind,Find a room,2026-11-15,done,Café',
    '2026-11-10,Cy Marsh,Paint the sign,,done,Café',
  ]);
  const said = await document(session, 'meeting-record');
  expect(said).toContain('Find a room (1) Bo Lind 15 Nov 2026; done');
  expect(said).toContain('Paint the sign (2) Cy Marsh no date yet; done');
  expect(said).not.toMatch(/hoped for|now with/);
});

test('no day stands in figures or stories that nobody has said', async () => {
  const session = await withList();
  const carried = oneMeasured(session, 'carried-by-members', {});
  expect(carried.beside && british.say(carried.beside)).toContain(
    '3 offered on a day nobody knows',
  );
  expect(carried.parts.find(({ name }) => name === 'commitments')?.denominator).toBe(0);
  expect(await whyOf(session, 'SELECT id FROM commitment WHERE no = 1')).toContain(
    'it was kept; when, nobody has said.',
  );
  expect(await whyOf(session, "SELECT id FROM member WHERE name = 'Bo Lind'")).toMatch(
    /taken by \S+ .{5,25} \(when, nobody has said\), kept on a day nobody noted/,
  );
});

test('what was open and is said to be done, with no day, was open until that was said', async () => {
  const september = { ...checkedLedger(), today: '2026-09-18' as Day };
  await bring(september, 'members', people);
  const header = 'date,who,what,due,status';
  const row = '2026-09-17,Bo Lind,Find a room,2026-10-15';
  await bring(september, 'commitments', [header, `${row},open`]);
  const november = { ...september, today: '2026-11-24' as Day };
  await bring(november, 'commitments', [header, `${row},done`]);

  expect(await whyOf(november, 'SELECT id FROM commitment WHERE no = 1')).toMatch(
    /By Tuesday 24 November 2026, it was kept; when, nobody has said\. .*It was kept by Tuesday 24 November 2026 \(today\); when, nobody has said\./,
  );
  const asOf = (day: Day) => document(november, 'state-of-play', { asOf: day });
  expect(await asOf('2026-11-01')).toMatch(
    /Their day has come\. .* Find a room \(1\): Bo Lind, by 15 Oct/,
  );
  expect(await asOf('2026-11-24')).toContain('Find a room: Bo Lind, on a day nobody noted');
  const opened = (day: Day) =>
    november.ledger.read((reader) =>
      reader.values(`SELECT c.no FROM commitment c WHERE ${isOpen.sql('c', '@day')}`, { day }),
    );
  expect([opened('2026-09-16'), opened('2026-11-23'), opened('2026-11-24')]).toEqual([[], [1], []]);
  // Whether it was kept by its day nobody knows: it has not been missed.
  const kept = oneMeasured(november, 'commitments-kept', { period: '2026-Q4' });
  expect(kept.beside && british.say(kept.beside)).toContain('kept on a day nobody knows');
  const slipped = oneMeasured(november, 'why-they-slip', { period: '2026-10', asOf: '2026-11-01' });
  expect(JSON.stringify(slipped)).not.toContain('missed');
});

test('what is first put on record as done is no news of the days on which it is typed', async () => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  await bring(session, 'commitments', [
    'date,who,what,due,status',
    '2024-03-01,Bo Lind,Find a room,2024-04-01,done',
    '2024-03-01,Bo Lind,Sweep the quay,2024-04-01,released',
  ]);
  expect(await whyOf(session, 'SELECT id FROM commitment WHERE no = 1')).toContain(
    'By Saturday 21 November 2026, it was kept; when, nobody has said.',
  );
  expect(await document(session, 'state-of-play')).not.toContain('Find a room');
  expect(
    all(session, `SELECT no FROM commitment c WHERE ${isOpen.sql('c', "'2024-03-20'")}`),
  ).toEqual([{ no: 2 }]);
});

test('what was open and is said to be let go, with no day, was let go when that was said', async () => {
  const session = { ...checkedLedger(), today: '2026-09-18' as Day };
  await bring(session, 'members', people);
  const row = '2026-09-17,Bo Lind,Find a room,2026-10-15';
  await bring(session, 'commitments', ['date,who,what,due,status', `${row},open`]);
  const later = { ...session, today: '2026-11-24' as Day };
  await bring(later, 'commitments', ['date,who,what,due,status', `${row},released`]);
  expect(all(later, 'SELECT closed_on AS "on" FROM commitment')).toEqual([{ on: '2026-11-24' }]);
});

test('of what a list says was let go, no day is told either', async () => {
  const session = await withList();
  await bring(session, 'commitments', [
    'who,what,due,status',
    'Bo Lind,Mend the kettle,2026-10-20,dropped',
  ]);
  const told = await whyOf(session, "SELECT id FROM commitment WHERE status = 'released'");
  expect(told).toContain('It was let go; when, nobody has said.');
  expect(told).not.toContain('20 October 2026, it was let go');
});

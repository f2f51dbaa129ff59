/** What a list says was done, and not when, in every view of it. */
import { expect, test } from 'vitest';
import { verbs } from '../../../src/commands/why.js';
import { oneMeasured } from '../../../src/figures/reports/measures.js';
import { british } from '../../../src/language/index.js';
import { makeDocument } from '../../../src/papers/making/documents.js';
import { renderPlain } from '../../../src/render/plain.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
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
  expect(english).toContain(
    '3 commitments were offered (3 of them on a day nobody noted), 2 kept.',
  );
  expect(english).toContain('Find a room: Bo Lind, on a day nobody noted');
  expect(english).toContain('Thank you, Bo Lind and Cy Marsh, for what was kept.');
  const enFrancais = (await document(session, 'state-of-play', { language: 'fr' })).replace(
    /[\u00a0\u202f]/g,
    ' ',
  );
  expect(enFrancais).toContain(
    '3 engagements ont été pris (dont 3 on ne sait quel jour), 2 tenus.',
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
  expect(said).toContain('Find a room (1) Bo Lind done');
  expect(said).toContain('Paint the sign (2) Cy Marsh done');
  expect(said).not.toMatch(/hoped for|done no date|now with/);
});

test('no day stands in figures or stories that nobody has said', async () => {
  const session = await withList();
  const carried = oneMeasured(session, 'carried-by-members', {});
  expect(carried.beside && british.say(carried.beside)).toContain(
    '3 offered on a day nobody knows',
  );
  expect(carried.parts.find(({ name }) => name === 'commitments')?.denominator).toBe(0);
  const why = async (table: string) => {
    const [first] = all<{ id: Id }>(
      session,
      `SELECT id FROM ${table} WHERE no = 1 OR name = 'Bo Lind'`,
    );
    const call = { session, today: session.today };
    const { document } = await answerOf(verbs, 'why', { what: first }, call);
    return document ? renderPlain(document).replace(/\s+/g, ' ') : '';
  };
  expect(await why('(SELECT id, no, NULL AS name FROM commitment)')).toContain(
    'It was kept; when, nobody has said.',
  );
  expect(await why('(SELECT id, NULL AS no, name FROM member)')).toMatch(
    /taken by \S+ .{5,25} \(when, nobody has said\), kept on a day nobody noted/,
  );
});

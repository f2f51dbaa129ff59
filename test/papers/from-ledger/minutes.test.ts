/** Minutes say what was said then, whatever became of it since. */
import { expect, test } from 'vitest';
import { makeDocument } from '../../../src/papers/making/documents.js';
import { renderPlain } from '../../../src/render/plain.js';
import type { Audience } from '../../../src/things/audience.js';
import {
  moveCommitment,
  offerCommitment,
  passCommitment,
  takeCommitment,
} from '../../../src/things/commitment/changes.js';
import { handBackCommitment } from '../../../src/things/commitment/handing-back.js';
import { noteAtMeeting, recordMeeting } from '../../../src/things/meeting/changes.js';
import { addMember } from '../../../src/things/member/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { harbourLedger } from '../../helpers/ledger.js';
import { on } from './told.js';

/** An evening on 5 November at which things were offered, with `--at` or on its day alone. */
function evening(atMeeting: boolean) {
  const session = harbourLedger();
  const person = (name: string) => addMember(session, { name, joined: '2026-02-01' }).id;
  const [tom, ann] = [person('Tom Reed'), person('Ann Lee')];
  const then = on(session, '2026-11-05');
  const meeting = recordMeeting(then, { title: 'Lamps', day: '2026-11-05' }).id;
  const offer = (text: string, by: Id | null, more = {}) =>
    offerCommitment(then, { text, by, ...(atMeeting ? { saidAt: meeting } : {}), ...more }).id;
  const ids = {
    moved: offer('Moved', ann, { due: '2026-11-25' }),
    passed: offer('Passed on', ann, { due: '2026-12-20' }),
    back: offer('Given back', ann, { due: '2026-12-21', others: [tom] }),
    late: offer('Gone by', ann, { due: '2026-11-10' }),
    wanted: offer('Wanted', null, { due: '2026-11-11' }),
    found: offer('Found', null),
  };
  return { session, tom, ann, meeting, ...ids };
}

async function minutes(session: Session, audience: Audience = 'members', language?: string) {
  const { tree } = await makeDocument(session, 'meeting-record', { audience, language });
  return renderPlain(tree).replace(/[\s\u00a0\u202f]+/g, ' ');
}

test.each([true, false])(
  'what was offered stays as it was said (at the meeting: %s)',
  async (at) => {
    const { session, tom, ann, moved, passed, back, found } = evening(at);
    const before = await minutes(on(session, '2026-11-05'));
    moveCommitment(session, moved, { to: '2026-12-15' });
    passCommitment(session, passed, { to: tom });
    handBackCommitment(session, back, { because: 'busy' });
    takeCommitment(session, found, { by: ann });
    const after = await minutes(session);
    for (const day of ['25 Nov 2026', '20 Dec 2026', '21 Dec 2026', '10 Nov 2026']) {
      expect(before).toContain(day);
      expect(after).toContain(day);
    }
    expect(after).toContain('25 Nov 2026; since moved to 15 Dec 2026');
    expect(after).toContain('20 Dec 2026; since passed on to Tom Reed');
    expect(after).toMatch(
      /Given back \(3\):? Ann Lee, with Tom Reed,?( by)? 21 Dec 2026; handed back/,
    );
    expect(after).toContain('Looking for someone when we met, and taken since:');
    expect(after).toMatch(
      /Still looking for someone .*Given back \(3\).*Wanted \(5\), by 11 Nov 2026/,
    );
    expect(after).not.toMatch(/hoped for|now with/);
    const enFrancais = await minutes(session, 'members', 'fr');
    expect(enFrancais).toContain('25 nov. 2026 ; reporté depuis au 15 déc. 2026');
    expect(enFrancais).toContain('transmis depuis à Tom Reed');
    expect(enFrancais).toContain('rendu depuis');
    expect(enFrancais).not.toMatch(/espéré|repris par/);
    const open = await minutes(session, 'public');
    expect(open).toContain('Given back (3)');
    expect(open).not.toMatch(/Given back \(3\):? Ann|handed back|Gone by/);
  },
);

test('what was noted as decided stands with what we decided', async () => {
  const { session, meeting } = evening(true);
  noteAtMeeting(session, meeting, 'The hall was cold', 'Decided: more lamps', 'Décidé : du thé');
  const said = await minutes(session);
  expect(said).toMatch(/What was said \S* ?The hall was cold What we decided/i);
  expect(said).toMatch(/What we decided .*more lamps .*du thé/i);
  expect(said).not.toContain('Decided:');
});

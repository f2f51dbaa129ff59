/** What is named where something stands as it was changed here. */
import { expect, test } from 'vitest';
import { keepCommitment, moveCommitment } from '../../../src/things/commitment/changes.js';
import { attendMeeting, editMeeting } from '../../../src/things/meeting/changes.js';
import { editMember } from '../../../src/things/member/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { all, type BroughtIn, bring, checkedLedger, member, people } from './files.js';

const idOf = (session: Session, table: string): Id =>
  all<{ id: Id }>(session, `SELECT id FROM ${table} ORDER BY no`)[0]?.id ?? 0;

test('each row of which something stands is named, with both ways', async () => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  editMember(session, member(session, 'Cy Marsh').id, { handle: 'cy' });
  const named = async (kind: BroughtIn, lines: readonly string[]) =>
    (await bring(session, kind, lines)).stands;
  expect(await named('members', people)).toEqual([
    'line 3, Cy Marsh: handle “cy” here, “cyclops” in the file',
  ]);
  const meetings = ['Date,Title', '2026-10-15,Circle'];
  await bring(session, 'meetings', meetings);
  const came = ['Name,Date', 'Bo Lind,2026-10-15'];
  await bring(session, 'attendance', came);
  attendMeeting(session, idOf(session, 'meeting'), { absent: [member(session, 'Bo Lind').id] });
  expect(await named('attendance', came)).toEqual([
    'line 2, Bo Lind on Thursday 15 October 2026: here taken off the list, in the file present',
  ]);
  editMeeting(session, idOf(session, 'meeting'), { day: '2026-10-16' });
  expect(await named('meetings', meetings)).toEqual([
    'line 2, “Circle”, Friday 16 October 2026: day Friday 16 October 2026 here, Thursday 15 October 2026 in the file',
  ]);
  const jam = ['Action,Owner,Due,Status', 'Jam,Bo Lind,2026-12-01,open'];
  await bring(session, 'commitments', jam);
  moveCommitment(session, idOf(session, 'commitment'), { to: '2026-12-08' });
  keepCommitment(session, idOf(session, 'commitment'), {});
  expect(await named('commitments', jam)).toEqual([
    'line 2, 1 (Jam): due Tuesday 8 December 2026 here, Tuesday 1 December 2026 in the file',
    'line 2, 1 (Jam): kept here, open in the file',
  ]);
});

import { Buffer } from 'node:buffer';
import { attendanceFile } from '../../src/bring/applying/attendance.js';
import { importFile, settleName } from '../../src/bring/applying/import-file.js';
import * as commitments from '../../src/things/commitment/changes.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { addContribution } from '../../src/things/contribution/changes.js';
import { addDuty } from '../../src/things/duty/changes.js';
import { planMeeting } from '../../src/things/meeting/changes.js';
import { addMember } from '../../src/things/member/changes.js';
import { answerWhichDay, askWhichDay } from '../../src/things/poll/changes.js';
import { answerQuestion, askQuestion } from '../../src/things/question/changes.js';
import { addResource } from '../../src/things/resource/changes.js';
import { giveRole } from '../../src/things/role/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { namesIn } from '../../src/things/unmatched/list.js';

const twoDays = [
  { day: '2027-01-12', start: '18:00' },
  { day: '2027-01-14', start: '18:00' },
] as const;

/** Everything that can name somebody names this member. @param say what is typed, each time another */
export async function namedEverywhere(session: Session, who: Id, say: () => string): Promise<void> {
  const written = say();
  const rows = `date,person\n2026-09-01,${written}\n`;
  await importFile(session, attendanceFile, Buffer.from(rows));
  const waiting = session.ledger.read((reader) => namesIn(reader, 'waiting'));
  const id = waiting.find((name) => name.written === written)?.id ?? 0;
  settleName(session, id, { is: 'member', whom: who });
  const by = addMember(session, { name: say() }).id;
  const held = commitments.offerCommitment(session, { text: say(), by: who });
  commitments.nudgeOwner(session, held.id, who);
  commitments.offerCommitment(session, { text: say(), by, others: [who] });
  planMeeting(session, { title: say(), day: '2026-12-14', host: who });
  addContribution(session, { member: who, title: say() });
  addDuty(session, { text: say(), rule: { each: 'meeting', days: 1 }, people: [by, who], lead: 7 });
  const poll = askWhichDay(session, { title: say(), days: twoDays, host: who });
  answerWhichDay(session, poll.id, who, ['yes', 'no']);
  addResource(session, { title: say(), keeper: who });
  const asked = askQuestion(session, { text: say(), by: who });
  answerQuestion(session, asked.id, { by: who, answer: say() });
  giveRole(session, { name: say() }, { member: who, deputy: false });
  editCommunity(session, { planKeeper: who });
}

import { Buffer } from 'node:buffer';
import { contributionsFile } from '../../src/bring/applying/contributions.js';
import { importFile, settleName } from '../../src/bring/applying/import-file.js';
import { membersFile } from '../../src/bring/applying/members.js';
import { undoBatch } from '../../src/ledger/undo.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { issueDocument } from '../../src/papers/making/issued.js';
import * as checkins from '../../src/things/checkin/changes.js';
import * as commitments from '../../src/things/commitment/changes.js';
import * as communities from '../../src/things/community/changes.js';
import { addContribution } from '../../src/things/contribution/changes.js';
import * as meetings from '../../src/things/meeting/changes.js';
import * as members from '../../src/things/member/changes.js';
import { mergeMembers } from '../../src/things/member/merge.js';
import { writeNote } from '../../src/things/note/changes.js';
import { answerQuestion, askQuestion } from '../../src/things/question/changes.js';
import { addResource } from '../../src/things/resource/changes.js';
import { giveRole } from '../../src/things/role/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { namesMet } from '../../src/things/unmatched/list.js';
import { namedEverywhere } from './named-everywhere.js';

/**
 * What stands in every field that can hold a text about her; none of it may be left of her. None is
 * so short that it could stand in a seal by chance.
 */
export const ofHers = [
  ...[
    'Quillona',
    'Featherwick',
    'Quillabert',
    'quillfeather',
    'quillmail',
    'oldquill',
    'Q. F.-Wick',
  ],
  ...[
    'zzorganised',
    'zzgoodatit',
    'zznoteofhers',
    'zzformernote',
    'zzthanked',
    'zzcontacted',
    'zztitlegiven',
    'zzreference',
  ],
  ...['zzwhymoved', 'zzwhyreleased', 'zzwaiting', 'zznamedinrow', 'Kwillona', 'zzwithdrawn'],
];

/** What was said of others and of other things, and stays. */
export const ofOthers = ['zzstaysplan', 'zzstaysnote', 'zzstaysanswer', 'zzstaysmember', 'zzalone'];

/**
 * A ledger in which somebody is named wherever anybody can be, and everything that can hold words
 * about her does: in her own entry, in a second one that was merged, in others’ texts, in what files
 * said, in documents that were given out, and in what was taken back.
 */
export async function spokenOf(session: Session): Promise<Id> {
  const her = members.addMember(session, {
    ...{ name: 'Quillona Featherwick', email: 'quillmail@harbour.example' },
    ...{
      handle: 'quillfeather',
      organisation: 'zzorganised',
      goodAt: 'zzgoodatit',
      note: 'zzformernote',
    },
    joined: '2026-02-01',
  });
  members.editMember(session, her.id, { note: 'zznoteofhers' });
  members.addMemberAlias(session, her.id, 'Q. F.-Wick');
  members.thankMember(session, her.id, 'zzthanked');
  members.contactMember(session, her.id, 'zzcontacted');
  const second = members.addMember(session, { name: 'Quillabert F.', email: 'oldquill@h.example' });
  let said = 0;
  await namedEverywhere(session, second.id, () => {
    said += 1;
    return `Deed ${said}`;
  });
  mergeMembers(session, { from: second.id, into: her.id }, { email: 'quillmail@harbour.example' });
  const tom = members.addMember(session, { name: 'Tom Reed', note: 'zzstaysmember, of Quillona' });
  writeNote(session, { kind: 'help', text: 'zzalone' });
  addContribution(session, {
    member: her.id,
    kind: 'talk',
    title: 'zztitlegiven',
    ref: 'zzreference',
  });
  const held = commitments.offerCommitment(session, {
    ...{ text: 'Paint the hall', doneWhen: 'it is blue', by: her.id, due: '2026-12-10' as const },
  });
  commitments.moveCommitment(session, held.id, { to: '2026-12-20', why: 'zzwhymoved' });
  commitments.releaseCommitment(session, held.id, { why: 'zzwhyreleased' });
  commitments.offerCommitment(session, {
    ...{ text: 'zzstaysplan with Quillona Featherwick', by: tom.id },
    doneWhen: '@quillfeather says so',
  });
  const taken = writeNote(session, { kind: 'help', text: 'zzwithdrawn of Quillona' });
  undoBatch(session, lastBatchOf(session, taken.id));
  writeNote(session, { kind: 'words', text: 'Quillona knows zzstaysnote' });
  const asked = askQuestion(session, { text: 'Has Featherwick the key?', by: tom.id });
  answerQuestion(session, asked.id, { by: tom.id, answer: 'zzstaysanswer: ask Quillona' });
  addResource(session, {
    title: 'Quillona’s map',
    link: 'https://x.example/quillfeather',
    keeper: tom.id,
  });
  addResource(session, { title: 'Paint', link: 'https://x.example/p', keeper: her.id });
  giveRole(session, { name: 'Friend of Quillona' }, { member: tom.id, deputy: false });
  const evening = meetings.recordMeeting(session, {
    ...{ title: 'An evening with Quillona', day: '2026-11-10', place: 'at Quillona’s' },
    present: [her.id, tom.id],
  });
  meetings.noteAtMeeting(session, evening.id, 'Quillona brings the soup');
  meetings.cancelMeeting(
    session,
    meetings.planMeeting(session, { title: 'Picnic', day: '2026-12-01' }).id,
    'Quillona is away',
  );
  communities.editCommunity(session, {
    purpose: 'To mend with Quillona',
    shortName: 'Quillona’s',
    answersTo: 'quillona@elsewhere.example',
  });
  const sitting = checkins.startCheckin(session, { quick: true });
  checkins.recordPromise(session, sitting.id, 'I ask Quillona');
  checkins.closeCheckin(session, sitting.id, 5);
  const people =
    'name,email,note\nQuillona Featherwick,quillmail@harbour.example,zznoteofhers\nTom Reed,,\n';
  await importFile(session, membersFile, Buffer.from(people));
  const gifts =
    'date,person,title\n2026-11-02,Kwillona,zzwaiting\n2026-11-03,Xavier,zznamedinrow by Quillona\n';
  await importFile(session, contributionsFile, Buffer.from(gifts));
  const met = session.ledger.read((reader) => namesMet(reader));
  const kwillona = met.find(({ written }) => written === 'Kwillona');
  settleName(session, kwillona?.id ?? 0, { is: 'member', whom: her.id });
  for (const audience of ['members', 'public'] as const) {
    const made = await makeDocument(session, 'state-of-play', { audience });
    issueDocument(session, made, { formats: ['json'], markdown: '' });
  }
  return her.id;
}

const lastBatchOf = ({ ledger }: Session, subject: Id): Id =>
  ledger.read(
    (reader) => reader.value<Id>('SELECT batch FROM journal WHERE subject = ?', subject) ?? 0,
  );

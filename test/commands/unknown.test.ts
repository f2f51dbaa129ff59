/** What nobody knows stays unknown in what the commands answer: never today, never nought. */
import { expect, test } from 'vitest';
import { finder } from '../../src/cli/finder.js';
import type { Call } from '../../src/cli/verb.js';
import { verbs } from '../../src/commands/meeting.js';
import { memberData as plainMember } from '../../src/commands/member-shown.js';
import { peopleTyped } from '../../src/commands/typed.js';
import { attendMeeting, planMeeting, recordMeeting } from '../../src/things/meeting/changes.js';
import { comingMeetings, pastMeetings } from '../../src/things/meeting/list.js';
import { addMember, pauseMember, rejoin } from '../../src/things/member/changes.js';
import { listMembers } from '../../src/things/member/list.js';
import { endRole, giveRole } from '../../src/things/role/changes.js';
import { listRoles } from '../../src/things/role/list.js';
import type { Session } from '../../src/things/session.js';
import { harbourLedger, now, today } from '../helpers/ledger.js';
import { answerOf } from '../helpers/verbs.js';
import { asked } from '../time/reading.js';

const callAt = (session: Session, piped = ''): Call => ({
  session,
  today,
  asked: (tense) => asked(today, tense),
  now,
  todaySaidBy: undefined,
  asData: false,
  interactive: false,
  lines: () => Promise.reject(new Error('nobody types lines here')),
  prompter: () => Promise.reject(new Error('nobody is asked here')),
  find: finder(
    () => session,
    undefined,
    () => undefined,
  ).find,
  askPerson: () => Promise.reject(new Error('nobody is asked here')),
  stdin: () => Buffer.from(piped),
  env: {},
  named: undefined,
  clock: () => 0,
  commands: async () => ({ verbs: [], nouns: [] }),
  open: () => session,
  version: '0',
  say: () => undefined,
  progress: () => () => undefined,
  resultOnTerminal: false,
  viewer: { isThere: () => false, show: async () => undefined },
});

test('somebody who joined nobody knows when did not join on the day they came back', () => {
  const session = harbourLedger();
  const { id } = addMember(session, { name: 'Grace Okoro', joined: null });
  pauseMember(session, id, '2026-11-02');
  expect(plainMember(rejoin(session, id))).toMatchObject({ joinedOn: null, since: today });
  const [, grace] = session.ledger.read((reader) =>
    listMembers(reader, { statuses: ['joined'], bots: false }, today),
  );
  expect(grace).toMatchObject({ name: 'Grace Okoro', joinedOn: null });
});

test('a meeting without a list, or with nothing but apologies, is unrecorded and not empty', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: null });
  const { id } = recordMeeting(session, { title: 'Tool sorting', day: '2026-11-20' });
  const present = () =>
    session.ledger.read((reader) => pastMeetings(reader, today, 10)).map((row) => row.present);
  expect(present()).toEqual([null]);
  attendMeeting(session, id, { apologies: [tom.id] });
  expect(present()).toEqual([null]);
  attendMeeting(session, id, { present: [tom.id] });
  expect(present()).toEqual([1]);
});

test('a meeting of today is still to come until it was held; one of yesterday is asked about', () => {
  const session = harbourLedger();
  planMeeting(session, { title: 'Today', day: today });
  planMeeting(session, { title: 'Yesterday', day: '2026-11-20' });
  const titles = (rows: ReadonlyArray<{ title: string }>) => rows.map(({ title }) => title);
  expect(titles(session.ledger.read((reader) => comingMeetings(reader, today)))).toEqual(['Today']);
  expect(titles(session.ledger.read((reader) => pastMeetings(reader, today, 10)))).toEqual([
    'Yesterday',
  ]);
  const shown = answerOf(verbs, 'meeting list', { all: false }, callAt(session));
  expect(JSON.stringify(shown)).toContain('unconfirmed');
});

test('a role with a deputy alone is vacant', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed' });
  const lena = addMember(session, { name: 'Lena Park' });
  const given = giveRole(session, { name: 'Tool Library' }, { member: tom.id, deputy: false });
  giveRole(session, { id: given.id }, { member: lena.id, deputy: true });
  const library = () =>
    session.ledger.read((reader) => listRoles(reader, today)).find(({ no }) => no === given.no);
  expect(library()).toMatchObject({ vacant: false, holders: [{ name: 'Tom Reed' }] });
  endRole(session, given.id, { member: tom.id });
  expect(library()).toMatchObject({ vacant: true, deputies: [{ name: 'Lena Park' }] });
});

test('names between commas or semicolons are several, unless the whole means somebody', async () => {
  const session = harbourLedger();
  addMember(session, { name: 'Tom Reed', aliases: ['Park, Tom'] });
  addMember(session, { name: 'Lena Park' });
  const typed = (...texts: string[]) => peopleTyped(callAt(session), texts, '--present');
  expect(await typed('amina, lena', 'tom')).toHaveLength(3);
  expect(await typed('Park, Tom; amina')).toHaveLength(2);
  expect(await typed('Park, Tom')).toHaveLength(1);
  expect(await typed('tom', 'Tom Reed')).toHaveLength(1);
  await expect(typed('tom, zoe')).rejects.toMatchObject({ code: 'unknown-person' });
});

test('each paragraph and each bullet of what is piped in becomes a note', async () => {
  const session = harbourLedger();
  const { id, no, title } = recordMeeting(session, { title: 'Tool sorting', day: today });
  const piped = 'Two lamps\nmended.\r\n\r\nNext time:\n- bring fuses\n2. a long\n   cable\n';
  const meeting = { id, no, label: title, hint: '' };
  await answerOf(
    verbs,
    'meeting note',
    { meeting, text: '-', edit: false },
    callAt(session, piped),
  );
  const notes = session.ledger.read((reader) => reader.get('meeting', id))?.notes;
  expect(notes?.map(({ text }) => text)).toEqual([
    'Two lamps mended.',
    'Next time:',
    'bring fuses',
    'a long cable',
  ]);
});

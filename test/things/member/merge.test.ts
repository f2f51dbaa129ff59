/** Two entries that are one person. */
import { beforeEach, expect, test } from 'vitest';
import { databaseOf } from '../../../src/ledger/reader.js';
import { foldedTables } from '../../../src/ledger/schema.js';
import { undoBatch } from '../../../src/ledger/undo.js';
import { Refusal } from '../../../src/text/refusal.js';
import * as commitments from '../../../src/things/commitment/changes.js';
import { lastBatch } from '../../../src/things/history.js';
import { anyThing, thingNames } from '../../../src/things/index.js';
import * as meetings from '../../../src/things/meeting/changes.js';
import type { Attendance } from '../../../src/things/meeting/lists-said.js';
import { join } from '../../../src/things/member/acts.js';
import * as members from '../../../src/things/member/changes.js';
import type { Member } from '../../../src/things/member/fields.js';
import { findMembers } from '../../../src/things/member/find.js';
import { countMembers, listMembers } from '../../../src/things/member/list.js';
import { mergeMembers, merging, onePersonKind } from '../../../src/things/member/merge.js';
import { oneTime } from '../../../src/things/member/one-person.js';
import { tellingFrom } from '../../../src/things/names.js';
import { namesMembers } from '../../../src/things/naming.js';
import { dropRole, endRole, giveRole } from '../../../src/things/role/changes.js';
import { sentenceOf } from '../../../src/things/sentences.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import type { Day } from '../../../src/time/day.js';
import { bring } from '../../bring/applying/files.js';
import { harbourLedger, now, standing, today } from '../../helpers/ledger.js';
import { namedEverywhere } from '../../helpers/named-everywhere.js';

let session: Session;
let tom: Id;
// A key that no number beside it can be taken for.
const thomas: Id = 900_000_000_001;
beforeEach(() => {
  session = harbourLedger({ refold: true });
  tom = members.addMember(session, { name: 'Tom Reed', joined: '2026-05-20' }).id;
  const joined: Day = '2026-02-14';
  session.ledger.change({ now, actor: null }, (transaction) =>
    transaction.record(join({ id: thomas, name: 'Thomas Reed', on: today, joined })),
  );
});

const merge = (chosen = {}): Member => mergeMembers(session, { from: thomas, into: tom }, chosen);
const of = <Name extends 'commitment' | 'meeting' | 'role' | 'member' | 'unmatched'>(
  name: Name,
  id: Id,
) => {
  const state = session.ledger.read((reader) => reader.get(name, id));
  if (!state) throw new Error(`there is no ${name}`);
  return state;
};
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'done';
  } catch (cause) {
    return cause instanceof Refusal ? cause.code : 'no refusal';
  }
};
const undoLast = (): void => {
  undoBatch(
    session,
    session.ledger.read((reader) => lastBatch(reader)?.id ?? 0),
  );
};
const batches = (): Id[] =>
  session.ledger.read((reader) => reader.values<Id>('SELECT id FROM batch ORDER BY first_seq'));

let typedSoFar = 0;
const nameThomasEverywhere = () =>
  namedEverywhere(session, thomas, () => `Something ${++typedSoFar}`);

/** The tables with a cell that holds an id. */
const tablesNaming = (id: Id): string[] =>
  session.ledger.read((reader) =>
    foldedTables.filter(
      (table) =>
        table !== 'mention' &&
        databaseOf(reader)
          .prepare(`SELECT * FROM "${table}"`)
          .raw()
          .all()
          .some((row) => (row as unknown[]).some((cell) => String(cell).includes(String(id)))),
    ),
  );

test('every trace goes over, wherever somebody can be named', async () => {
  await nameThomasEverywhere();
  // Whatever points to a member has one that points to Thomas, or nothing would have been shown.
  const pointing = session.ledger.read((reader) =>
    foldedTables.filter((table) =>
      (databaseOf(reader).pragma(`foreign_key_list("${table}")`) as { table: string }[]).some(
        (key) => key.table === 'member',
      ),
    ),
  );
  expect(pointing.filter((table) => !tablesNaming(thomas).includes(table))).toEqual([]);
  const people = () => session.ledger.read((reader) => countMembers(reader).joined);
  const before = people();
  merge();
  expect(tablesNaming(thomas)).toEqual(['member']);
  expect(people()).toBe(before - 1);
});

test('whatever can name a member has its rule for two who are one', () => {
  const naming = thingNames.filter((name) => namesMembers(anyThing(name)));
  expect(naming).toHaveLength(10);
  for (const name of naming) expect(onePersonKind(name)).toContain('.one-person');
  expect(() => onePersonKind('note')).toThrow('no rule');
});

test('one undo puts all of it back as it was', async () => {
  await nameThomasEverywhere();
  const before = standing(session);
  merge();
  expect(standing(session)).not.toEqual(before);
  undoLast();
  expect(standing(session)).toEqual(before);
});

test('what falls away, since it was said of both, is said beforehand', () => {
  const held = (list: { present?: readonly Id[]; apologies: readonly Id[] }) =>
    meetings.recordMeeting(session, { title: 'Tea', day: '2026-10-05', ...list });
  held({ present: [tom], apologies: [thomas] });
  held({ apologies: [tom, thomas] });
  const { id } = commitments.offerCommitment(session, { text: 'A', by: tom, others: [thomas] });
  commitments.offerCommitment(session, { text: 'B', by: tom });
  const passed = commitments.offerCommitment(session, { text: 'C', by: thomas }).id;
  commitments.passCommitment(session, passed, { to: tom });
  const roleId = session.ledger.read((reader) => reader.value<Id>('SELECT id FROM role') ?? 0);
  giveRole(session, { id: roleId }, { member: tom, deputy: false });
  giveRole(session, { id: roleId }, { member: thomas, deputy: true });
  const role = of('role', roleId).name;
  const { fallsAway } = session.ledger.read((reader) =>
    merging(reader, { from: thomas, into: tom }, {}, today),
  );
  expect([...fallsAway].sort()).toEqual([
    `that 3 (C) was passed on from the one to the other`,
    `that they are deputy for ${role}, which is theirs`,
    'their apologies for “Tea” on Monday 5 October 2026, since they came as well',
    'their help with 1 (A), which they have themselves',
  ]);
  merge();
  expect(of('commitment', id).others).toEqual([]);
});

test('at one meeting present beats apologies, which beat nothing', () => {
  const held = (lists: Attendance) =>
    meetings.recordMeeting(session, { title: 'Mending', day: '2026-11-10', ...lists }).id;
  const ids = [
    held({ present: [tom], apologies: [thomas] }),
    held({ present: [thomas], apologies: [tom] }),
    held({ apologies: [tom, thomas] }),
    held({ apologies: [thomas] }),
    held({ present: [tom, thomas] }),
  ];
  merge();
  expect(ids.map((id) => of('meeting', id).attendance)).toEqual([
    [{ member: tom, there: 'present' }],
    [{ member: tom, there: 'present' }],
    [{ member: tom, there: 'apologies' }],
    [{ member: tom, there: 'apologies' }],
    [{ member: tom, there: 'present' }],
  ]);
});

test('on one promise whoever holds it is none of those who help, and it has not changed hands', () => {
  let nth = 0;
  const offer = (by: Id, others: Id[]) => {
    const text = `Find room ${++nth}`;
    return commitments.offerCommitment(session, { text, by, others, on: '2026-11-01' }).id;
  };
  const bo = members.addMember(session, { name: 'Bo Lind' }).id;
  const [a, b, c] = [offer(tom, [thomas, bo]), offer(thomas, [tom]), offer(bo, [tom, thomas])];
  const passed = offer(thomas, []);
  commitments.passCommitment(session, passed, { to: tom, on: '2026-11-05' });
  commitments.passCommitment(session, passed, { to: bo, on: '2026-11-07' });
  merge();
  expect([a, b, c].map((id) => of('commitment', id).others)).toEqual([[bo], [], [tom]]);
  expect(of('commitment', passed).owners).toEqual([
    { member: tom, from: '2026-11-01', to: '2026-11-07' },
    { member: bo, from: '2026-11-07', to: null },
  ]);
});

test('a role is held once at a time, and nobody is deputy to themselves', () => {
  const give = (name: string, member: Id, on: Day, deputy = false): Id =>
    giveRole(session, { name }, { member, deputy, on }).id;
  const again = (id: Id, member: Id, on: Day, deputy = false) =>
    giveRole(session, { id }, { member, deputy, on });
  const overlapping = give('Tools', tom, '2026-03-01');
  endRole(session, overlapping, { member: tom, on: '2026-05-01' });
  again(overlapping, thomas, '2026-04-01');
  const deputy = give('Tea', tom, '2026-03-01', true);
  again(deputy, thomas, '2026-04-01');
  endRole(session, deputy, { member: thomas, on: '2026-05-01' });
  const apart = give('Keys', tom, '2026-03-01');
  endRole(session, apart, { member: tom, on: '2026-04-01' });
  again(apart, thomas, '2026-04-01');
  merge();
  const held = (id: Id) => of('role', id).holdings.map(({ from, to }) => [from, to]);
  expect(held(overlapping)).toEqual([['2026-03-01', null]]);
  expect(held(apart)).toEqual([
    ['2026-03-01', '2026-04-01'],
    ['2026-04-01', null],
  ]);
  expect(of('role', deputy).holdings).toEqual([
    { member: tom, deputy: true, from: '2026-03-01', to: '2026-04-01' },
    { member: tom, deputy: true, from: '2026-05-01', to: null },
    { member: tom, deputy: false, from: '2026-04-01', to: '2026-05-01' },
  ]);
});

test('a role that was held once and has been dropped since goes over too', () => {
  const { id } = giveRole(session, { name: 'Kettle keeper' }, { member: thomas, deputy: false });
  endRole(session, id, { member: thomas });
  dropRole(session, id);
  merge();
  const holders = session.ledger.read((reader) => reader.get('role', id)?.holdings);
  expect(holders).toMatchObject([{ member: tom }]);
});

test('the earliest joining day stands, who asked not to be named is not, spellings are kept', () => {
  members.editMember(session, thomas, { named: false, handle: 'treed', goodAt: 'kettles' });
  members.addMemberAlias(session, thomas, 'Tommo');
  members.welcomeMember(session, thomas);
  expect(merge()).toMatchObject({
    ...{ no: 2, name: 'Tom Reed', named: false, handle: 'treed', goodAt: 'kettles' },
    ...{ joinedOn: '2026-02-14', welcomedOn: today, status: 'joined' },
    aliases: [{ alias: 'Thomas Reed' }, { alias: 'Tommo' }],
    spells: [{ status: 'joined', from: '2026-02-14', to: null }],
  });
});

test.each([
  ['2026-10-01', '2026-10-02'],
  ['2026-10-02', '2026-10-01'],
] as const)('of what was done for both, the last stands: %s and %s', (first, second) => {
  for (const [id, day] of [
    [tom, first],
    [thomas, second],
  ] as const) {
    const then = { ...session, today: day };
    members.welcomeMember(then, id);
    members.thankMember(then, id, null);
    members.contactMember(then, id, null);
  }
  const last = '2026-10-02';
  expect(merge()).toMatchObject({ welcomedOn: last, thankedOn: last, contactedOn: last });
});

test('a day that is known stands where the other entry has none, in either order', () => {
  const bo = members.addMember(session, { name: 'Bo Lind', joined: null }).id;
  expect(mergeMembers(session, { from: bo, into: tom }, {}).joinedOn).toBe('2026-05-20');
  undoLast();
  expect(mergeMembers(session, { from: tom, into: bo }, {}).joinedOn).toBe('2026-05-20');
});

test.each([
  [
    'who left and came back under another entry',
    ['joined 01', 'left 03'],
    ['joined 05'],
    'joined 01, left 03, joined 05',
  ],
  ['a break in one entry', ['joined 01', 'paused 03'], ['joined 02'], 'joined 01, paused 03'],
  ['a request before', ['requested 01', 'joined 03'], ['joined 05'], 'requested 01, joined 03'],
  [
    'what began and ended on one day',
    ['joined 01', 'paused 03', 'joined 03'],
    ['joined 02'],
    'joined 01, paused 03, joined 03',
  ],
  ['two who asked', ['requested 03'], ['requested 01'], 'requested 01'],
  [
    'unknown, and left before',
    ['joined ?', 'left 02'],
    ['joined 05'],
    'joined ?, left 02, joined 05',
  ],
])('one time here is made of two: %s', (_, some, more, expected) => {
  const spells = (of: string[]) =>
    of.map((each, nth) => {
      const day = (at?: string) => (at?.endsWith('?') ? null : (`2026-01-${at?.slice(-2)}` as Day));
      return {
        status: each.split(' ')[0] as 'joined',
        from: day(each),
        to: nth + 1 < of.length ? day(of[nth + 1]) : null,
      };
    });
  for (const [a, b] of [
    [some, more],
    [more, some],
  ] as const) {
    const told = oneTime(spells(a), spells(b));
    expect(told.map(({ status, from }) => `${status} ${from?.slice(-2) ?? '?'}`).join(', ')).toBe(
      expected,
    );
    expect(told.map(({ to }) => to)).toEqual([...told.slice(1).map(({ from }) => from), null]);
  }
});

test('the number that went finds whoever it is now, however often, and nobody else is found so', () => {
  const amina = session.ledger.read((reader) => findMembers(reader, '1', today))[0]?.id ?? 0;
  merge();
  const typed = (text: string) =>
    session.ledger.read((reader) =>
      findMembers(reader, text, today).map(({ no, formerly }) => [no, formerly]),
    );
  expect(typed('3')).toEqual([[2, 3]]);
  expect(typed('thomas')).toEqual([[2, undefined]]);
  mergeMembers(session, { from: tom, into: amina }, {});
  expect(typed('3')).toEqual([[1, 3]]);
  expect(typed('2')).toEqual([[1, 2]]);
  const statuses = ['joined', 'paused', 'requested', 'left'] as const;
  const listed = session.ledger.read((reader) =>
    listMembers(reader, { statuses, bots: true }, today),
  );
  expect(listed.map(({ name }) => name)).toEqual(['Amina Yusuf']);
});

test('files that name the entry that went name whoever it is now', async () => {
  merge();
  await bring(session, 'contributions', ['date,person', '2026-11-02,Thomas Reed']);
  const given = session.ledger.read((reader) => reader.values('SELECT member FROM contribution'));
  expect(given).toEqual([tom]);
});

test('what differs is to be said, and what gives way is kept as a spelling', () => {
  members.editMember(session, tom, { email: 'tom@harbour.example', note: 'has a van' });
  members.editMember(session, thomas, { email: 'reed@work.example', note: 'Has a van' });
  expect(codeOf(() => merge())).toBe('merge-differs');
  const bo = members.addMember(session, { name: 'Bo Lind', email: 'bo@harbour.example' }).id;
  expect(codeOf(() => merge({ email: 'bo@harbour.example' }))).toBe('person-known');
  expect(merge({ email: 'reed@work.example' })).toMatchObject({
    email: 'reed@work.example',
    note: 'has a van',
    aliases: [{ alias: 'tom@harbour.example' }, { alias: 'Thomas Reed' }],
  });
  // A bot and a person are never taken for one unasked.
  members.editMember(session, bo, { bot: true });
  const open = session.ledger.read(
    (reader) => merging(reader, { from: bo, into: tom }, {}, today).open,
  );
  expect(open.map(({ key }) => key)).toEqual(['email', 'bot']);
});

test('what can’t be is refused', () => {
  const asks = members.requestToJoin(session, { name: 'Bo Lind' }).id;
  const one = (from: Id, into: Id) => codeOf(() => mergeMembers(session, { from, into }, {}));
  expect([one(tom, tom), one(asks, tom), one(tom, asks)]).toEqual([
    'one-person-already',
    'merge-not-joined',
    'merge-not-joined',
  ]);
  merge();
  expect([one(thomas, tom), one(tom, thomas), one(thomas, thomas)]).toEqual([
    'one-person-already',
    'one-person-already',
    'one-person-already',
  ]);
  const also = members.requestToJoin(session, { name: 'Bob Lind' }).id;
  expect(one(also, asks)).toBe('done');
});

test('what is brought back afterwards names whoever it is now', () => {
  const held = commitments.offerCommitment(session, { text: 'Find a room', by: null });
  commitments.takeCommitment(session, held.id, { by: thomas });
  undoLast();
  const undoing = batches().at(-1) ?? 0;
  merge();
  undoBatch(session, undoing);
  expect(of('commitment', held.id).owners).toMatchObject([{ member: tom }]);
});

test('nothing earlier about the entry that went can be taken back without taking back the merge', () => {
  members.pauseMember(session, thomas);
  const pause = batches().at(-1) ?? 0;
  members.rejoin(session, thomas);
  members.thankMember(session, thomas, null);
  const thanks = batches().at(-1) ?? 0;
  merge();
  expect(codeOf(() => undoBatch(session, thanks))).toBe('undo-depended-on');
  expect(codeOf(() => undoBatch(session, pause))).toBe('undo-depended-on');
  members.pauseMember(session, tom);
  expect(of('member', tom).status).toBe('paused');
});

test('the log tells it, and calls everybody as they are called now', () => {
  commitments.offerCommitment(session, { text: 'Find a room', by: thomas, others: [tom] });
  merge();
  const told = session.ledger.read((reader) => {
    const telling = tellingFrom(reader);
    return [...reader.entries('1')].map((entry) => sentenceOf(entry, telling));
  });
  expect(told.slice(-4)).toEqual([
    'Tom Reed offered 1 (Find a room).',
    'Thomas Reed and Tom Reed are one person.',
    'Tom Reed has what was on record of Thomas Reed.',
    '1 (Find a room) names Tom Reed from now on.',
  ]);
});

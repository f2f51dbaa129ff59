/** What events carry is declared, and what is declared of each property is so. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commitmentsFile } from '../../src/bring/applying/commitments.js';
import { contributionsFile } from '../../src/bring/applying/contributions.js';
import { importFile, settleName } from '../../src/bring/applying/import-file.js';
import { meetingsFile } from '../../src/bring/applying/meetings.js';
import { membersFile } from '../../src/bring/applying/members.js';
import { forgetMember } from '../../src/ledger/forgetting-member.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { createLedger } from '../../src/ledger/writing.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { issueDocument } from '../../src/papers/making/issued.js';
import { audiences } from '../../src/things/audience.js';
import * as checkins from '../../src/things/checkin/changes.js';
import {
  moveCommitment,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  reopenCommitment,
  unlinkCommitment,
} from '../../src/things/commitment/changes.js';
import { handBackCommitment } from '../../src/things/commitment/handing-back.js';
import { setSetting } from '../../src/things/community/changes.js';
import { communityId } from '../../src/things/community/thing.js';
import { broughtInKind } from '../../src/things/copies.js';
import { decide } from '../../src/things/decision/changes.js';
import * as duties from '../../src/things/duty/changes.js';
import { thingOf, things } from '../../src/things/index.js';
import { journalEnd } from '../../src/things/issue/list.js';
import { type Entry, isUndoing, type Reader } from '../../src/things/ledger.js';
import { editMeeting, noteAtMeeting, planMeeting } from '../../src/things/meeting/changes.js';
import * as members from '../../src/things/member/changes.js';
import { mergeMembers } from '../../src/things/member/merge.js';
import { writeNote } from '../../src/things/note/changes.js';
import { misfits, type PayloadField, type PayloadFields } from '../../src/things/payload.js';
import * as polls from '../../src/things/poll/changes.js';
import { askQuestion, withdrawQuestion } from '../../src/things/question/changes.js';
import { addResource } from '../../src/things/resource/changes.js';
import { dropRole, endRole, giveRole } from '../../src/things/role/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id, Thing } from '../../src/things/thing.js';
import { namesMet } from '../../src/things/unmatched/list.js';
import { addDays } from '../../src/time/day.js';
import { livedIn } from '../helpers/communities/lived-in.js';
import { perform, someChances, verbNames } from '../helpers/histories.js';
import { harbourLedger, now, temporaryFolder, today } from '../helpers/ledger.js';
import { namedEverywhere } from '../helpers/named-everywhere.js';

const all: readonly Thing[] = Object.values(things as unknown as Record<string, Thing>);
const declared = new Map(
  all.flatMap(({ events }) => Object.entries(events as Record<string, PayloadFields>)),
);

test('every kind of event that opens or changes something is declared, and no other', () => {
  for (const { name, events, opens, changes } of all) {
    const ruled = [...Object.keys(opens), ...Object.keys(changes)];
    expect(Object.keys(events).sort(), name).toEqual(ruled.sort());
  }
  expect([...declared.keys()].sort()).toEqual(
    all.flatMap(({ events }) => Object.keys(events)).sort(),
  );
});

/** What a property holds: the table that it names things of, a batch, words, or nothing of these. */
const rulings = ({ refers, batch, words }: PayloadField): string[] =>
  [refers ?? '', batch ? 'batch' : '', words ?? ''].filter((ruling) => ruling !== '');

test('every property has one ruling', () => {
  const tables = all.map(({ table }) => table);
  for (const [kind, fields] of declared) {
    for (const [key, field] of Object.entries(fields)) {
      expect(rulings(field).length, `${kind} ${key}`).toBeLessThan(2);
      expect([...tables, undefined], `${kind} ${key}`).toContain(field.refers);
      expect([...audiences, null], `${kind} ${key}`).toContain(field.words);
      expect(field.many && !field.refers && !field.batch, `${kind} ${key}`).toBeFalsy();
    }
  }
});

test('no number stands among what an event carries', () => {
  for (const [kind, fields] of declared) expect(Object.keys(fields), kind).not.toContain('no');
});

test('what is carried otherwise than it is declared is found', () => {
  const fields = declared.get('commitment.reworded') ?? {};
  expect(misfits(fields, {})).toEqual([]);
  expect(misfits(fields, { text: 'Find a hall', doneWhen: null })).toEqual([]);
  expect(misfits(fields, { text: null })).toEqual(['text']);
  expect(misfits(fields, { text: 12, others: 'Ash' })).toEqual(['text', 'others']);
  expect(misfits(fields, { wording: 'Find a hall' })).toEqual(['wording']);
  expect(misfits(declared.get('commitment.released') ?? {}, { because: null })).toEqual(['why']);
  const begun = declared.get('checkin.started') ?? {};
  expect(misfits(begun, { quick: 1, batch: 9 })).toEqual(['quick']);
  expect(misfits(declared.get('checkin.felt') ?? {}, { feeling: '4' })).toEqual(['feeling']);
});

test('a ledger that refolds after each change refuses what is not declared', () => {
  const { ledger } = harbourLedger({ refold: true });
  const noted = (data: object) => () =>
    ledger.change({ now, actor: null }, (transaction) => {
      const subject = transaction.newId();
      transaction.record([{ kind: 'note.written', subject, on: today, data: data as never }]);
    });
  expect(noted({ kind: 'help', text: 'a hall', mood: 'good' })).toThrow(
    'note.written is declared otherwise: mood',
  );
  expect(noted({ kind: 'help' })).toThrow('note.written is declared otherwise: text');
  expect(noted({ kind: 'help', text: 'a hall' })).not.toThrow();
});

const everyKey = 'SELECT replica * 1099511627776 + count FROM journal';

/** Stands in whatever a person types in `markedLedger`, and in every name there. */
const mark = 'Zaq';

/** The keys of what the second copy of a ledger makes are so large that no other number is one. */
const asIfAnotherCopyHadBegun = (reader: Reader): unknown =>
  databaseOf(reader).prepare('INSERT INTO replica VALUES (0, randomblob(16), 0, 0)').run();

/** A ledger in which everything has happened, and all that was typed bears the mark. */
async function markedLedger(): Promise<Session> {
  const ledger = createLedger(`${temporaryFolder()}/marked.momentum`);
  ledger.read(asIfAnotherCopyHadBegun);
  const session: Session = { ledger, today, now };
  let said = 0;
  const say = () => `${mark} ${++said}`;
  livedIn(session, {
    ...{ community: say(), people: Array.from({ length: 9 }, () => `Ann${say()}`), say },
    ...{ link: () => `https://example.org/${mark}${++said}`, deeds: 6 },
    address: (nth) => `${mark}${nth}@example.org`,
  });
  for (const chances of fc.sample(someChances, { numRuns: 16, seed: 11 })) {
    for (const verb of verbNames) perform(session, { verb, chances, words: say() });
  }
  setSetting(session, 'fewest', 4);
  comeAndGo(session, say);
  await bringIn(session, say);
  await becomeOne(session, say);
  copyCame(session);
  sit(session, say);
  await forgetSomebody(session, say);
  for (const audience of ['members', 'public'] as const) {
    for (const name of ['state-of-play', 'momentum-plan']) {
      const made = await makeDocument(session, name, { audience });
      issueDocument(session, made, { formats: ['json'], markdown: say() });
    }
  }
  return session;
}

function comeAndGo(session: Session, say: () => string): void {
  const { id: asked } = members.requestToJoin(session, { name: say() });
  members.approveMember(session, asked);
  members.pauseMember(session, asked);
  members.rejoin(session, asked);
  const { id } = members.addMember(session, { name: say(), joined: null });
  members.editMember(session, id, {}, '2026-03-01');
  const role = giveRole(session, { name: say() }, { member: id, deputy: true });
  endRole(session, role.id, { member: id });
  dropRole(session, role.id);
  const needed = offerCommitment(session, { text: say(), by: id });
  const needing = offerCommitment(session, { text: say(), by: id, needs: [needed.id] });
  unlinkCommitment(session, needing.id, [needed.id]);
  moveCommitment(session, needing.id, { to: today });
  const tea = planMeeting(session, { title: say(), day: '2026-12-14' });
  const follows = { meeting: tea.id, days: 0 };
  offerCommitment(session, { text: say(), by: id, due: tea.day, follows });
  editMeeting(session, tea.id, { day: '2026-12-15' });
  const passed = { ...session, today: addDays(today, 1) };
  passCommitment(passed, needing.id, { to: members.addMember(session, { name: say() }).id });
  releaseCommitment(session, needed.id, { why: say() });
  reopenCommitment(session, needed.id);
  handBackCommitment(session, needed.id, { why: say() });
  withdrawQuestion(session, askQuestion(session, { text: say(), by: id }).id, { why: say() });
  const weekly = { unit: 'week', count: 1, from: today } as const;
  const duty = duties.addDuty(session, { text: say(), rule: weekly, people: [id], lead: 7 });
  duties.skipTurn(session, duty.id);
  duties.offerTurn(session, duty.id);
  duties.editDuty(session, duty.id, { text: say(), people: [] });
  duties.stopDuty(session, duty.id);
  const days = [
    { day: '2027-01-12', start: '18:00' },
    { day: '2027-01-14', start: null },
  ] as const;
  const poll = polls.askWhichDay(session, { title: say(), days });
  polls.answerWhichDay(session, poll.id, id, ['yes', 'maybe']);
  polls.settleOn(session, poll.id, 0);
  polls.dropPoll(session, polls.askWhichDay(session, { title: say(), days }).id);
}

/** Names that nobody knows: met, met again, somebody's, and left aside; and sheets of two states. */
async function bringIn(session: Session, say: () => string): Promise<void> {
  const [one, other] = [say(), say()];
  for (const day of ['2026-11-02', '2026-11-03']) {
    const csv = `date,person\n${day},${one}\n${day},${other}\n`;
    await importFile(session, contributionsFile, Buffer.from(csv));
  }
  const [met, left] = session.ledger.read((reader) => namesMet(reader).map(({ id }) => id));
  settleName(session, met ?? 0, { is: 'new' });
  settleName(session, left ?? 0, { is: 'aside' });
  const who = session.ledger.read((reader) => reader.get('unmatched', met ?? 0)?.written);
  const ref = say();
  for (const title of [say(), say()]) {
    const csv = `date,person,title,ref\n2026-11-04,${who},${title},${ref}\n`;
    await importFile(session, contributionsFile, Buffer.from(csv));
  }
  await importFile(session, membersFile, Buffer.from(`name,note\n${who},${say()}\n`));
  const what = say();
  for (const owner of [say(), say()]) {
    await importFile(session, commitmentsFile, Buffer.from(`what,who\n${what},${owner}\n`));
  }
  const title = say();
  for (const status of ['cancelled', 'planned']) {
    const csv = `date,title,status\n2026-12-21,${title},${status}\n`;
    await importFile(session, meetingsFile, Buffer.from(csv));
  }
}

/** As if a copy had been brought in; which one that was there so far is another test's. */
const copyCame = (session: Session): void =>
  session.ledger.change({ now, actor: null }, (transaction) => {
    const [from, to] = [[], journalEnd(transaction.reader)];
    const data = {
      from,
      to,
      entries: 12,
      renumbered: [{ thing: 'commitment', no: '14b' as const }],
    };
    transaction.record([{ kind: broughtInKind, subject: communityId, on: today, data }]);
  });

/** Two entries that are one person, and a spelling that is nobody's any more. */
async function becomeOne(session: Session, say: () => string): Promise<void> {
  const [from, into] = [say(), say()].map((name) => members.addMember(session, { name }).id);
  await namedEverywhere(session, from as Id, say);
  const alias = say();
  members.addMemberAlias(session, into as Id, alias);
  members.removeMemberAlias(session, into as Id, alias);
  mergeMembers(session, { from: from as Id, into: into as Id }, {});
  const [settled] = session.ledger.read((reader) =>
    namesMet(reader).filter(({ member }) => member === into),
  );
  members.removeMemberAlias(session, into as Id, settled?.written ?? '');
}

/** Whoever is forgotten was named in a text of each kind that can be put in other words. */
async function forgetSomebody(session: Session, say: () => string): Promise<void> {
  const { id } = members.addMember(session, { name: 'Quentin' });
  const naming = () => `${say()}, of Quentin`;
  askQuestion(session, { text: naming(), by: null });
  writeNote(session, { kind: 'help', text: naming() });
  decide(session, { text: naming(), how: naming(), why: naming() });
  const again = { rule: { each: 'meeting', days: 0 }, people: [], lead: 7 } as const;
  duties.addDuty(session, { ...again, text: naming() });
  addResource(session, { title: naming(), keeper: null });
  polls.askWhichDay(session, {
    title: naming(),
    days: [
      { day: '2027-01-12', start: '18:00' },
      { day: '2027-01-14', start: null },
    ],
  });
  const meeting = planMeeting(session, { title: say(), day: '2026-12-14' });
  noteAtMeeting(session, meeting.id, naming());
  const made = await makeDocument(session, 'state-of-play', { audience: 'members' });
  issueDocument(session, made, { formats: [], markdown: say() });
  forgetMember(session, id, { instead: 'a former member' });
}

function sit(session: Session, say: () => string): void {
  const { id } = checkins.startCheckin(session, { quick: false });
  checkins.recordStep(session, id, say(), 60);
  checkins.recordPromise(session, id, say());
  checkins.recordPromiseAnswer(session, id, true);
  checkins.recordFeeling(session, id, 4);
  checkins.closeCheckin(session, id, 12);
}

test('words stand where words are declared, and ids where what they name is', async () => {
  const { ledger } = await markedLedger();
  const entries = ledger.read((reader) =>
    [...reader.entries('1')].filter(({ kind }) => !isUndoing(kind)),
  );
  /** Of every entry, which are those of batches as well. */
  const keys = new Set(ledger.read((reader) => reader.values<Id>(everyKey)));
  ledger.close();
  const tableOf = new Map<Id, string>(
    entries.map(({ subject, kind }) => [subject, things[thingOf(kind) ?? 'member'].table]),
  );
  // A small number as well, and nothing refers to it.
  tableOf.delete(communityId);
  expect(Math.min(...tableOf.keys(), ...keys)).toBeGreaterThan(2 ** 40);
  const named = (value: unknown): Id[] =>
    [...JSON.stringify(value).matchAll(/\d+/g)]
      .map(([digits]) => Number(digits))
      .filter((number) => tableOf.has(number) || keys.has(number));

  const wrong = (value: unknown, { refers, batch, words }: PayloadField): boolean => {
    if (words === null && JSON.stringify(value).includes(mark)) return true;
    if (batch) return [value].flat().some((key) => !keys.has(key as Id));
    const ids = named(value);
    return refers
      ? ids.length !== [value ?? []].flat().length || ids.some((id) => tableOf.get(id) !== refers)
      : ids.length > 0;
  };
  const found = (entries as ReadonlyArray<Entry & { data: object }>).flatMap(({ kind, data }) => {
    const fields = declared.get(kind) ?? {};
    return [
      ...misfits(fields, { ...data }),
      ...Object.entries(data).flatMap(([key, value]) =>
        wrong(value, fields[key] as PayloadField) ? [key] : [],
      ),
    ].map((key) => `${kind} ${key}`);
  });
  expect([...new Set(found)]).toEqual([]);
  const seen = new Set(entries.map(({ kind }) => kind));
  expect([...declared.keys()].filter((kind) => !seen.has(kind))).toEqual([]);
});

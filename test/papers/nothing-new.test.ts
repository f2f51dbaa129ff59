// @module-tag thorough
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { undoBatch } from '../../src/ledger/undo.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { issueDocument } from '../../src/papers/making/issued.js';
import { renderPlain } from '../../src/render/plain.js';
import * as commitments from '../../src/things/commitment/changes.js';
import {
  editCommunity,
  pauseCommunity,
  setCommunityStage,
} from '../../src/things/community/changes.js';
import { addContribution } from '../../src/things/contribution/changes.js';
import { lastBatch } from '../../src/things/history.js';
import * as meetings from '../../src/things/meeting/changes.js';
import * as members from '../../src/things/member/changes.js';
import { mergeMembers } from '../../src/things/member/merge.js';
import { writeNote } from '../../src/things/note/changes.js';
import { askQuestion } from '../../src/things/question/changes.js';
import { dropRole, endRole, giveRole } from '../../src/things/role/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import type { Day } from '../../src/time/day.js';
import { bringIn, copied } from '../helpers/copies.js';
import { furnish, histories, perform } from '../helpers/histories.js';
import { harbourLedger } from '../helpers/ledger.js';

const nothingNew = 'Nothing new has been noted in this time.';

/** The State of Play that would be made now, as text, but for its figures, which go by weeks. */
async function state(session: Session, language?: string): Promise<string> {
  const { tree } = await makeDocument(session, 'state-of-play', { language });
  let isOfFigures = false;
  const children = tree.children.filter((node) => {
    if (node.type === 'heading') {
      isOfFigures = /How it goes/.test(JSON.stringify(node));
    }
    return !isOfFigures;
  });
  return renderPlain({ ...tree, children }).replace(/\s+/g, ' ');
}

async function giveOut(session: Session, language?: string): Promise<void> {
  const made = await makeDocument(session, 'state-of-play', { language });
  issueDocument(session, made, { formats: ['terminal'], markdown: '' });
}

/** A community of which something of every kind has been told. */
function told() {
  const session = harbourLedger();
  const person = (name: string) => members.addMember(session, { name, joined: '2026-01-10' }).id;
  const [tom, grace] = [person('Tom Reed'), person('Grace Okoro')];
  const offer = (text: string, by: Id, due: Day = '2026-12-01') =>
    commitments.offerCommitment({ ...session, today: '2026-11-18' }, { text, by, due }).id;
  const sign = offer('Paint the sign', tom);
  const lamp = offer('Mend a lamp', tom);
  const quay = offer('Sweep the quay', tom, '2026-11-19');
  const fair = meetings.planMeeting(session, {
    title: 'Winter fair',
    day: '2026-12-17',
    start: '18:00',
    place: 'The old mill',
  }).id;
  const wish = commitments.offerCommitment(session, { text: 'Bake bread', by: null }).id;
  const tea = meetings.planMeeting(session, { title: 'Tea', day: '2026-12-05' }).id;
  meetings.cancelMeeting(session, tea, null);
  const swap = meetings.recordMeeting(session, { title: 'Tool swap', day: '2026-11-18' }).id;
  const role = session.ledger.read((reader) =>
    reader.value<Id>("SELECT id FROM role WHERE name = 'Member Support'"),
  ) as Id;
  giveRole(session, { id: role }, { member: grace, deputy: false, on: session.today });
  commitments.keepCommitment(session, sign, {});
  return { session, tom, grace, sign, lamp, quay, fair, tea, swap, wish, role };
}
type Told = ReturnType<typeof told>;

test('whoever came back after their leaving was told of is welcomed back, and said once', async () => {
  const { session, grace } = told();
  members.leave(session, grace);
  await giveOut(session);
  const later = { ...session, today: '2026-11-30' as Day };
  members.rejoin(later, grace);
  const said = await state(later);
  expect(said).toContain('Welcome back to Grace Okoro.');
  expect(said.match(/back/g)).toHaveLength(1);
  expect(said).not.toContain('after all');
});

test.each([
  [
    'en-GB',
    'We take a break from 19 Dec 2026 to 3 Jan 2027 (Christmas)',
    '1 break was named.',
    'We took a break from 19 Dec to 3 Jan (Christmas)',
  ],
  [
    'fr',
    'pause du 19 déc. 2026 au 3 janv. 2027 (Christmas)',
    '1 pause a été annoncée.',
    'Nous avons fait une pause du 19 déc. au 3 janv. (Christmas)',
  ],
])(
  'a break that was named is told, until it has been told as over (%s)',
  async (language, expected, changed, over) => {
    const { session } = told();
    await giveOut(session, language);
    pauseCommunity(session, { from: '2026-12-19', to: '2027-01-03', why: 'Christmas' });
    const said = (await state(session, language)).replace(/[\u00a0\u202f]/g, ' ');
    expect(said).toContain(expected);
    expect(said).toContain(changed);
    const plan = renderPlain((await makeDocument(session, 'momentum-plan', { language })).tree);
    expect(plan.replace(/[\s\u00a0\u202f]+/g, ' ')).toContain(expected);
    const after = { ...session, today: '2027-01-04' as Day };
    const ended = (await state(after, language)).replace(/[\u00a0\u202f]/g, ' ');
    expect(ended).toContain(over);
    await giveOut(after, language);
    const later = { ...session, today: '2027-01-20' as Day };
    expect(await state(later, language)).not.toContain('Christmas');
  },
);

test('a first document does not speak of what has changed below', async () => {
  const { session } = told();
  writeNote(session, { text: 'We meet by the harbour', kind: 'words' });
  editCommunity(session, { purpose: 'Repair cafés' });
  expect(await state(session)).not.toMatch(/have changed\.|put right/);
});

test.each<[string, (of: Told) => unknown, string, string]>([
  [
    'opened again',
    ({ session, sign }) => commitments.reopenCommitment(session, sign),
    'Open again: Paint the sign (1)',
    'De nouveau ouvert : Paint the sign',
  ],
  [
    'put in other words',
    ({ session, lamp }) => commitments.rewordCommitment(session, lamp, { text: 'Mend two lamps' }),
    'Mend two lamps (2): put in other words',
    'Mend two lamps (2) : reformulé',
  ],
  [
    'other helpers',
    ({ session, lamp, grace }) => commitments.rewordCommitment(session, lamp, { others: [grace] }),
    'Mend a lamp (2): now with Grace Okoro',
    'Mend a lamp (2) : désormais avec Grace Okoro',
  ],
  [
    'passed on, and without a date',
    ({ session, quay, grace }) => commitments.passCommitment(session, quay, { to: grace }),
    'Sweep the quay (3): passed on from Tom Reed to Grace Okoro, with no date for now',
    'à Grace Okoro, sans date pour l’instant',
  ],
  [
    'newly wanted',
    ({ session }) => commitments.offerCommitment(session, { text: 'Bake', by: null }),
    '2 looking for someone 1 of them new',
    '2 choses attendent quelqu’un dont 1 nouvelle',
  ],
  [
    'planned',
    ({ session }) => meetings.planMeeting(session, { title: 'Tea', day: '2026-12-20' }),
    '1 meeting was planned.',
    '1 rencontre a été prévue.',
  ],
  [
    'called off',
    ({ session, fair }) => meetings.cancelMeeting(session, fair, 'the mill floods'),
    'The meeting of 17 Dec 2026, Winter fair, will not take place (the mill floods)',
    'La rencontre du 17 déc. 2026, Winter fair, n’aura pas lieu (the mill floods)',
  ],
  [
    'taken off the record',
    ({ session, fair }) => undoAll(session, fair),
    'The meeting of 17 Dec 2026, Winter fair, will not take place',
    'n’aura pas lieu',
  ],
  [
    'moved',
    ({ session, fair }) => meetings.editMeeting(session, fair, { day: '2026-12-20' }),
    'The meeting of 17 Dec 2026: moved to Sunday 20 December 2026',
    'La rencontre du 17 déc. 2026 : déplacée au dimanche 20 décembre 2026',
  ],
  [
    'elsewhere',
    ({ session, fair }) => meetings.editMeeting(session, fair, { place: 'The quay' }),
    'The meeting of 17 Dec 2026: now at The quay',
    'La rencontre du 17 déc. 2026 : nouveau lieu : The quay',
  ],
  [
    'at another hour',
    ({ session, fair }) => meetings.editMeeting(session, fair, { start: '19:00' }),
    'The meeting of 17 Dec 2026: now at 19:00',
    'désormais à 19 h',
  ],
  [
    'role taken',
    ({ session, tom, role }) =>
      giveRole(session, { id: role }, { member: tom, deputy: true, on: session.today }),
    '1 role was taken on.',
    '1 rôle a été pris.',
  ],
  [
    'role given back',
    ({ session, grace, role }) => endRole(session, role, { member: grace, on: session.today }),
    '1 role was given back.',
    '1 rôle a été rendu.',
  ],
  [
    'asked',
    ({ session, tom }) => askQuestion(session, { text: 'Who tests kettles?', by: tom }),
    '1 burning question was asked.',
    '1 nouvelle question brûlante.',
  ],
  [
    'given',
    ({ session, tom }) =>
      addContribution(session, {
        member: tom,
        kind: 'post',
        title: null,
        ref: null,
        on: session.today,
      }),
    '1 contribution was made.',
    '1 contribution.',
  ],
  [
    'a break',
    ({ session, tom }) => members.pauseMember(session, tom),
    '1 person is taking a break.',
    '1 personne fait une pause.',
  ],
  [
    'a note',
    ({ session }) => writeNote(session, { text: 'A van', kind: 'help' }),
    'The notes below have changed.',
    'Les notes ci-dessous ont changé.',
  ],
  [
    'another name',
    ({ session, tom }) => members.editMember(session, tom, { name: 'Thomas Reed' }),
    '1 person is called otherwise here than before.',
    '1 personne est désignée ici autrement qu’avant.',
  ],
  [
    'another purpose',
    ({ session }) => editCommunity(session, { purpose: 'Mending' }),
    'What we are here for was put in other words.',
    'Notre raison d’être a été reformulée.',
  ],
  [
    'the community renamed',
    ({ session }) => editCommunity(session, { name: 'Quay Menders' }),
    'Our community goes by another name.',
    'Notre communauté porte un autre nom.',
  ],
  [
    'another stage',
    ({ session }) => setCommunityStage(session, 'maturing', 'others carry it'),
    'Where we are was set anew.',
    'Où nous en sommes a été revu.',
  ],
  [
    'a role more',
    ({ session, tom }) =>
      giveRole(session, { name: 'Librarian' }, { member: tom, deputy: false, on: session.today }),
    '1 role is new.',
    '1 rôle est nouveau.',
  ],
  [
    'a role less',
    ({ session }) =>
      dropRole(
        session,
        session.ledger.read((reader) =>
          reader.value<Id>("SELECT id FROM role WHERE name = 'Website Administrator'"),
        ) as Id,
      ),
    '1 role is no longer needed.',
    '1 rôle n’est plus nécessaire.',
  ],
  [
    'by another title',
    ({ session, fair }) => meetings.editMeeting(session, fair, { title: 'Yule fair' }),
    'The meeting of 17 Dec 2026: its title is Yule fair now',
    'La rencontre du 17 déc. 2026 : nouveau titre : Yule fair',
  ],
  [
    'with a host',
    ({ session, fair, grace }) => meetings.editMeeting(session, fair, { host: grace }),
    'The meeting of 17 Dec 2026: hosted by Grace Okoro now',
    'La rencontre du 17 déc. 2026 : accueil par Grace Okoro',
  ],
  [
    'on again',
    ({ session, tea }) => undoOf(session, tea, 'meeting.cancelled'),
    'The meeting of 5 Dec 2026, Tea, will take place after all',
    'La rencontre du 5 déc. 2026, Tea, aura lieu finalement',
  ],
  [
    'planned anew once it was called off',
    ({ session }) => meetings.planMeeting(session, { title: 'Tea', day: '2026-12-05' }),
    'The meeting of 5 Dec 2026, Tea, will take place after all',
    'La rencontre du 5 déc. 2026, Tea, aura lieu finalement',
  ],
  [
    'another day of a meeting that was told of',
    ({ session, swap }) => meetings.editMeeting(session, swap, { day: '2026-11-17' }),
    'The meeting of 18 Nov 2026: it was on Tuesday 17 November 2026',
    'La rencontre du 18 nov. 2026 : elle a eu lieu le mardi 17 novembre 2026',
  ],
  [
    'who came to a meeting that was told of',
    ({ session, swap, tom, grace }) =>
      meetings.attendMeeting(session, swap, { present: [tom, grace] }),
    'The meeting of 18 Nov 2026: 2 people came',
    'La rencontre du 18 nov. 2026 : 2 personnes présentes',
  ],
  [
    'a meeting that was told of and did not take place',
    ({ session, swap }) => undoAll(session, swap),
    'The meeting of 18 Nov 2026, Tool swap, did not take place',
    'La rencontre du 18 nov. 2026, Tool swap, n’a pas eu lieu',
  ],
])('%s: it is told, and told once', async (_, act, english, french) => {
  const all = told();
  const { session } = all;
  await giveOut(session);
  expect(await state(session)).toContain(nothingNew);
  act(all);
  const text = await state(session);
  expect(text).toContain(english);
  expect(text).not.toContain(nothingNew);
  const enFrancais = (await state(session, 'fr')).replace(/[\u00a0\u202f]/g, ' ');
  expect(enFrancais).toContain(french);
  await giveOut(session);
  expect(await state(session)).toContain(nothingNew);
  expect(await state(session)).not.toContain(english);
});

/** Takes back everything that is on record of a thing. */
function undoAll(session: Session, id: Id): void {
  const batches = session.ledger.read((reader) =>
    reader.values<Id>('SELECT DISTINCT batch FROM journal WHERE subject = ?', id),
  );
  for (const batch of batches) undoBatch(session, batch);
}

/** Takes back the last thing of a kind that is on record of a thing. */
function undoOf(session: Session, id: Id, kind: string): void {
  const found = 'SELECT max(batch) FROM entry WHERE subject = ? AND kind = ?';
  undoBatch(session, session.ledger.read((reader) => reader.value<Id>(found, id, kind)) ?? 0);
}

test('that somebody is not to be named any more is told to nobody', async () => {
  const { session, tom } = told();
  await giveOut(session);
  members.editMember(session, tom, { named: false });
  const said = await state(session);
  expect(said).not.toContain('called otherwise');
  expect(said).not.toContain(nothingNew);
  expect((await state(session, 'fr')).replace(/\s/g, ' ')).not.toContain('désignée');
});

test('what was told as kept, and is kept still, is not told again', async () => {
  const { session, sign } = told();
  await giveOut(session);
  commitments.reopenCommitment(session, sign);
  commitments.keepCommitment(session, sign, {});
  expect(await state(session)).not.toContain('Paint the sign');
  expect(await state(session)).toContain(nothingNew);
});

test('a keeping, a letting go and a leaving that are taken back are put right', async () => {
  const { session, sign, lamp, tom, grace } = told();
  undoBatch(session, session.ledger.read(lastBatch)?.id ?? 0);
  const keeping = () => {
    commitments.keepCommitment(session, sign, {});
    return session.ledger.read(lastBatch)?.id ?? 0;
  };
  const kept = keeping();
  commitments.releaseCommitment(session, lamp, {});
  members.leave(session, grace, session.today);
  const left = session.ledger.read(lastBatch)?.id ?? 0;
  await giveOut(session);
  undoBatch(session, kept);
  undoBatch(session, left);
  commitments.reopenCommitment(session, lamp);
  const text = await state(session);
  expect(text).toContain('Open again: Paint the sign');
  expect(text).toContain('Open again: Mend a lamp');
  expect(text).toContain('Still with us, after all: Grace Okoro.');
  expect(text).not.toContain('Welcome');
  expect(tom).toBeGreaterThan(0);
});

describe('two entries that turn out to be one person', () => {
  const twins = () => {
    const all = told();
    const twin = members.addMember(all.session, { name: 'Thomas Reed', joined: '2026-01-10' }).id;
    const { id: chairs } = commitments.offerCommitment(all.session, {
      text: 'Count the chairs',
      by: twin,
    });
    const merge = () => mergeMembers(all.session, { from: twin, into: all.tom }, {});
    return { ...all, twin, chairs, merge };
  };

  test('are told of without a name, and what they held is theirs and no news', async () => {
    const { session, merge } = twins();
    await giveOut(session);
    expect(await state(session)).toContain('We are 4 members.');
    merge();
    const text = await state(session);
    expect(text).toContain(' 1 person was on our list twice, and stands there once now. ');
    expect(text).not.toContain('Thomas');
    // On a day before it nobody knew.
    const earlier = { ...session, today: '2026-11-20' as Day };
    expect(await state(earlier)).not.toContain('on our list twice');
    expect(text).toContain('Count the chairs (5) Tom Reed');
    expect(text).toContain('We are 3 members.');
    expect(await state(session, 'fr')).toContain(
      '1 personne figurait deux fois sur notre liste, et n’y figure plus qu’une fois.',
    );
    await giveOut(session);
    expect(await state(session)).toContain(nothingNew);
  });

  test('are no news where no document knew of both', async () => {
    const { session, tom } = told();
    await giveOut(session);
    const before = await state(session);
    const twin = members.addMember(session, { name: 'Thomas Reed', joined: '2026-01-10' }).id;
    mergeMembers(session, { from: twin, into: tom }, {});
    expect(await state(session)).toBe(before);
  });

  test('and are two after all, are told of too', async () => {
    const { session, tom } = told();
    const twin = members.addMember(session, { name: 'Thomas Reed', joined: '2026-01-10' }).id;
    mergeMembers(session, { from: twin, into: tom }, {});
    const merged = session.ledger.read(lastBatch)?.id ?? 0;
    await giveOut(session);
    undoBatch(session, merged);
    const text = await state(session);
    expect(text).not.toContain(nothingNew);
    expect(text).toContain('We are 4 members.');
  });
});

test('nothing is called new only where the document says what it said', async () => {
  await fc.assert(
    fc.asyncProperty(histories(12), histories(3), async (first, second) => {
      const session = harbourLedger();
      furnish(session);
      const deeds = [first, second].map((some) => some.filter(({ verb }) => verb !== 'giveOut'));
      for (const deed of deeds[0] ?? []) perform(session, deed);
      await giveOut(session);
      const before = await state(session);
      for (const deed of deeds[1] ?? []) perform(session, deed);
      const after = await state(session);
      // The giving out itself may have been taken back: then there is none that it looks back on.
      const looksBack = after.includes('New since our State of Play of');
      if (looksBack && after.includes(nothingNew)) expect(after).toBe(before);
      session.ledger.close();
    }),
    { numRuns: 25 },
  );
});

const later = (session: Session, day: Day): Session => ({ ...session, today: day });

test('what was offered by somebody who has left is newly looking for someone', async () => {
  const session = harbourLedger();
  const { id: by } = members.addMember(session, { name: 'Ida Moss', joined: '2026-01-10' });
  members.leave({ ...session, today: '2026-09-22' }, by);
  await giveOut(session);
  commitments.offerCommitment(session, { text: 'Sort the drill bits', by });
  const said = await state(session);
  expect(said).toContain('1 looking for someone new');
  expect(said).toContain('Sort the drill bits (1), new');
});

test.each<[string, boolean]>([
  ['a member', true],
  ['somebody who had only asked to join', false],
])('a meeting whose host has left, %s, is looking for another', async (_, isMember) => {
  const session = harbourLedger();
  const { id: host } = isMember
    ? members.addMember(session, { name: 'Ida Moss', joined: '2026-01-10' })
    : members.requestToJoin(session, { name: 'Ida Moss' });
  meetings.planMeeting(session, { title: 'Tea', day: '2026-12-05', host });
  await giveOut(session);
  members.leave(session, host);
  const said = await state(session);
  expect(said).toContain('The meeting of 5 Dec 2026: looking for a host');
  expect(said).toContain('1 meeting was planned otherwise.');
  await giveOut(session);
  expect(await state(session)).toContain(nothingNew);
});

test('a meeting whose day was put right is not told as a second one', async () => {
  const { session, swap } = told();
  await giveOut(session);
  const then = later(session, '2026-11-28');
  meetings.editMeeting(then, swap, { day: '2026-11-22' });
  const said = await state(then);
  expect(said).toContain('The meeting of 18 Nov 2026: it was on Sunday 22 November 2026');
  expect(said).not.toMatch(/We met|In this time|No meeting/);
});

test.each<[string, (of: Told) => unknown]>([
  ['a joining', ({ session, grace }) => members.editMember(session, grace, {}, '2026-11-24')],
  [
    'a keeping',
    ({ session, sign }) => {
      commitments.reopenCommitment(session, sign);
      commitments.keepCommitment(session, sign, { on: '2026-11-25' });
    },
  ],
])('%s whose day was put right is not told a second time', async (_, act) => {
  const all = told();
  await giveOut(all.session);
  const then = later(all.session, '2026-11-28');
  act({ ...all, session: then });
  expect(await state(then)).toContain(nothingNew);
});

test.each<[string, (of: Told) => unknown]>([
  [
    'paused and back',
    ({ session, tom }) => {
      members.pauseMember(session, tom);
      members.rejoin(session, tom);
    },
  ],
  [
    'a meeting planned and called off',
    ({ session }) => {
      const { id } = meetings.planMeeting(session, { title: 'Walk', day: '2026-12-09' });
      meetings.cancelMeeting(session, id, null);
    },
  ],
  [
    'called off and on again',
    ({ session, fair }) => {
      meetings.cancelMeeting(session, fair, null);
      undoOf(session, fair, 'meeting.cancelled');
    },
  ],
  [
    'called off and planned anew',
    ({ session, fair }) => {
      meetings.cancelMeeting(session, fair, 'the weather');
      meetings.planMeeting(session, {
        ...{ title: 'Winter fair', day: '2026-12-17', start: '18:00', place: 'The old mill' },
      });
    },
  ],
  [
    'moved and moved back',
    ({ session, lamp }) => {
      commitments.moveCommitment(session, lamp, { to: '2026-12-09' });
      commitments.moveCommitment(session, lamp, { to: '2026-12-01' });
    },
  ],
  [
    'let go and opened again',
    ({ session, lamp }) => {
      commitments.releaseCommitment(session, lamp, {});
      commitments.reopenCommitment(session, lamp);
    },
  ],
])('%s between two documents: nothing has changed', async (_, act) => {
  const all = told();
  await giveOut(all.session);
  const then = later(all.session, '2026-11-28');
  act({ ...all, session: then });
  const said = await state(then);
  expect(said).not.toMatch(/, new/);
  expect(said).not.toMatch(/was offered|joined us|left us|taking a break/);
  expect(said).toContain(nothingNew);
});

test('who joined and left between two documents is told of as both, once, and nothing else is', async () => {
  const { session, wish } = told();
  await giveOut(session);
  const then = later(session, '2026-11-28');
  const { id } = members.addMember(then, { name: 'Ida Moss', joined: '2026-11-24' });
  commitments.takeCommitment(then, wish, { by: id });
  members.leave(then, id);
  const said = await state(then);
  expect(said).toContain('1 person joined us, and 1 left.');
  expect(said).not.toMatch(/, new|was offered|Welcome|Ida Moss/);
  await giveOut(then);
  expect(await state(then)).toContain(nothingNew);
});

test('what was wanted, taken and let go counts as offered and as let go, and nothing is marked new', async () => {
  const { session, wish, tom } = told();
  await giveOut(session);
  const then = later(session, '2026-11-28');
  commitments.takeCommitment(then, wish, { by: tom });
  commitments.releaseCommitment(then, wish, {});
  const said = await state(then);
  expect(said).toContain('1 offer since the last one');
  expect(said).toContain('Bake bread: let go');
  expect(said.match(/let go/g)).toHaveLength(2);
  expect(said).not.toContain(', new');
});

test('what was offered and moved since is told as it is, and passed on by who held it', async () => {
  const { session, wish, tom, grace } = told();
  await giveOut(session);
  const then = later(session, '2026-11-28');
  const { id } = commitments.offerCommitment(then, {
    text: 'Oil the gate',
    by: tom,
    due: '2026-12-10',
  });
  commitments.moveCommitment(then, id, { to: '2026-12-12' });
  commitments.takeCommitment(then, wish, { by: tom });
  commitments.passCommitment(then, wish, { to: grace });
  const said = await state(then);
  expect(said).toContain('2 offers since the last one');
  expect(said).not.toMatch(/: moved|passed on from/);
});

test('what came with a copy and was told of is told as off, once the copy was taken back', async () => {
  const { session } = told();
  const copy = copied(session, 'copy');
  meetings.planMeeting(copy, { title: 'Walk', day: '2026-12-09' });
  bringIn(session, copy);
  const coming = session.ledger.read(lastBatch)?.id ?? 0;
  await giveOut(session);
  undoBatch(session, coming);
  expect(await state(session)).toContain('The meeting of 9 Dec 2026, Walk, will not take place');
});

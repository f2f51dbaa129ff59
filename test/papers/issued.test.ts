import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asRead, asTheyAreNow, makeDocuments } from '../../src/commands/checkin-documents.js';
import { checkLedger } from '../../src/ledger/check.js';
import { undoBatch } from '../../src/ledger/undo.js';
import { compareIssued } from '../../src/papers/making/compare.js';
import { type DocumentRequest, makeDocument } from '../../src/papers/making/documents.js';
import {
  issueDocument,
  issuedDocument,
  issuedDocuments,
  namesSinceUnnamed,
  withoutUnnamed,
} from '../../src/papers/making/issued.js';
import { shippedNames } from '../../src/papers/shipped/index.js';
import { allTextOf, storedTree } from '../../src/papers/stored.js';
import type { Tree } from '../../src/papers/tree.js';
import { type FormatName, formatNames, formats, type Renderer } from '../../src/render/index.js';
import { plainOptions } from '../../src/render/options.js';
import {
  keepCommitment,
  moveCommitment,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  reopenCommitment,
  rewordCommitment,
  takeCommitment,
} from '../../src/things/commitment/changes.js';
import { lastBatch } from '../../src/things/history.js';
import type { CopyData } from '../../src/things/issue/thing.js';
import {
  cancelMeeting,
  holdMeeting,
  noteAtMeeting,
  planMeeting,
  recordMeeting,
} from '../../src/things/meeting/changes.js';
import { addMember, editMember, leave } from '../../src/things/member/changes.js';
import { writeNote } from '../../src/things/note/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import type { Day } from '../../src/time/day.js';
import { exampleSession } from '../helpers/harbour.js';
import { harbourLedger } from '../helpers/ledger.js';

const rendered = async (tree: Tree, format: FormatName): Promise<Buffer> => {
  const render = (await formats[format].load()) as Renderer;
  return Buffer.from(await render(tree, plainOptions));
};

/** Makes the document and gives it out, as the commands do. */
async function given(
  session: Session,
  name = 'state-of-play',
  request: DocumentRequest = {},
  as: readonly FormatName[] = ['markdown'],
) {
  const made = await makeDocument(session, name, request);
  const markdown = String(await rendered(made.tree, 'markdown'));
  return { made, issue: issueDocument(session, made, { formats: as, markdown }) };
}

const on = (session: Session, day: Session['today']): Session => ({ ...session, today: day });

const member = (session: Session): Id =>
  session.ledger.read((reader) => reader.value<Id>('SELECT id FROM member ORDER BY no LIMIT 1')) ??
  0;

test.each(shippedNames)('%s is made again byte for byte, in every format', async (name) => {
  const session = exampleSession();
  const request = name === 'promises' || name === 'welcome' ? { recipient: member(session) } : {};
  const { made, issue } = await given(session, name, request, formatNames);
  const before = await Promise.all(formatNames.map((each) => rendered(made.tree, each)));

  editMember(session, member(session), { name: 'Somebody Else' });
  offerCommitment(session, { text: 'Sweep the quay', by: member(session) });
  writeNote(session, { text: 'A new line', kind: 'words' });

  const { tree, isAsItWas } = issuedDocument(session, issue.no);
  for (const [i, format] of formatNames.entries()) {
    expect((await rendered(tree, format)).equals(before[i] as Buffer), format).toBe(true);
  }
  const markdown = String(await rendered(tree, 'markdown'));
  expect(isAsItWas(markdown)).toBe(true);
  expect(isAsItWas(`${markdown}.`)).toBe(false);
  expect(checkLedger(session.ledger)).toEqual([]);
  session.ledger.close();
});

test('it takes up where the last one ended, whatever day that was', async () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-01-10' }).id;
  const offer = (day: Session['today'], text: string) =>
    offerCommitment(on(session, day), { text, by: tom }).id;
  const room = offer('2026-10-30', 'Find a room');
  const from = async (day: Session['today'], request: DocumentRequest = {}) => {
    const { period, facts } = await makeDocument(on(session, day), 'state-of-play', request);
    return [period.from, facts.since?.no ?? null];
  };
  expect(await from('2026-11-10')).toEqual(['2026-10-14', null]);
  expect((await given(on(session, '2026-11-10'))).issue.no).toBe(1);
  expect(await from('2026-11-14')).toEqual(['2026-11-11', 1]);
  expect(await from('2026-11-10')).toEqual(['2026-11-10', 1]);
  expect(await from('2026-11-09')).toEqual(['2026-10-13', null]);
  expect(await from('2026-11-14', { period: '1w' })).toEqual(['2026-11-08', null]);

  // For other readers, and of another kind, it was not.
  expect(await from('2026-11-14', { audience: 'public' })).toEqual(['2026-10-18', null]);
  const plan = await makeDocument(on(session, '2026-11-14'), 'momentum-plan');
  expect(plan.facts.since ?? null).toBe(null);

  // Twice on one day; and one of a day gone by, given out later.
  keepCommitment(on(session, '2026-11-10'), room, {});
  const { made } = await given(on(session, '2026-11-10'));
  expect(made.facts.changes).toMatchObject({ kept: 1, offered: 0 });
  expect(made.facts.commitments?.kept.map(({ text }) => text)).toEqual(['Find a room']);
  await given(session, 'state-of-play', { asOf: '2026-11-01' });
  expect(await from('2026-11-14')).toEqual(['2026-11-11', 2]);
  expect(await from('2026-11-05')).toEqual(['2026-11-02', 3]);
  expect(issuedDocuments(session).map(({ issue }) => issue.no)).toEqual([1, 2, 3]);
});

test('taken back, it was never given out, and its number is not used again', async () => {
  const session = harbourLedger({ refold: true });
  await given(session);
  await given(session);
  const batch = session.ledger.read(lastBatch)?.id ?? 0;
  undoBatch(session, batch);
  expect(issuedDocuments(session).map(({ issue }) => issue.no)).toEqual([1]);
  expect(() => issuedDocument(session, 2)).toThrow(
    expect.objectContaining({ code: 'unknown-issue' }),
  );
  expect((await makeDocument(session, 'state-of-play')).facts.since?.no).toBe(1);
  expect((await given(session)).issue.no).toBe(3);
});

test('what two of them say otherwise is told of commitments, figures and sentences', async () => {
  const session = harbourLedger();
  const [tom, grace] = ['Tom Reed', 'Grace Okoro'].map(
    (name) => addMember(session, { name, joined: '2026-01-10' }).id,
  ) as [Id, Id];
  const early = on(session, '2026-11-02');
  const offer = (text: string, by: Id | null = tom) =>
    offerCommitment(early, { text, by, due: '2026-12-01' }).id;
  const [room, talk, lamp, posters, tea] = [
    offer('Find a room'),
    offer('Give a talk'),
    offer('Mend a lamp'),
    offer('Print posters'),
    offer('Look after the tea', null),
  ];
  await given(on(session, '2026-11-10'));
  keepCommitment(session, room, {});
  moveCommitment(session, talk, { to: '2026-12-20' });
  passCommitment(session, lamp, { to: grace });
  releaseCommitment(session, posters, {});
  takeCommitment(session, tea, { by: grace });
  offer('Sweep the quay');
  writeNote(session, { text: 'Somebody with a van', kind: 'help' });

  const now = await compareIssued(session, 1);
  const texts = Object.fromEntries(
    Object.entries(now.commitments).map(([what, of]) => [what, of.map(({ text }) => text)]),
  );
  expect(texts).toEqual({
    fresh: ['Sweep the quay'],
    reopened: [],
    wantedAgain: [],
    wentAlong: [],
    reworded: [],
    withOthers: [],
    kept: ['Find a room'],
    letGo: ['Print posters'],
    moved: ['Give a talk'],
    dated: [],
    undated: [],
    handedOver: ['Mend a lamp', 'Look after the tea'],
    gone: [],
  });
  expect(now.commitments.moved[0]).toMatchObject({ from: '2026-12-01', to: '2026-12-20' });
  expect(now.commitments.handedOver[0]).toMatchObject({ from: 'Tom Reed', who: 'Grace Okoro' });
  expect(now.sections).toContainEqual({
    title: 'Could this be yours?',
    came: ['Help wanted: Somebody with a van'],
    went: [],
  });
  expect(JSON.stringify(now.sections)).not.toContain('Sweep the quay');

  await given(session);
  const { second, ...later } = await compareIssued(session, 1, 2);
  expect(second).toMatchObject({ issue: { no: 2 } });
  expect({ ...later.commitments }).toEqual(now.commitments);
  const same = await compareIssued(session, 2, 2);
  expect([same.measures, same.sections, Object.values(same.commitments).flat()]).toEqual([
    [],
    [],
    [],
  ]);
});

test('only what whoever has it gave another date is moved, in a document and between two', async () => {
  const session = harbourLedger();
  const [tom, grace, ida] = ['Tom Reed', 'Grace Okoro', 'Ida Moss'].map(
    (name) => addMember(session, { name, joined: '2026-01-10' }).id,
  ) as [Id, Id, Id];
  const early = on(session, '2026-11-02');
  const offer = (text: string, by: Id | null, due?: Day) =>
    offerCommitment(early, { text, by, due }).id;
  const [hoped, someday, handed, late, undated, left, moved, first, both] = [
    offer('Hoped for', null, '2026-12-01'),
    offer('Some day', null),
    offer('Handed on', tom, '2026-12-01'),
    offer('Gone by', tom, '2026-11-05'),
    offer('Handed on, first date', tom),
    offer('Left behind', ida, '2026-12-01'),
    offer('Moved', grace, '2026-12-01'),
    offer('First date', tom),
    offer('Handed on and moved', tom, '2026-12-01'),
  ] as [Id, Id, Id, Id, Id, Id, Id, Id, Id];
  await given(on(session, '2026-11-03'));
  const then = on(session, '2026-11-10');
  const due = '2026-12-08';
  leave(then, ida, then.today);
  for (const id of [hoped, someday, left]) takeCommitment(then, id, { by: tom, due });
  for (const id of [handed, late, undated]) passCommitment(then, id, { to: grace, due });
  for (const id of [moved, first]) moveCommitment(then, id, { to: due });
  passCommitment(then, both, { to: grace });
  moveCommitment(on(session, '2026-11-12'), both, { to: due });

  const { facts } = await makeDocument(session, 'state-of-play');
  const texts = (of: readonly { text: string | null }[] = []) => of.map(({ text }) => text).sort();
  expect(texts(facts.commitments?.moved)).toEqual(['Handed on and moved', 'Moved']);
  expect(texts(facts.commitments?.dated)).toEqual(['First date']);
  expect(facts.changes).toMatchObject({ moved: 2, dated: 1 });

  const { commitments } = await compareIssued(session, 1);
  expect(texts(commitments.moved)).toEqual(['Handed on and moved', 'Moved']);
  expect(texts(commitments.dated)).toEqual(['First date']);
  expect(commitments.undated).toEqual([]);
  expect(texts(commitments.handedOver.filter((each) => each.due === due))).toEqual([
    'Gone by',
    'Handed on',
    'Handed on and moved',
    'Handed on, first date',
    'Hoped for',
    'Left behind',
    'Some day',
  ]);
});

test.each(['state-of-play', 'momentum-plan'])(
  'what is otherwise than %s said is told by what is so, and not by how it was printed',
  async (name) => {
    const session = harbourLedger();
    const [tom, bo, ada] = ['Tom Reed', 'Bo Fox', 'Ada Poe'].map(
      (each) => addMember(session, { name: each, joined: '2026-01-10' }).id,
    ) as [Id, Id, Id];
    const offer = (text: string, by: Id | null) =>
      offerCommitment(session, { text, by, due: '2026-12-01' }).id;
    const [sign, lamp, quay, tea, soup, cake, kettle] = [
      offer('Paint the sign', bo),
      offer('Mend a lamp', tom),
      offer('Sweep the quay', ada),
      offer('Look after the tea', tom),
      offer('Cook soup', tom),
      offer('Bake a cake', null),
      offer('Test the kettle', tom),
    ];
    keepCommitment(session, sign, {});
    takeCommitment(session, cake, { by: tom });
    const taken = session.ledger.read(lastBatch)?.id ?? 0;
    await given(session, name);
    const same = await compareIssued(session, 1);
    expect(Object.values(same.commitments).flat()).toEqual([]);

    reopenCommitment(session, sign);
    editMember(session, tom, { name: 'Thomas Reed' });
    leave(session, ada, session.today);
    rewordCommitment(session, tea, { text: 'Look after the coffee' });
    rewordCommitment(session, soup, { others: [bo] });
    undoBatch(session, taken);
    keepCommitment(session, kettle, {});
    const { commitments, sections } = await compareIssued(session, 1);
    const told = Object.fromEntries(
      Object.entries(commitments).map(([what, of]) => [what, of.map(({ text }) => text)]),
    );
    expect(told).toEqual({
      ...{ fresh: [], letGo: [], moved: [], dated: [], undated: [] },
      ...{ handedOver: [], gone: [] },
      reopened: ['Paint the sign'],
      wantedAgain: ['Sweep the quay', 'Bake a cake'],
      wentAlong: [],
      reworded: ['Look after the coffee'],
      withOthers: ['Cook soup'],
      kept: ['Test the kettle'],
    });
    expect(commitments.wantedAgain.map(({ from }) => from)).toEqual(['Ada Poe', 'Thomas Reed']);
    if (name === 'state-of-play') expect(JSON.stringify(sections)).toContain('Ada Poe');
    expect([lamp, quay]).toHaveLength(2);

    editMember(session, ada, { named: false });
    expect(
      JSON.stringify(
        await compareIssued(session, 1).then(({ commitments: told, sections: parts }) => [
          told,
          parts,
        ]),
      ),
    ).not.toContain('Ada');
  },
);

describe('what a document would say today is what the same one would', () => {
  function twoMeetings() {
    const session = harbourLedger();
    const [tom, grace] = ['Tom Reed', 'Grace Okoro'].map(
      (name) => addMember(session, { name, joined: '2026-01-10' }).id,
    ) as [Id, Id];
    const held = (title: string, day: Day, note: string) => {
      const { id } = recordMeeting(session, { title, day, present: [tom, grace] });
      noteAtMeeting(session, id, note);
      return id;
    };
    return { session, tom, grace, held, fair: held('Fair', '2026-10-05', 'The mill was cold') };
  }
  const titleGiven = async (...of: Parameters<typeof given>) =>
    (await given(...of)).made.tree.data?.about?.title;
  const changed = async (session: Session, no = 1) => {
    const { second, sections } = await compareIssued(session, no);
    return [second.title, sections];
  };

  test('of the meeting that its minutes were of', async () => {
    const { session, held } = twoMeetings();
    const title = await titleGiven(session, 'meeting-record');
    held('Tool swap', '2026-11-02', 'Nobody brought a saw');
    const [now, sections] = await changed(session);
    expect(now).toBe(title);
    expect(JSON.stringify(sections)).not.toMatch(/saw|mill/);
  });

  test('of the meeting that its agenda was for, once that was held', async () => {
    const { session, tom } = twoMeetings();
    const { id } = planMeeting(session, { title: 'Walk', day: '2026-11-30' });
    const title = await titleGiven(session, 'agenda');
    planMeeting(session, { title: 'Tea', day: '2026-12-14' });
    holdMeeting({ ...session, today: '2026-11-30' as Day }, id, { present: [tom] });
    const [now] = await changed({ ...session, today: '2026-12-01' as Day });
    expect(now).toBe(title);
  });

  test.each(['promises', 'welcome'])('for the member whose %s it was', async (name) => {
    const { session, tom, fair } = twoMeetings();
    offerCommitment(session, { text: 'Mend a lamp', by: tom, saidAt: fair });
    const title = await titleGiven(session, name, { recipient: tom });
    expect(await changed(session)).toEqual([title, []]);
  });

  test('and lines that stood below each other are told apart', async () => {
    const { session, tom, fair } = twoMeetings();
    const { id } = offerCommitment(session, { text: 'Mend a lamp', by: tom, saidAt: fair });
    await given(session, 'promises', { recipient: tom });
    keepCommitment(session, id, {});
    expect(JSON.stringify(await changed(session))).toContain('no date yet, said at Fair');
  });

  test('and nothing where what it was about was taken back', async () => {
    const { session } = twoMeetings();
    planMeeting(session, { title: 'Walk', day: '2026-11-30' });
    const planning = session.ledger.read(lastBatch)?.id ?? 0;
    await given(session, 'agenda');
    undoBatch(session, planning);
    planMeeting(session, { title: 'Tea', day: '2026-12-14' });
    await expect(changed(session)).rejects.toMatchObject({ code: 'nothing-to-compare' });
  });

  test('while an agenda that was for no meeting yet is for the one that is planned now', async () => {
    const { session } = twoMeetings();
    await given(session, 'agenda');
    planMeeting(session, { title: 'Tea', day: '2026-12-14' });
    expect((await changed(session))[0]).toContain('14 Dec 2026');
  });
});

test.each(['agenda', 'meeting-record'])(
  'no %s is made of a meeting that was cancelled',
  async (name) => {
    const session = harbourLedger();
    const fair = planMeeting(on(session, '2026-11-02'), { title: 'Fair', day: '2026-12-17' }).id;
    cancelMeeting(session, fair, null);
    const paper = (asOf: Session['today']) => makeDocument(session, name, { meeting: fair, asOf });
    await expect(paper(session.today)).rejects.toMatchObject({ code: 'meeting-called-off' });
    expect((await paper('2026-11-10')).asOf).toBe('2026-11-10');
  },
);

test('a copy tells how many it names who have asked since not to be named', async () => {
  const session = harbourLedger();
  const [tom, ada] = ['Tom Reed', 'Ada Poe'].map(
    (name) => addMember(session, { name, joined: '2026-01-10' }).id,
  ) as [Id, Id];
  offerCommitment(session, { text: 'Find a room', by: ada });
  await given(session);
  const names = () => namesSinceUnnamed(session, issuedDocument(session, 1));
  expect(names()).toBe(0);
  editMember(session, tom, { named: false });
  expect(names()).toBe(0);
  editMember(session, ada, { named: false });
  expect(names()).toBe(1);
  await given(session);
  expect(namesSinceUnnamed(session, issuedDocument(session, 2))).toBe(0);
});

test('a copy reads without those who have asked since not to be named, and says so at its foot', async () => {
  const session = harbourLedger();
  const ada = addMember(session, { name: 'Ada Poe', joined: '2026-01-10' }).id;
  addMember(session, { name: 'Tom Reed', joined: '2026-01-10' });
  offerCommitment(session, { text: 'Find a room with Tom Reed', by: ada });
  await given(session);
  const found = issuedDocument(session, 1);
  expect(await withoutUnnamed(session, found)).toEqual({
    title: found.title,
    tree: found.tree,
    hidden: 0,
  });
  editMember(session, ada, { named: false });
  const { tree, hidden } = await withoutUnnamed(session, found);
  expect(hidden).toBe(1);
  for (const format of ['markdown', 'text', 'html', 'json', 'eml'] as const) {
    expect([format, String(await rendered(tree, format))]).not.toEqual([
      format,
      expect.stringMatching(/Ada|Poe/),
    ]);
  }
  expect(allTextOf(tree)).toContain('with Tom Reed');
  expect(allTextOf(tree)).toMatch(
    /1 person whom this named when it was given out has asked since not to be named\.$/,
  );
  expect(namesSinceUnnamed(session, { ...found, tree })).toBe(0);
});

test('what a check-in made some time ago is made afresh where it would say something else', async () => {
  const session = harbourLedger();
  const ada = addMember(session, { name: 'Ada Poe', joined: '2026-01-10' }).id;
  offerCommitment(session, { text: 'Find a room', by: ada });
  const call = { session, env: {}, viewer: {} as never };
  const made = await makeDocuments(call);
  expect((await asTheyAreNow(call, made)).changed).toBe(false);
  editMember(session, ada, { named: false });
  const { now: afresh, changed } = await asTheyAreNow(call, made);
  expect(changed).toBe(true);
  expect(await asRead(made)).toContain('Ada Poe');
  expect(await asRead(afresh)).not.toContain('Ada Poe');
});

test('a figure stands beside what it was last time, whatever language that was said in', async () => {
  const session = exampleSession();
  await given(on(session, '2026-11-14'), 'state-of-play', { language: 'fr' });
  for (const language of ['en', 'en-GB', 'fr']) {
    const { facts } = await makeDocument(session, 'state-of-play', { language });
    const previous = facts.measures?.map((each) => each.previous) ?? [];
    expect(previous.filter((each) => each !== null).length, language).toBeGreaterThan(2);
    expect(JSON.stringify(previous).includes('last time')).toBe(language !== 'fr');
    expect(JSON.stringify(previous)).not.toContain(language === 'fr' ? 'none' : 'aucun');
  }
  const { measures } = await compareIssued(on(session, '2026-11-14'), 1);
  expect(measures).toEqual([]);
  session.ledger.close();
});

/** Everything that somebody typed into the ledger, or that is known of a person. */
const typedIn = (session: Session): string[] =>
  session.ledger.read((reader) =>
    reader
      .all<{ text: string | null }>(
        `SELECT name AS text FROM member UNION SELECT email FROM member UNION SELECT handle FROM member
         UNION SELECT note FROM member UNION SELECT good_at FROM member UNION SELECT text FROM note
         UNION SELECT text FROM commitment UNION SELECT why FROM commitment
         UNION SELECT text FROM question UNION SELECT answer FROM question
         UNION SELECT title FROM contribution UNION SELECT title FROM meeting
         UNION SELECT text FROM meeting_note UNION SELECT title FROM resource`,
      )
      .flatMap(({ text }) => (text === null ? [] : [text])),
  );

test.each(shippedNames)('%s keeps nothing of what it does not say', async (name) => {
  const session = exampleSession();
  addMember(session, {
    name: 'Quentin Shyman',
    email: 'shy@example.org',
    named: false,
    note: 'Ill.',
  });
  writeNote(session, { text: 'Ask Tom how he is', kind: 'private' });
  const request = name === 'promises' || name === 'welcome' ? { recipient: member(session) } : {};
  const { made } = await given(session, name, request);
  const says = JSON.stringify([made.tree.children, made.tree.data?.about]);
  const kept = session.ledger.read((reader) =>
    reader
      .all<{ data: string }>("SELECT data FROM entry WHERE kind LIKE 'document.%'")
      .map(({ data }) => data)
      .join('\n'),
  );
  const quoted = typedIn(session).map((text) => JSON.stringify(text).slice(1, -1));
  const unsaid = quoted.filter((text) => !says.includes(text));
  expect(unsaid).toContain('Quentin Shyman');
  expect(unsaid.filter((text) => kept.includes(text))).toEqual([]);
  session.ledger.close();
});

test('the words of one that was given out stay what they were when a commitment is reworded', async () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-01-10' }).id;
  const room = offerCommitment(session, { text: 'Find a room', by: tom }).id;
  await given(session);
  rewordCommitment(session, room, { text: 'Find a hall' });
  const { tree } = issuedDocument(session, 1);
  expect(String(await rendered(tree, 'text'))).toContain('Find a room');
});

const kept = (session: Session): CopyData =>
  session.ledger.read((reader) => {
    const [copied] = reader.entries("kind = 'document.copied'");
    return copied?.data as unknown as CopyData;
  });

test('a State of Play of the example takes less than 32 kB to keep', async () => {
  const session = exampleSession();
  await given(session);
  const bytes = session.ledger.read((reader) =>
    reader.value<number>(
      `SELECT sum(octet_length(data) + coalesce(octet_length(words), 0)) FROM entry
       WHERE kind LIKE 'document.%'`,
    ),
  );
  expect(bytes).toBeLessThan(32_000);
  session.ledger.close();
});

test('a copy that somebody has meddled with is no document, or can be shown as one', async () => {
  const session = exampleSession();
  await given(session);
  const copy = JSON.stringify(kept(session).tree);
  session.ledger.close();
  expect(storedTree(JSON.parse(copy))).toBeDefined();
  for (const bad of [
    null,
    [],
    'words',
    { type: 'root', children: [] },
    JSON.parse(copy.replace('"type":"paragraph"', '"type":"html"')),
    JSON.parse(copy.replace('"type":"paragraph"', '"type":"__proto__"')),
    JSON.parse(copy.replace('"direction":"ltr"', '"direction":"up"')),
    JSON.parse(copy.replace('"type":"text","value":"', '"type":"text","value":7,"was":"')),
    JSON.parse(`${'{"type":"blockquote","children":['.repeat(100)}${']}'.repeat(100)}`),
  ]) {
    expect(storedTree(bad)).toBeUndefined();
  }
  const places = [...copy.matchAll(/"(?:type|value|children|depth|url|label|align)":/g)];
  await fc.assert(
    fc.asyncProperty(
      fc.nat(places.length - 1),
      fc.constantFrom('null', '[]', '{}', '-1', '"list"', '"table"', '[{"type":"text"}]', '[null]'),
      async (at, value) => {
        const place = places[at];
        if (!place) return;
        const end = place.index + place[0].length;
        const next = copy.slice(end);
        const old = /^(?:"(?:[^"\\]|\\.)*"|-?\d+|null)/.exec(next)?.[0];
        if (old === undefined) return;
        const tree = storedTree(JSON.parse(copy.slice(0, end) + value + next.slice(old.length)));
        if (tree === undefined) return;
        for (const format of ['markdown', 'text', 'html', 'json'] as const) {
          await rendered(tree, format);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a comparison says how many members there were and are, in whatever language', async () => {
  const session = harbourLedger();
  for (const language of ['en', 'fr']) {
    const { issue } = await given(session, 'state-of-play', { language });
    addMember(session, { name: `Nia ${language}`, joined: '2025-01-10' });
    const { measures, labels } = await compareIssued(session, issue.no);
    expect(measures.map(({ name }) => labels[name])).toContain('Members');
    const [members] = measures.filter(({ name }) => name === 'members');
    expect(members?.was).not.toBe(members?.now);
  }
  const { measures } = await compareIssued(session, 1, 2);
  expect(measures).toContainEqual({ name: 'members', was: '1', now: '2' });
});

test('where something that was told gave way to “none yet”, a comparison says that too', async () => {
  const session = harbourLedger();
  const { id } = planMeeting(session, { title: 'Fair', day: '2026-12-17' });
  const { issue } = await given(session);
  cancelMeeting(session, id, null);
  await given(session);
  const { sections } = await compareIssued(session, issue.no);
  const [head] = sections.filter(({ title }) => title === 'Harbour Menders: State of Play');
  expect(head?.came).toEqual(['Next: no date yet']);
  expect(head?.went).toEqual(['Next: Thu 17 Dec, Fair']);
});

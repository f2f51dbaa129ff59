import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  keepCommitment,
  moveCommitment,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  rewordCommitment,
  takeCommitment,
} from '../../src/actions/commitments.js';
import type { Desk } from '../../src/actions/desk.js';
import { type DocumentRequest, makeDocument } from '../../src/actions/documents.js';
import {
  compareIssued,
  issueDocument,
  issuedDocument,
  issuedDocuments,
} from '../../src/actions/issued.js';
import { addMember, editMember } from '../../src/actions/members.js';
import { writeNote } from '../../src/actions/notes.js';
import { undoBatch } from '../../src/actions/undo.js';
import type { Id } from '../../src/core/entity.js';
import type { CopyData } from '../../src/core/issue.js';
import { shippedNames } from '../../src/documents/shipped/index.js';
import { storedTree } from '../../src/documents/stored.js';
import type { Tree } from '../../src/documents/tree.js';
import { playHarbourMenders } from '../../src/example/harbour-menders.js';
import { checkLedger } from '../../src/ledger/check.js';
import { lastBatch } from '../../src/ledger/facts/history.js';
import { createLedger } from '../../src/ledger/writing.js';
import { type FormatName, formatNames, formats, type Renderer } from '../../src/render/index.js';
import { plainLook } from '../../src/render/look.js';
import { harbourLedger, now, temporaryFolder, today } from '../helpers/ledger.js';

const rendered = async (tree: Tree, format: FormatName): Promise<Buffer> => {
  const render = (await formats[format].load()) as Renderer;
  return Buffer.from(await render(tree, plainLook));
};

/** Makes the document and gives it out, as the commands do. */
async function given(
  desk: Desk,
  name = 'state-of-play',
  request: DocumentRequest = {},
  as: readonly FormatName[] = ['markdown'],
) {
  const made = await makeDocument(desk, name, request);
  const markdown = String(await rendered(made.tree, 'markdown'));
  return { made, issue: issueDocument(desk, made, { formats: as, markdown }) };
}

const on = (desk: Desk, day: Desk['today']): Desk => ({ ...desk, today: day });

function example(): Desk {
  const desk = { ledger: createLedger(`${temporaryFolder()}/h.momentum`, now), today, now };
  playHarbourMenders(desk);
  return desk;
}

const member = (desk: Desk): Id =>
  desk.ledger.read((reader) => reader.value<Id>('SELECT id FROM member ORDER BY no LIMIT 1')) ?? '';

test.each(shippedNames)('%s is made again byte for byte, in every format', async (name) => {
  const desk = example();
  const request = name === 'promises' || name === 'welcome' ? { recipient: member(desk) } : {};
  const { made, issue } = await given(desk, name, request, formatNames);
  const before = await Promise.all(formatNames.map((each) => rendered(made.tree, each)));

  editMember(desk, member(desk), { name: 'Somebody Else' });
  offerCommitment(desk, { text: 'Sweep the quay', by: member(desk) });
  writeNote(desk, { text: 'A new line', kind: 'words' });

  const { tree, isAsItWas } = issuedDocument(desk, issue.no);
  for (const [i, format] of formatNames.entries()) {
    expect((await rendered(tree, format)).equals(before[i] as Buffer), format).toBe(true);
  }
  const markdown = String(await rendered(tree, 'markdown'));
  expect(isAsItWas(markdown)).toBe(true);
  expect(isAsItWas(`${markdown}.`)).toBe(false);
  expect(checkLedger(desk.ledger)).toEqual([]);
  desk.ledger.close();
});

test('it takes up where the last one ended, whatever day that was', async () => {
  const desk = harbourLedger();
  const tom = addMember(desk, { name: 'Tom Reed', joined: '2026-01-10' }).id;
  const offer = (day: Desk['today'], text: string) =>
    offerCommitment(on(desk, day), { text, by: tom }).id;
  const room = offer('2026-10-30', 'Find a room');
  const from = async (day: Desk['today'], request: DocumentRequest = {}) => {
    const { period, facts } = await makeDocument(on(desk, day), 'state-of-play', request);
    return [period.from, facts.since?.no ?? null];
  };
  expect(await from('2026-11-10')).toEqual(['2026-10-14', null]);
  expect((await given(on(desk, '2026-11-10'))).issue.no).toBe(1);
  expect(await from('2026-11-14')).toEqual(['2026-11-11', 1]);
  expect(await from('2026-11-10')).toEqual(['2026-11-10', 1]);
  expect(await from('2026-11-09')).toEqual(['2026-10-13', null]);
  expect(await from('2026-11-14', { period: '1w' })).toEqual(['2026-11-08', null]);

  // For other readers, and of another kind, it was not.
  expect(await from('2026-11-14', { audience: 'public' })).toEqual(['2026-10-18', null]);
  const plan = await makeDocument(on(desk, '2026-11-14'), 'momentum-plan');
  expect(plan.facts.since ?? null).toBe(null);

  // Twice on one day; and one of a day gone by, given out later.
  keepCommitment(on(desk, '2026-11-10'), room, {});
  const { made } = await given(on(desk, '2026-11-10'));
  expect(made.facts.changes).toMatchObject({ kept: 1, offered: 0 });
  expect(made.facts.commitments?.kept.map(({ text }) => text)).toEqual(['Find a room']);
  await given(desk, 'state-of-play', { asOf: '2026-11-01' });
  expect(await from('2026-11-14')).toEqual(['2026-11-11', 2]);
  expect(await from('2026-11-05')).toEqual(['2026-11-02', 3]);
  expect(issuedDocuments(desk).map(({ issue }) => issue.no)).toEqual([1, 2, 3]);
});

test('taken back, it was never given out, and its number is not used again', async () => {
  const desk = harbourLedger({ refold: true });
  await given(desk);
  await given(desk);
  const batch = desk.ledger.read(lastBatch)?.id ?? '';
  undoBatch(desk, batch);
  expect(issuedDocuments(desk).map(({ issue }) => issue.no)).toEqual([1]);
  expect(() => issuedDocument(desk, 2)).toThrow(expect.objectContaining({ code: 'unknown-issue' }));
  expect((await makeDocument(desk, 'state-of-play')).facts.since?.no).toBe(1);
  expect((await given(desk)).issue.no).toBe(3);
});

test('what two of them say otherwise is told of commitments, figures and sentences', async () => {
  const desk = harbourLedger();
  const [tom, grace] = ['Tom Reed', 'Grace Okoro'].map(
    (name) => addMember(desk, { name, joined: '2026-01-10' }).id,
  ) as [Id, Id];
  const early = on(desk, '2026-11-02');
  const offer = (text: string, by: Id | null = tom) =>
    offerCommitment(early, { text, by, due: '2026-12-01' }).id;
  const [room, talk, lamp, posters, tea] = [
    offer('Find a room'),
    offer('Give a talk'),
    offer('Mend a lamp'),
    offer('Print posters'),
    offer('Look after the tea', null),
  ];
  await given(on(desk, '2026-11-10'));
  keepCommitment(desk, room, {});
  moveCommitment(desk, talk, { to: '2026-12-20' });
  passCommitment(desk, lamp, { to: grace });
  releaseCommitment(desk, posters, {});
  takeCommitment(desk, tea, { by: grace });
  offer('Sweep the quay');
  writeNote(desk, { text: 'Somebody with a van', kind: 'help' });

  const now = await compareIssued(desk, 1);
  const texts = Object.fromEntries(
    Object.entries(now.commitments).map(([what, of]) => [what, of.map(({ text }) => text)]),
  );
  expect(texts).toEqual({
    fresh: ['Sweep the quay'],
    kept: ['Find a room'],
    letGo: ['Print posters'],
    moved: ['Give a talk'],
    handedOver: ['Mend a lamp', 'Look after the tea'],
    gone: [],
  });
  expect(now.commitments.moved[0]).toMatchObject({ from: '2026-12-01', to: '2026-12-20' });
  expect(now.commitments.handedOver[0]).toMatchObject({ from: 'Tom Reed', who: 'Grace Okoro' });
  expect(now.sections).toContainEqual({
    title: 'Help we would like',
    came: ['Somebody with a van'],
    went: [],
  });
  expect(JSON.stringify(now.sections)).not.toContain('Sweep the quay');

  await given(desk);
  const { second, ...later } = await compareIssued(desk, 1, 2);
  expect(second).toMatchObject({ issue: { no: 2 } });
  expect({ ...later.commitments }).toEqual(now.commitments);
  const same = await compareIssued(desk, 2, 2);
  expect([same.measures, same.sections, Object.values(same.commitments).flat()]).toEqual([
    [],
    [],
    [],
  ]);
});

/** Everything that somebody typed into the ledger, or that is known of a person. */
const typedIn = (desk: Desk): string[] =>
  desk.ledger.read((reader) =>
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
  const desk = example();
  addMember(desk, { name: 'Quentin Shyman', email: 'shy@example.org', named: false, note: 'Ill.' });
  writeNote(desk, { text: 'Ask Tom how he is', kind: 'private' });
  const request = name === 'promises' || name === 'welcome' ? { recipient: member(desk) } : {};
  const { made } = await given(desk, name, request);
  const says = JSON.stringify([made.tree.children, made.tree.data?.about]);
  const kept = desk.ledger.read((reader) =>
    reader
      .all<{ data: string }>("SELECT data FROM journal WHERE kind LIKE 'document.%'")
      .map(({ data }) => data)
      .join('\n'),
  );
  const quoted = typedIn(desk).map((text) => JSON.stringify(text).slice(1, -1));
  const unsaid = quoted.filter((text) => !says.includes(text));
  expect(unsaid).toContain('Quentin Shyman');
  expect(unsaid.filter((text) => kept.includes(text))).toEqual([]);
  desk.ledger.close();
});

test('the words of one that was given out stay what they were when a commitment is reworded', async () => {
  const desk = harbourLedger();
  const tom = addMember(desk, { name: 'Tom Reed', joined: '2026-01-10' }).id;
  const room = offerCommitment(desk, { text: 'Find a room', by: tom }).id;
  await given(desk);
  rewordCommitment(desk, room, { text: 'Find a hall' });
  const { tree } = issuedDocument(desk, 1);
  expect(String(await rendered(tree, 'text'))).toContain('Find a room');
});

const kept = (desk: Desk): CopyData =>
  desk.ledger.read(
    (reader) =>
      JSON.parse(
        reader.value<string>("SELECT data FROM journal WHERE kind = 'document.copied'") ?? '',
      ) as CopyData,
  );

test('a State of Play of the example takes less than 32 kB to keep', async () => {
  const desk = example();
  await given(desk);
  const bytes = desk.ledger.read((reader) =>
    reader.value<number>(
      "SELECT sum(length(CAST(data AS BLOB))) FROM journal WHERE kind LIKE 'document.%'",
    ),
  );
  expect(bytes).toBeLessThan(32_000);
  desk.ledger.close();
});

test('a copy that somebody has meddled with is no document, or can be shown as one', async () => {
  const desk = example();
  await given(desk);
  const copy = JSON.stringify(kept(desk).tree);
  desk.ledger.close();
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

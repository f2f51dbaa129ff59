/**
 * Whether anything that is not for a reader's eyes is in what they read: each column that people
 * type into is filled with words of its own, and every document is searched for them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playHarbourMenders } from '../../../src/example/harbour-menders.js';
import { british } from '../../../src/language/index.js';
import { databaseOf } from '../../../src/ledger/reader.js';
import { createLedger, openLedger } from '../../../src/ledger/writing.js';
import { buildDocument } from '../../../src/papers/building/document.js';
import type { DocumentFacts } from '../../../src/papers/facts/index.js';
import { documentFacts } from '../../../src/papers/from-ledger/index.js';
import { shippedNames, shippedTemplate } from '../../../src/papers/shipped/index.js';
import { factsNamedIn } from '../../../src/papers/template/inspect.js';
import type { Tree } from '../../../src/papers/tree.js';
import { formatNames, formats, type Rendered, type Renderer } from '../../../src/render/index.js';
import { plainOptions } from '../../../src/render/options.js';
import type { Audience } from '../../../src/things/audience.js';
import { offerCommitment } from '../../../src/things/commitment/changes.js';
import { addDuty } from '../../../src/things/duty/changes.js';
import { cancelMeeting, planMeeting } from '../../../src/things/meeting/changes.js';
import { addMember, requestToJoin } from '../../../src/things/member/changes.js';
import { writeNote } from '../../../src/things/note/changes.js';
import { askWhichDay } from '../../../src/things/poll/changes.js';
import { addResource } from '../../../src/things/resource/changes.js';
import { weeksUpTo } from '../../../src/time/window.js';
import { now, today } from '../../helpers/ledger.js';
import { type Ruling, rulings } from './privacy-rulings.js';

interface Column {
  readonly table: string;
  readonly column: string;
}

function textColumns(db: Database.Database): Column[] {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  return tables.flatMap((table) =>
    (db.pragma(`table_info("${table}")`) as Array<{ name: string; type: string }>)
      .filter(({ type }) => type === 'TEXT')
      .map(({ name }) => ({ table, column: name })),
  );
}

// Letters alone, so that no format has anything to escape in it or a place to break it.
const canary = ({ table, column }: Column): string =>
  `Canary${`${table}${column}`.replaceAll('_', '')}yranac`.toLowerCase();

const ruled = (which: Ruling): Column[] =>
  Object.entries(rulings).flatMap(([table, columns]) =>
    Object.entries(columns)
      .filter(([, ruling]) => ruling === which)
      .map(([column]) => ({ table, column })),
  );

/** Where what is typed is the name of something, nobody is spoken of in it. */
const isName = ({ table, column }: Column): boolean =>
  column === 'name' && (table === 'member' || table === 'community');

/** What is typed into a column: its canary, beside somebody who is not to be named. */
function planted(at: Column): string {
  if (isName(at)) return canary(at);
  if (at.column === 'link') return `https://example.org/${canary(at)}`;
  const handles = at.table === 'commitment' ? ' or @quins, quentin@example.org' : '';
  return `${canary(at)}, ask Quentin Shyman${handles}`;
}

/** Rows that hold something else, which is planted by hand. */
const others: Readonly<Record<string, string>> = {
  'member.name': "named = 0 OR status = 'requested'",
  'member.email': 'named = 0',
  'member.handle': 'named = 0',
  'member_alias.alias': "alias = 'Quince'",
  'note.text': "kind = 'private'",
};

/** A row of a table that the example has none of: any text, any number. */
function fill(db: Database.Database, table: string): void {
  const columns = db.pragma(`table_info("${table}")`) as Array<{ name: string; type: string }>;
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const marks = columns.map(() => '?').join(', ');
  db.prepare(`INSERT INTO "${table}" (${names}) VALUES (${marks})`).run(
    columns.map(({ type }) => (type === 'TEXT' ? 'x' : 1)),
  );
}

const folder = mkdtempSync(join(tmpdir(), 'momentum-canaries-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

const wordsOfBefore = 'wordsofbefore';

/** A ledger in which every column that people type into is full of canaries. */
function ledgerOfCanaries() {
  const path = join(folder, `${made++}.momentum`);
  const ledger = createLedger(path);
  const session = { ledger, today, now };
  playHarbourMenders(session);
  const recipient = addMember(session, { name: 'Wen Aldous', joined: '2026-11-01' }).id;
  requestToJoin(session, { name: 'Petra Novak', note: 'x', email: 'y@example.org' });
  addMember(session, {
    name: 'Quentin Shyman',
    joined: '2026-11-02',
    named: false,
    aliases: ['Quince'],
    handle: 'quins',
    email: 'quentin@example.org',
  });
  writeNote(session, { kind: 'private', text: 'canaryprivatenote' });
  addResource(session, { title: 'x', link: 'https://example.org', keeper: null });
  offerCommitment(session, { text: wordsOfBefore, by: recipient });
  const monthly = { unit: 'month', count: 1, from: today } as const;
  addDuty(session, { text: 'x', rule: monthly, people: [recipient], lead: 7 });
  const fair = planMeeting({ ...session, today: '2025-10-01' }, { title: 'x', day: '2026-12-20' });
  cancelMeeting(session, fair.id, 'x');
  const days = [
    { day: '2026-12-10', start: '18:00' },
    { day: '2026-12-12', start: null },
  ] as const;
  askWhichDay(session, { title: 'x', place: 'x', days });
  ledger.close();

  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  for (const at of [...ruled('public'), ...ruled('members'), ...ruled('nobody')]) {
    const { table, column } = at;
    if (db.prepare(`SELECT 1 FROM "${table}"`).get() === undefined) fill(db, table);
    const other = others[`${table}.${column}`] ?? '0';
    // The number at the end is for columns in which no two rows may be alike.
    db.prepare(
      `UPDATE "${table}" SET "${column}" = ? || ' ' || abs(random()) WHERE NOT (${other})`,
    ).run(planted(at));
  }
  db.prepare("UPDATE member SET name = 'canaryrequest' WHERE status = 'requested'").run();
  db.prepare('UPDATE community SET channels = ?').run(
    JSON.stringify([
      'the library',
      'canarychannel@example.org',
      'https://example.org/canarychannel',
    ]),
  );
  db.close();
  return { ledger: openLedger(path), recipient };
}

/** What a file says: its text, or that of the files it is packed of, without what breaks lines. */
const readable = (file: Rendered): string =>
  (typeof file === 'string'
    ? file
    : Object.values(unzipSync(file))
        .map((part) => strFromU8(part))
        .join('\n')
  )
    .replace(/=\r?\n/g, '')
    .replace(/\s+/g, '');

const canariesIn = (text: string): string[] => [...new Set(text.match(/canary\w*?yranac/g) ?? [])];

const allowed: Readonly<Record<Exclude<Audience, 'facilitator'>, string[]>> = {
  members: [...ruled('public'), ...ruled('members')].map(canary).sort(),
  public: ruled('public').map(canary).sort(),
};

test('of every column somebody has said who may read it', () => {
  const { ledger } = ledgerOfCanaries();
  const columns = ledger.read((reader) => textColumns(databaseOf(reader)));
  ledger.close();
  const said = Object.entries(rulings).flatMap(([table, of]) =>
    Object.keys(of).map((column) => ({ table, column })),
  );
  const names = (of: readonly Column[]) => of.map(({ table, column }) => `${table}.${column}`);
  expect(names(said).sort()).toEqual(names(columns).sort());
});

describe.each(['members', 'public'] as const)('for the %s', (audience) => {
  const papers: string[] = [];
  let everything = '';

  beforeAll(async () => {
    const { ledger, recipient } = ledgerOfCanaries();
    const asked = {
      asOf: today,
      today,
      period: weeksUpTo(today, 52),
      audience,
      locale: british,
      recipient,
    };
    everything = JSON.stringify(ledger.read((reader) => documentFacts(reader, asked)));
    for (const name of shippedNames) {
      const template = shippedTemplate(name);
      const facts = ledger.read((reader) =>
        documentFacts(reader, asked, factsNamedIn(template)),
      ) as DocumentFacts;
      const community = facts.community?.name ?? '';
      const occasion = { community, asOf: today, locale: british, audience };
      const tree = await buildDocument(template, facts, occasion);
      const withFacts: Tree = { ...tree, data: { ...tree.data, facts } };
      for (const format of formatNames) {
        const render: Renderer = await formats[format].load();
        papers.push(readable(await render(withFacts, plainOptions)));
      }
    }
    ledger.close();
  });

  test('the facts hold what they may read, all of it and nothing else', () => {
    expect(canariesIn(everything).sort()).toEqual(allowed[audience]);
  });

  test('no document in any format holds anything else', () => {
    expect(papers.length).toBeGreaterThan(20);
    for (const text of papers) {
      expect(canariesIn(text).filter((each) => !allowed[audience].includes(each))).toEqual([]);
    }
  });

  test('neither private notes nor who asked to join are in any', () => {
    for (const text of [everything, ...papers]) {
      expect(text).not.toMatch(/canaryprivatenote|canaryrequest/);
    }
  });

  test('whoever asked not to be named is not, in whatever others wrote', () => {
    expect(everything).toContain('ask a member');
    for (const text of [everything, ...papers])
      expect(text).not.toMatch(/quentin|shyman|quin(?:s|ce)/i);
  });

  test('what has been replaced in the ledger is in none', () => {
    for (const text of [everything, ...papers]) expect(text).not.toContain(wordsOfBefore);
  });

  test(audience === 'public' ? 'no address is told' : 'channels may be addresses', () => {
    expect(/canarychannel|@example\.org/.test(everything)).toBe(audience === 'members');
    if (audience === 'public') {
      for (const text of papers) expect(text).not.toMatch(/canarychannel|@example/);
    }
  });
});

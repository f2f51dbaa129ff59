import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLedger } from '../../src/ledger/check.js';
import { forget, knownTexts } from '../../src/ledger/forgetting.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { statements } from '../../src/ledger/schema.js';
import type { Kept } from '../../src/ledger/seals.js';
import { addMember, editMember } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import { furnish, histories, perform } from '../helpers/histories.js';
import { harbourLedger } from '../helpers/ledger.js';

/** What no forgetting may change: how many there are of what, on which days, in which state. */
const figures = ({ ledger }: Session) =>
  ledger.read((reader) =>
    [
      'member',
      'commitment',
      'meeting',
      'contribution',
      'question',
      'decision',
      'duty',
      'poll',
      'note',
      'resource',
    ].map((table) => reader.all(`SELECT no, status FROM ${table} ORDER BY no`)),
  );

const activity = ({ ledger }: Session) =>
  ledger.read((reader) => reader.all('SELECT * FROM activity ORDER BY week, member'));

test('whatever is forgotten, the chain holds, no figure moves and nothing of it is left', () => {
  fc.assert(
    fc.property(histories(12), fc.infiniteStream(fc.nat(99)), (deeds, chance) => {
      const session = harbourLedger();
      furnish(session);
      for (const deed of deeds) perform(session, deed);
      const before = [figures(session), activity(session)];
      // Twice over, since the second time there is no secret any more.
      const gone: string[] = [];
      for (let round = 0; round < 2; round += 1) {
        session.ledger.change({ now: session.now, actor: null }, ({ reader }) => {
          const db = databaseOf(reader);
          const drawn = [...knownTexts(db)].filter(() => (chance.next().value ?? 0) < 40);
          forget(db, drawn);
          gone.push(...drawn.map(({ text }) => text));
        });
        expect(checkLedger(session.ledger)).toEqual([]);
      }
      expect([figures(session), activity(session)]).toEqual(before);
      const left = session.ledger.read((reader) => [...knownTexts(databaseOf(reader))]);
      const still = new Set(left.map(({ text }) => text));
      const file = readFileSync(session.ledger.path).toString('utf8');
      for (const text of gone) {
        // A word that a table is called by too stands in every ledger.
        if (text.length < 12 || statements.some((sql) => sql.includes(text))) continue;
        if ([...still].some((other) => other.includes(text))) continue;
        expect(file).not.toContain(JSON.stringify(text).slice(1, -1));
      }
      session.ledger.close();
    }),
    { numRuns: 10 },
  );
});

test('one text is forgotten alone, and what else was said of somebody stays', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Quillfeather', email: 'quill@harbour.example' });
  editMember(session, tom.id, { goodAt: 'feathers of the quill' });
  session.ledger.change({ now: session.now, actor: null }, ({ reader }) => {
    const db = databaseOf(reader);
    forget(
      db,
      [...knownTexts(db)].filter(({ text }) => text === 'quill@harbour.example'),
    );
  });
  const now = session.ledger.read((reader) => reader.get('member', tom.id));
  expect(now).toMatchObject({
    name: 'Tom Quillfeather',
    email: null,
    goodAt: 'feathers of the quill',
  });
  expect(checkLedger(session.ledger)).toEqual([]);
  expect(readFileSync(session.ledger.path).toString('latin1')).not.toContain('quill@harbour');
});

test('a seal says nothing to whoever guesses right', () => {
  const session = harbourLedger();
  addMember(session, { name: 'Tom Quillfeather', email: 'quill@harbour.example' });
  session.ledger.change({ now: session.now, actor: null }, ({ reader }) => {
    const db = databaseOf(reader);
    forget(
      db,
      [...knownTexts(db)].filter(({ text }) => text === 'quill@harbour.example'),
    );
    // Nothing is left that the salt could be worked out from.
    const row = reader.one<{ secret: Buffer | null; kept: string }>(
      'SELECT secret, kept FROM journal WHERE kept IS NOT NULL',
    );
    expect(row?.secret).toBeNull();
    const kept = Object.values(JSON.parse(row?.kept ?? '{}') as Kept);
    expect(kept.flatMap((each) => ('seal' in each ? [Object.keys(each)] : []))).toEqual([['seal']]);
  });
});

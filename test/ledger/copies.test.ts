// @module-tag thorough
/** Copies of a ledger that were written to apart, and brought together. */
import { copyFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkLedger } from '../../src/ledger/check.js';
import { forget, knownTexts } from '../../src/ledger/forgetting.js';
import { forgetMember } from '../../src/ledger/forgetting-member.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { memoryOfProcess } from '../../src/ledger/replicas.js';
import { undoBatch } from '../../src/ledger/undo.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import {
  keepCommitment,
  linkCommitment,
  offerCommitment,
  releaseCommitment,
  takeCommitment,
} from '../../src/things/commitment/changes.js';
import { ownerOf } from '../../src/things/commitment/fields.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { lastBatch } from '../../src/things/history.js';
import { addMember, editMember } from '../../src/things/member/changes.js';
import { nowOnRecordAs } from '../../src/things/member/find.js';
import { mergeMembers } from '../../src/things/member/merge.js';
import { canBeMeant } from '../../src/things/member/terms.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { bringIn, copied, everywhere } from '../helpers/copies.js';
import { type Deed, furnish, histories, perform, quarrels } from '../helpers/histories.js';
import { harbourLedger, reopened, standing } from '../helpers/ledger.js';

/** A clock that is off by so many days, and what it is set to. */
const off = (session: Session, days: number): Session => ({
  ...session,
  now: new Date(Date.parse(session.now) + days * 86_400_000).toISOString(),
});

/** Each brings in what the others have, until none of them has anything new. */
function together(sessions: readonly Session[]): void {
  for (let news = true, round = 0; news; round += 1) {
    if (round > 8) throw new Error('copies that never agree');
    news = false;
    for (const one of sessions) {
      for (const other of sessions) {
        if (one !== other && bringIn(one, other)) news = true;
      }
    }
  }
}

/** They hold the same, each is sound, and nothing that was written is missing. */
function expectOne(sessions: readonly Session[]): void {
  const [first, ...others] = sessions.map((session) => everywhere(session));
  for (const other of others) expect(other).toEqual(first);
  for (const { ledger } of sessions) expect(checkLedger(ledger)).toEqual([]);
}

function forgetAtRandom(session: Session, chance: Iterator<number>): void {
  session.ledger.change({ now: session.now, actor: null }, ({ reader }) => {
    const db = databaseOf(reader);
    forget(
      db,
      [...knownTexts(db)].filter(() => (chance.next().value ?? 0) < 5),
    );
  });
}

/** Forgets somebody in one of the copies, of whom the others may have something to say. */
function forgetSomebody(session: Session, chance: number): void {
  const people = session.ledger.read((reader) =>
    reader.values<Id>(`SELECT id FROM member m WHERE ${canBeMeant('m')} ORDER BY no`),
  );
  const who = people[chance % people.length];
  if (who !== undefined) forgetMember(session, who, { instead: 'a former member' });
}

const reasonsIn = ({ ledger }: Session): string[] =>
  ledger.read((reader) => reader.values<string>('SELECT why FROM set_aside ORDER BY seq'));

const textsOf = ({ ledger }: Session, table = 'commitment', column = 'text'): unknown[] =>
  ledger.read((reader) =>
    reader.all(`SELECT no, ${column} AS is_called FROM ${table} ORDER BY id`),
  );

describe('copies that lived apart come to the same, in whatever order they meet', () => {
  const met = { setAside: new Set<string>(), letters: 0 };

  test.for([1, 2])('with %i others', { tags: ['thorough'] }, (others) => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(histories(8), quarrels(8)), {
          minLength: others + 1,
          maxLength: others + 1,
        }),
        fc.oneof(histories(6), quarrels(6)),
        fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 4 }),
        fc.infiniteStream(fc.nat(99)),
        (lives, later, meetings, chance) => {
          const first = harbourLedger();
          furnish(first);
          const all = lives.map((_, nth) =>
            nth === 0 ? first : off(copied(first, `copy ${nth}`), nth * 365 - 500),
          );
          const at = (nth: number): Session => all[nth % all.length] as Session;
          const live = (deeds: readonly Deed[], nth: number) => {
            for (const deed of deeds) perform(at(nth), deed);
          };
          lives.forEach(live);
          for (const [one, other] of meetings) {
            if (at(one) !== at(other)) bringIn(at(one), at(other));
          }
          for (const [nth, deed] of later.entries()) live([deed], nth);
          forgetSomebody(at(chance.next().value ?? 0), chance.next().value ?? 0);
          for (const session of all) forgetAtRandom(session, chance);
          together(all);
          expectOne(all);
          for (const why of reasonsIn(first)) met.setAside.add(why);
          met.letters += everywhere(first).lettered?.length ?? 0;
          for (const { ledger } of all) ledger.close();
        },
      ),
      { numRuns: 20 },
    );
    // Where nothing collides little is proved.
    expect(met.setAside.size).toBeGreaterThan(0);
    expect(met.letters).toBeGreaterThan(0);
  });
});

test('what was written in one ledger alone is never set aside when it is folded as if it were in several', () => {
  fc.assert(
    fc.property(histories(25), (deeds) => {
      const first = harbourLedger();
      furnish(first);
      for (const deed of deeds) perform(first, deed);
      const copy = copied(first, 'copy');
      addMember(copy, { name: 'Nell Fray' });
      const before = standing(first);
      bringIn(first, copy);
      expect(reasonsIn(first)).toEqual([]);
      const { member: _, member_name: __, member_spell: ___, ...others } = standing(first);
      expect(before).toMatchObject(others);
      expect(checkLedger(first.ledger)).toEqual([]);
      for (const { ledger } of [first, copy]) ledger.close();
    }),
    { numRuns: 12 },
  );
});

/** Two copies of a ledger in which Tom offered to find a room. */
function twoCopies() {
  const first = harbourLedger();
  const tom = addMember(first, { name: 'Tom Reed' });
  const room = offerCommitment(first, { text: 'Find a room', by: tom.id });
  return { first, copy: copied(first, 'copy'), tom, room };
}

test('what was kept in one and let go before in the other is set aside, with its reason', () => {
  const { first, copy, room } = twoCopies();
  releaseCommitment(first, room.id, { why: 'we have one' });
  offerCommitment(copy, { text: 'Bring cups', by: null });
  keepCommitment(copy, room.id, {});
  const brought = bringIn(first, copy);
  expect(brought?.setAside.map(({ entry, why }) => [entry.kind, why])).toEqual([
    ['commitment.kept', 'not-any-more'],
  ]);
  expect(first.ledger.read((reader) => reader.get('commitment', room.id)?.status)).toBe('released');
});

test('two promises of one number are told apart by a letter, the same in both copies', () => {
  const { first, copy } = twoCopies();
  offerCommitment(first, { text: 'Ask the library', by: null });
  offerCommitment(copy, { text: 'Bring cups', by: null });
  offerCommitment(copy, { text: 'Take notes', by: null });
  together([first, copy]);
  const called = [
    { no: 1, is_called: 'Find a room' },
    { no: 2, is_called: 'Ask the library' },
    { no: '2b', is_called: 'Bring cups' },
    { no: 3, is_called: 'Take notes' },
  ];
  const byNo = (rows: unknown[]) =>
    (rows as typeof called).sort((a, b) => (String(a.no) < String(b.no) ? -1 : 1));
  // Which of the two came first hangs on the names of the replicas, and is the same everywhere.
  const told = byNo(textsOf(first));
  expect(byNo(textsOf(copy))).toEqual(told);
  expect(told.map(({ no }: (typeof called)[0]) => no)).toEqual([1, 2, '2b', 3]);
  // The next one gets a number that neither has.
  expect(offerCommitment(first, { text: 'Sweep', by: null }).no).toBe(4);
});

test('links that close a circle only together are set aside as far as that takes', () => {
  const { first, copy, room } = twoCopies();
  const tea = offerCommitment(first, { text: 'Look after the tea', by: null });
  bringIn(copy, first);
  linkCommitment(first, room.id, [tea.id]);
  const there = copy.ledger.read((reader) =>
    reader.value<number>("SELECT id FROM commitment WHERE text = 'Look after the tea'"),
  );
  linkCommitment(copy, there ?? 0, [room.id]);
  together([first, copy]);
  expectOne([first, copy]);
  expect(reasonsIn(first)).toEqual(['circle']);
});

test('an undoing of what was built on in the other copy is set aside', () => {
  const { first, copy, tom } = twoCopies();
  const cups = offerCommitment(first, { text: 'Bring cups', by: null });
  const offered = first.ledger.read(lastBatch)?.id ?? 0;
  bringIn(copy, first);
  takeCommitment(copy, cups.id, { by: tom.id });
  undoBatch(first, offered);
  // The undoing is typed later than the taking by the order that both share, or it takes the ground away.
  together([first, copy]);
  expectOne([first, copy]);
  expect(['depended-on', 'gone']).toContain(reasonsIn(first)[0]);
});

test('the same copy brought in twice, or one that holds nothing new, changes nothing', () => {
  const { first, copy } = twoCopies();
  expect(bringIn(first, copy)).toBeUndefined();
  addMember(copy, { name: 'Ida Moss' });
  expect(bringIn(first, copy)?.entries).toBe(1);
  const before = everywhere(first);
  expect(bringIn(first, copy)).toBeUndefined();
  expect(everywhere(first)).toEqual(before);
});

test('one undo takes back all that came in, and another one brings it back', () => {
  const { first, copy } = twoCopies();
  offerCommitment(first, { text: 'Ask the library', by: null });
  const before = textsOf(first);
  offerCommitment(copy, { text: 'Bring cups', by: null });
  addMember(copy, { name: 'Ida Moss' });
  bringIn(first, copy);
  const after = standing(first);
  const undoing = undoBatch(first, first.ledger.read(lastBatch)?.id ?? 0);
  expect(textsOf(first).length).toBe(before.length);
  expect(textsOf(first, 'member', 'name')).toHaveLength(2);
  expect(checkLedger(first.ledger)).toEqual([]);
  const batch = first.ledger.read(({ value }) =>
    value<number>('SELECT id FROM batch WHERE first_seq = ?', undoing),
  );
  undoBatch(first, batch ?? 0);
  expect(standing(first)).toEqual(after);
  expect(checkLedger(first.ledger)).toEqual([]);
});

describe('bringing a copy in and taking that back is as if it had never come', () => {
  /** Every table but those that tell of the coming and the taking back themselves. */
  const said = (session: Session): Record<string, string[]> =>
    Object.fromEntries(
      Object.entries(everywhere(session)).filter(
        ([table]) => !['batch', 'counter', 'mention', 'set_aside', 'lettered'].includes(table),
      ),
    );
  const lastOf = (session: Session): number => session.ledger.read(lastBatch)?.id ?? 0;
  /** What is set aside, by what entries are known by. */
  const aside = ({ ledger }: Session): unknown =>
    ledger.read((reader) =>
      reader.all('SELECT replica, count, why FROM set_aside JOIN journal USING (seq) ORDER BY seq'),
    );

  test('to whatever two copies did, and wherever they meet afterwards', {
    tags: ['thorough'],
  }, () => {
    let setAside = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof({ arbitrary: histories(8), weight: 1 }, { arbitrary: quarrels(8), weight: 3 }),
          {
            minLength: 3,
            maxLength: 3,
          },
        ),
        fc.oneof(histories(6), quarrels(6)),
        fc.boolean(),
        ([own = [], others = [], third = []], later, met) => {
          const first = harbourLedger();
          furnish(first);
          const copy = off(copied(first, 'copy'), 200);
          const another = off(copied(first, 'another'), -200);
          for (const deed of own) perform(first, deed);
          for (const deed of others) perform(copy, deed);
          for (const deed of third) perform(another, deed);
          if (met) bringIn(first, another);
          const before = [said(first), aside(first)];
          const brought = bringIn(first, copy);
          setAside += brought?.setAside.length ?? 0;
          if (brought?.isNews) {
            const after = [said(first), aside(first)];
            const coming = lastOf(first);
            const back = undoBatch(first, coming);
            expect([said(first), aside(first)]).toEqual(before);
            const batch = first.ledger.read(({ value }) =>
              value<number>('SELECT id FROM batch WHERE first_seq = ?', back),
            );
            undoBatch(first, batch ?? 0);
            expect([said(first), aside(first)]).toEqual(after);
            undoBatch(first, lastOf(first) === coming ? coming : 0);
            expect([said(first), aside(first)]).toEqual(before);
          }
          for (const [nth, deed] of later.entries()) {
            perform([first, copy, another][nth % 3] as Session, deed);
          }
          together([first, copy, another]);
          expectOne([first, copy, another]);
          for (const { ledger } of [first, copy, another]) ledger.close();
        },
      ),
      { numRuns: 20 },
    );
    // Where nothing collides little is proved.
    expect(setAside).toBeGreaterThan(0);
  });

  test('so what had been taken here counts again, where it was let go there', () => {
    const first = harbourLedger();
    const tom = addMember(first, { name: 'Tom Reed' });
    const cups = offerCommitment(first, { text: 'Bring cups', by: null });
    const copy = copied(first, 'copy');
    offerCommitment(first, { text: 'Ask the library', by: null });
    takeCommitment(first, cups.id, { by: tom.id });
    releaseCommitment(copy, cups.id, { why: 'we have some' });
    const owner = () =>
      first.ledger.read((reader) => {
        const held = reader.get('commitment', cups.id);
        return held && ownerOf(held);
      });
    expect(bringIn(first, copy)?.setAside.map(({ why }) => why)).toEqual(['not-any-more']);
    expect(owner()).toBeNull();
    undoBatch(first, lastOf(first));
    expect(owner()).toBe(tom.id);
    expect(reasonsIn(first)).toEqual([]);
  });

  test('and so is its number that had been given a letter', () => {
    const { first, copy } = twoCopies();
    offerCommitment(first, { text: 'Ask the library', by: null });
    offerCommitment(copy, { text: 'Bring cups', by: null });
    for (const [one, other] of [
      [first, copy],
      [copy, first],
    ] as const) {
      const before = textsOf(one);
      bringIn(one, other);
      undoBatch(one, lastOf(one));
      expect(textsOf(one)).toEqual(before);
    }
  });

  test('but for what was done on top of it, which has to be taken back first', () => {
    const { first, copy, tom } = twoCopies();
    offerCommitment(copy, { text: 'Bring cups', by: null });
    bringIn(first, copy);
    const coming = lastOf(first);
    const cups = first.ledger.read(({ value }) =>
      value<number>("SELECT id FROM commitment WHERE text = 'Bring cups'"),
    );
    takeCommitment(first, cups ?? 0, { by: tom.id });
    const taking = lastOf(first);
    const before = everywhere(first);
    expect(() => undoBatch(first, coming)).toThrow('Something that happened later depends on it');
    expect(everywhere(first)).toEqual(before);
    undoBatch(first, taking);
    undoBatch(first, coming);
    expect(textsOf(first)).toHaveLength(1);
  });
});

test('what is refused or given up leaves the ledger as it was, byte for byte', () => {
  const { first, copy } = twoCopies();
  addMember(copy, { name: 'Ida Moss' });
  const before = everywhere(first);
  expect(() =>
    first.ledger.bringIn({ now: first.now, actor: null, on: first.today }, copy.ledger.path, () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(everywhere(first)).toEqual(before);
  expect(checkLedger(first.ledger)).toEqual([]);
});

test('what was forgotten in a copy is forgotten here, and comes back from nowhere', () => {
  const { first, copy } = twoCopies();
  copy.ledger.change({ now: copy.now, actor: null }, ({ reader }) => {
    const db = databaseOf(reader);
    forget(
      db,
      [...knownTexts(db)].filter(({ text }) => text === 'Tom Reed'),
    );
  });
  bringIn(first, copy);
  bringIn(copy, first);
  expect(textsOf(first, 'member', 'name')).toEqual(textsOf(copy, 'member', 'name'));
  expect(JSON.stringify(textsOf(first, 'member', 'name'))).not.toContain('Tom Reed');
  expectOne([first, copy]);
});

test('somebody who was forgotten in a copy is forgotten here, with what was said of them since', () => {
  const { first, copy, tom } = twoCopies();
  editMember(first, tom.id, { note: 'likes zzgooseberries' });
  forgetMember(copy, tom.id, { instead: 'a former member' });
  editMember(first, tom.id, { goodAt: 'zzrhubarb' });
  together([first, copy]);
  expectOne([first, copy]);
  for (const { ledger } of [first, copy]) {
    expect(ledger.read((reader) => reader.get('member', tom.id))).toMatchObject({
      ...{ name: 'a former member', note: null, goodAt: null },
    });
    expect(readFileSync(ledger.path, 'latin1')).not.toMatch(/Tom Reed|zzgoose|zzrhubarb/);
  }
});

test('two entries that were made one in a copy are one here too', () => {
  const { first, copy, tom, room } = twoCopies();
  const twin = addMember(copy, { name: 'Thomas Reed' });
  mergeMembers(copy, { from: tom.id, into: twin.id }, {});
  keepCommitment(first, room.id, {});
  together([first, copy]);
  expectOne([first, copy]);
});

test('a document made from either copy says the same', async () => {
  const { first, copy } = twoCopies();
  offerCommitment(first, { text: 'Ask the library', by: null });
  addMember(copy, { name: 'Ida Moss' });
  together([first, copy]);
  const [one, other] = await Promise.all(
    [first, copy].map((session) => makeDocument(session, 'state-of-play', {})),
  );
  expect(one?.tree).toEqual(other?.tree);
});

describe('a machine that was copied whole goes on as the same replica', () => {
  /** Two ledgers whose machines both remember to have written the same. */
  function twins(deeds: ReadonlyArray<readonly Deed[]>): Session[] {
    const first = harbourLedger();
    furnish(first);
    const { path } = first.ledger;
    first.ledger.close();
    const memory = memoryOfProcess();
    // It has to have written to it before it is copied.
    const own = reopened(path, { memory });
    addMember(own, { name: 'Nell Fray' });
    return deeds.map((_, nth) => {
      const twin = join(dirname(path), `twin ${nth}.momentum`);
      copyFileSync(path, twin);
      memory.remember(twin, memory.recall(path) as never);
      return reopened(twin, { memory });
    });
  }

  test('and its branches are found by their digests, and brought together', () => {
    fc.assert(
      fc.property(
        fc.array(histories(8), { minLength: 2, maxLength: 2 }),
        histories(4),
        (lives, later) => {
          const all = twins(lives);
          const replicas = () =>
            all[0]?.ledger.read(({ value }) => value<number>('SELECT count(*) FROM replica')) ?? 0;
          const before = replicas();
          for (const [nth, session] of all.entries()) {
            addMember(session, { name: `Somebody ${nth === 0 ? 'Here' : 'There'}` });
            for (const deed of lives[nth] ?? []) perform(session, deed);
          }
          // It went on as the replica that it was, in both.
          expect(replicas()).toBe(before);
          together(all);
          expectOne(all);
          for (const [nth, deed] of later.entries()) perform(all[nth % 2] as Session, deed);
          together(all);
          expectOne(all);
          expect(replicas()).toBeGreaterThan(before);
          for (const { ledger } of all) ledger.close();
        },
      ),
      { numRuns: 20 },
    );
  });
});

test('whose number has a letter now is said of the right one of the two, at every meeting', () => {
  // Which of two comes first hangs on a name that is drawn.
  for (let nth = 0; nth < 6; nth += 1) {
    const first = harbourLedger();
    const copy = copied(first, 'copy');
    const offers = (session: Session, text: string) => offerCommitment(session, { text, by: null });
    offers(copy, 'Bug bash');
    for (let edits = 0; edits < 4; edits += 1) editCommunity(copy, { purpose: `Purpose ${edits}` });
    offers(first, 'Mentor pairs');
    bringIn(first, copy);
    // So that what the copy offers comes after, in one order for both, and gets the letter.
    for (let edits = 0; edits < 9; edits += 1) editCommunity(copy, { purpose: `Aim ${edits}` });
    offers(copy, 'Of the copy');
    offers(first, 'Of this ledger');
    const brought = bringIn(first, copy);
    for (const { id, fromCopy } of brought?.renumbered ?? []) {
      const text = first.ledger.read((reader) => reader.get('commitment', id)?.text);
      expect(fromCopy).toBe(text === 'Of the copy' || text === 'Bug bash');
    }
    // What was given a number in the log has it still, or it is said from where on not.
    expect(brought?.shiftedFrom === null || (brought?.shiftedFrom ?? 0) > 0).toBe(true);
    for (const { ledger } of [first, copy]) ledger.close();
  }
});

test('two entries that were made one the one way here and the other way there are one person', () => {
  const first = harbourLedger();
  const [tom, thomas] = ['Tom Reed', 'Thomas Reed'].map(
    (name) => addMember(first, { name }).id,
  ) as [number, number];
  const copy = copied(first, 'copy');
  mergeMembers(first, { from: thomas, into: tom }, {});
  mergeMembers(copy, { from: tom, into: thomas }, {});
  together([first, copy]);
  expectOne([first, copy]);
  const standing = first.ledger.read((reader) =>
    [tom, thomas].map((id) => reader.get('member', id)?.status).sort(),
  );
  expect(standing).toEqual(['joined', 'merged']);
  expect(new Set(reasonsIn(first))).toEqual(new Set(['not-any-more']));
  const now = first.ledger.read((reader) => [tom, thomas].map((id) => nowOnRecordAs(reader, id)));
  expect(new Set(now).size).toBe(1);
});

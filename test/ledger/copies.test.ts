/** Copies of a ledger that were written to apart, and brought together. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLedger } from '../../src/ledger/check.js';
import { forget, knownTexts } from '../../src/ledger/forgetting.js';
import { databaseOf } from '../../src/ledger/reader.js';
import type { Session } from '../../src/things/session.js';
import { bringIn, copied, everywhere } from '../helpers/copies.js';
import { furnish, histories, perform } from '../helpers/histories.js';
import { harbourLedger } from '../helpers/ledger.js';

/** A clock that is off by so many days, and what it is set to. */
const off = (session: Session, days: number): Session => ({
  ...session,
  now: new Date(Date.parse(session.now) + days * 86_400_000).toISOString(),
});

/** Each brings in what the others have, until none of them has anything new. */
function together(sessions: readonly Session[]): void {
  let news = true;
  for (let round = 0; news; round += 1) {
    if (round > 8) throw new Error('copies that never agree');
    news = false;
    for (const one of sessions) {
      for (const other of sessions) {
        if (one !== other && bringIn(one, other)) news = true;
      }
    }
  }
}

test('copies that lived apart come to the same, whoever brings in whom and in which order', () => {
  const told = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(histories(8), { minLength: 2, maxLength: 3 }),
      histories(6),
      fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 4 }),
      fc.infiniteStream(fc.nat(99)),
      (lives, later, meetings, chance) => {
        const first = harbourLedger();
        furnish(first);
        const sessions = lives.map((deeds, nth) => {
          const session = nth === 0 ? first : off(copied(first, `copy ${nth}`), nth * 365 - 500);
          return { session, deeds };
        });
        for (const { session, deeds } of sessions) {
          for (const deed of deeds) perform(session, deed);
        }
        const all = sessions.map(({ session }) => session);
        for (const [one, other] of meetings) {
          const [to, from] = [all[one % all.length] as Session, all[other % all.length] as Session];
          if (to !== from) bringIn(to, from);
        }
        for (const [nth, deed] of later.entries()) {
          perform(all[nth % all.length] as Session, deed);
        }
        // Each forgets something of its own choice.
        for (const session of all) {
          session.ledger.change({ now: session.now, actor: null }, ({ reader }) => {
            const db = databaseOf(reader);
            forget(
              db,
              [...knownTexts(db)].filter(() => (chance.next().value ?? 0) < 5),
            );
          });
        }
        together(all);
        const [one, ...others] = all.map((session) => everywhere(session));
        for (const other of others) expect(other).toEqual(one);
        for (const session of all) expect(checkLedger(session.ledger)).toEqual([]);
        for (const line of one?.set_aside ?? []) told.add(line.replace(/^\[\d+,/, ''));
        for (const line of one?.lettered ?? []) told.add(line.replace(/^.*,/, 'a letter '));
        for (const session of all) session.ledger.close();
      },
    ),
    { numRuns: 30 },
  );
  // Where nothing ever collides little is proved.
  process.stdout.write(JSON.stringify([...told]));
});

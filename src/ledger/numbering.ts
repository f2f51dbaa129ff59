/** Telling apart by letters what copies gave the same number. */
import type { Database } from 'better-sqlite3';
import { type ThingName, thingOf } from '../things/index.js';
import type { Entry } from '../things/ledger.js';
import { givenNo, type No, withLetter } from '../things/no.js';

export type Numbers = ReturnType<typeof openNumbers>;

/** Gives what came to be its number: the first the plain one, and those that share it a letter. */
export function openNumbers(db: Database) {
  const given = new Map<ThingName, Map<number, number>>();
  const letter = db.prepare('INSERT INTO lettered (thing, no) VALUES (?, ?)');
  return {
    given(entry: Entry): Entry {
      const name = thingOf(entry.kind);
      if (entry.no === null || !name) return entry;
      const no = givenNo(entry.no);
      const before = given.get(name)?.get(no) ?? 0;
      given.set(name, (given.get(name) ?? new Map<number, number>()).set(no, before + 1));
      const now: No = withLetter(no, before);
      if (before > 0) letter.run(entry.subject, now);
      return { ...entry, no: now };
    },
    close(): void {
      const count = db.prepare('INSERT INTO counter (name, last) VALUES (?, ?)');
      for (const [name, numbers] of given) count.run(name, Math.max(...numbers.keys()));
    },
  };
}

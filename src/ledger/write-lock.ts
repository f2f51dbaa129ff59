/** The lock that whoever writes holds, where several processes want to. */
import type { Database } from 'better-sqlite3';
import { waitOf } from './database.js';

/** Milliseconds between two tries, at most. */
const pause = 5;

const still = new Int32Array(new SharedArrayBuffer(4));

/**
 * Runs a transaction that holds the lock from its beginning. SQLite asks for a lock that is held again
 * every tenth of a second; a process that writes one thing after another has it again by then, and
 * others may wait for theirs until their time is up. Asked for at short and uneven times, it goes round.
 */
export function withWriteLock<T>(
  db: Database,
  options: { readonly wait?: number },
  work: () => T,
): T {
  const wait = waitOf(options);
  const until = performance.now() + wait;
  let hasBegun = false;
  const locked = db.transaction(() => {
    hasBegun = true;
    db.pragma(`busy_timeout = ${wait}`);
    return work();
  });
  db.pragma('busy_timeout = 0');
  try {
    for (;;) {
      try {
        return locked.immediate();
      } catch (cause) {
        const isBusy = (cause as { code?: unknown }).code === 'SQLITE_BUSY';
        if (hasBegun || !isBusy || performance.now() >= until) throw cause;
        Atomics.wait(still, 0, 0, 1 + Math.random() * (pause - 1));
      }
    }
  } finally {
    db.pragma(`busy_timeout = ${wait}`);
  }
}

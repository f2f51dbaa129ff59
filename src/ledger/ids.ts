import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import type { Id } from '../things/thing.js';

const randomBytes = 16;

/**
 * Gives UUIDv7s that rise in the order in which they are asked for. The random bytes are drawn by
 * the hundred: for the thousands of ids of an import, a draw for each costs more than writing them.
 */
export function openIds(): () => Id {
  let drawn = new Uint8Array(0);
  // Counts up within a millisecond, from somewhere in the lower half so that it never comes round.
  let last = 0;
  let seq = 0;
  return () => {
    if (drawn.length === 0) drawn = randomFillSync(new Uint8Array(randomBytes * 100));
    const random = drawn.subarray(0, randomBytes);
    drawn = drawn.subarray(randomBytes);
    const now = Math.max(Date.now(), last);
    seq = now > last ? ((random[0] ?? 0) << 16) | ((random[1] ?? 0) << 8) : seq + 1;
    last = now;
    return v7({ random, msecs: now, seq });
  };
}

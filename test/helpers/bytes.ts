/**
 * Compares bytes as bytes. Vitest goes from one of them to the next, which took two seconds for a
 * ledger. Loaded before every file of tests (vitest.config.ts); files that share a process share
 * the testers, so it is named once.
 */
import { expect } from 'vitest';

function areEqualBytes(one: unknown, other: unknown): boolean | undefined {
  if (!(one instanceof Uint8Array && other instanceof Uint8Array)) return undefined;
  return one.constructor === other.constructor && Buffer.compare(one, other) === 0;
}

const named = Symbol.for('momentum.test.bytes');
const here = globalThis as { [named]?: true };
if (!here[named]) {
  here[named] = true;
  expect.addEqualityTesters([areEqualBytes]);
}

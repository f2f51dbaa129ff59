/**
 * A checker for Stryker that lets through only those mutants that were drawn: as many as
 * MUTANTS_COUNT says, the same for the same MUTANTS_SEED and sources.
 */
import { createHash } from 'node:crypto';

const count = Number(process.env.MUTANTS_COUNT);
const seed = process.env.MUTANTS_SEED ?? '';

/** Where a mutant stands and what it puts there, which no other does. */
const key = ({ fileName, location, replacement }) =>
  JSON.stringify([fileName.slice(fileName.indexOf('/src/')), location, replacement]);

const lot = (mutant) =>
  createHash('sha256')
    .update(`${seed} ${key(mutant)}`)
    .digest('hex');

class Drawn {
  #drawn = new Set();

  async init() {}

  /** Stryker hands over all mutants at once. */
  async group(mutants) {
    const lots = mutants.map((mutant) => ({ id: mutant.id, lot: lot(mutant) }));
    lots.sort((a, b) => (a.lot < b.lot ? -1 : 1));
    for (const { id } of lots.slice(0, count - this.#drawn.size)) this.#drawn.add(id);
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants) {
    if (this.#drawn.size === 0)
      throw new Error('Another process drew the mutants: start only one.');
    return Object.fromEntries(
      mutants.map(({ id }) => [
        id,
        this.#drawn.has(id)
          ? { status: 'passed' }
          : { status: 'compileError', reason: 'It was not drawn.' },
      ]),
    );
  }
}

export const strykerPlugins = [{ kind: 'Checker', name: 'drawn', injectableClass: Drawn }];

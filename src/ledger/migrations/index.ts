/**
 * The steps from each version of the journal to the next, each with the statements of its day: what
 * comes later must not change what a step does.
 */
import type { Database } from 'better-sqlite3';
import { replicasAndSeals } from './replicas-and-seals.js';

/** One step to a version of the schema. */
export interface Migration {
  /** The one it leads to. */
  readonly version: number;
  readonly name: string;
  /** `schemaDigest` of each version it starts from. */
  readonly from: readonly string[];
  /** Makes the journal of its version; what is folded from it comes after. */
  readonly run: (db: Database) => void;
}

export const migrations: readonly Migration[] = [
  {
    version: 4,
    name: 'replicas and seals',
    // Schemas 1, 2 and 3, whose journal was the same.
    from: [
      'd47a2e464f7b886ff2b429df3ca93ab65134edadb9b54c482d87f597f3d451a3',
      'c03464a849d45f0197ba3931e4a61448ac85558918d3effb08eaa9eae97c203a',
      '7ee3c3176cba6afefc7d48bdb6c8b2cbc5f5b86ee25df7a96deac0a714130f1d',
    ],
    run: replicasAndSeals,
  },
];

/** The version of the schema as it is now. */
export const schemaVersion = migrations.at(-1)?.version ?? 1;

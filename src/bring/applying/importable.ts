import words from '#templates/imports/words.yaml';
import {
  type Columned,
  type ImportField,
  type ImportTemplate,
  templateOf,
  type Written,
} from '../fields.js';
import type { ReadFile, ReadRow } from '../read.js';
import type { FieldShapes } from '../row-fields.js';
import { type SharedWords, sharedWords, type WrittenWords } from '../words.js';
import type { Bringer, ImportRun } from './import-run.js';
import type { KnownAgain } from './waiting-rows.js';

/** What a line of the summary may hang on. */
export interface HowSaid {
  /** Whether it is only said what would happen. */
  readonly would: boolean;
  /** "was", "were" or "would be", as the count and the tense want it. */
  readonly were: string;
  /** What was to count where both have changed something. */
  readonly prefer: 'file' | 'here' | undefined;
}

/** What was counted while rows came in, in a line of the summary. */
export type CountLine = (count: number, telling: HowSaid) => string;

/**
 * A kind of file that can be brought in, declared once: its columns, what its rows lead to, and
 * the words of its command. From this come `momentum import NAME`, its help and what it says.
 */
export interface Importable<Fields extends FieldShapes = FieldShapes, Name extends string = string>
  extends Columned<Fields>,
    Bringer {
  readonly name: Name;
  /** The names of its columns: templates/imports/NAME.yaml, read while building. */
  readonly template: unknown;
  /** What one of the things is called that come of it: "3 attendances". */
  readonly one: string;
  /** Whether it is said by how many members they are. */
  readonly byMembers?: true;
  /** How their days are spoken of: "offered from …". */
  readonly days?: string;
  readonly summary: string;
  /** Lines to type, each with what it does. */
  readonly examples: ReadonlyArray<readonly [line: string, what: string]>;
  /** Whether its rows may name somebody who is to become a member. */
  readonly addsPeople?: true;
  /** How a row that waits for a name is known again in a later state of its sheet. */
  readonly known?: KnownAgain;
  /** What to do next, once something came in. */
  readonly next?: string;
  /** What is counted of it alone, each in a line of the summary. */
  readonly counts?: Readonly<Record<string, CountLine>>;
  /** Refuses a file that reads like one of another kind, where no `--map` says what it holds. */
  doubt?(file: ReadFile<Fields>): void;
  bring(run: ImportRun, rows: ReadonlyArray<ReadRow<Fields>>): void;
}

/** Says to the compiler what a row of it holds. */
export const importable = <const Name extends string, Fields extends FieldShapes>(
  declared: Importable<Fields, Name>,
): Importable<Fields, Name> => declared;

/** The words that mean the same in every file, as they come with the program. */
export const shippedWords = sharedWords(words as WrittenWords);

/** The template that comes with the program. */
export const shippedImport = <Fields extends FieldShapes>(
  of: Columned<Fields> & Pick<Importable, 'template'>,
  shared: SharedWords = shippedWords,
): ImportTemplate<Fields> =>
  templateOf(of, of.template as Written, shared, (path, problem) => {
    throw new Error(`${of.name}, ${path.join('.')}: ${problem}`);
  });

/** Each field of a kind of file with what it holds and the column names that are known for it. */
export const knownColumns = (
  of: Columned & Pick<Importable, 'template'>,
): ReadonlyArray<Pick<ImportField, 'name' | 'about' | 'headers' | 'required' | 'standingLines'>> =>
  shippedImport(of).fields.map(({ name, about, headers, required, standingLines }) => ({
    ...{ name, about, required, standingLines },
    headers: [...new Set(headers)],
  }));

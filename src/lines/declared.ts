/** What a language declares of its lines in templates/meetings/lines.yaml. */
import type { Reason } from '../things/commitment/fields.js';

/** What a line may be, in the words of the declaration. */
export type LineKind =
  | 'note'
  | 'here'
  | 'apologies'
  | 'absent'
  | 'newcomer'
  | 'kept'
  | 'released'
  | 'reopened'
  | 'moved'
  | 'taken'
  | 'passed'
  | 'onward'
  | 'answer'
  | 'question'
  | 'settled'
  | 'decision'
  | 'thanks'
  | 'wanted'
  | 'promise'
  | 'named';

/** What can be said to the program itself, between two lines. */
export type LineCommand = 'undo' | 'edit' | 'help' | 'open' | 'end';

/** What stands below a heading of notes, or behind it and a colon. */
export type NotesSection =
  | 'here'
  | 'apologies'
  | 'actions'
  | 'decisions'
  | 'questions'
  | 'next'
  | 'date'
  | 'other';

/** What notes say in a form of their own, and a line in its own. */
export type Typed =
  | 'promise'
  | 'wanted'
  | 'by'
  | 'here'
  | 'apologies'
  | 'decision'
  | 'question'
  | 'reopened'
  | 'handed-back'
  | BoxWords;

/** What a ticked box says became of what has the number before it. */
export type BoxWords = 'kept' | 'released' | 'moved' | 'answer' | 'taken' | 'settled';

/** What a column of a table is by its name, and what is said in one that says what became of something. */
export type TableWords = 'due' | 'status' | 'kept' | 'released' | 'open' | 'number';

/** Words for a time that is no day: wherever they end a promise, or only where they stand as its day. */
export type NoDay = 'alone' | 'said';

/** A language’s grammar as it is declared. */
export interface Declared {
  readonly before: string;
  readonly lines: Readonly<Record<LineKind, readonly string[]>>;
  readonly unwell: string;
  readonly health: string;
  readonly somebody: string;
  readonly answering: string;
  readonly by: string;
  readonly on: string;
  readonly about: string;
  readonly 'about-it': string;
  readonly needs: string;
  readonly nothing: string;
  readonly nobody: string;
  readonly becomes: string;
  readonly then: string;
  readonly 'not-done': string;
  readonly speaking: string;
  readonly because: Readonly<Record<Reason, string>>;
  readonly how: string;
  readonly 'how-said': string;
  readonly 'how-taken': string;
  readonly 'no-day': Readonly<Record<NoDay, string>>;
  readonly why: string;
  readonly 'look-again': string;
  readonly commands: Readonly<Record<LineCommand, string>>;
  readonly headings: Readonly<Record<NotesSection, string>>;
  readonly marks: string;
  readonly owner: string;
  readonly due: string;
  readonly columns: Readonly<Record<TableWords, string>>;
  readonly boxes: Readonly<Record<BoxWords, string>>;
  readonly none: string;
  readonly open: string;
  readonly 'also-verbs': string;
  readonly 'also-words': string;
  readonly typed: Readonly<Record<Typed, string>>;
}

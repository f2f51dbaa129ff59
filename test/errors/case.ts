import type { Session } from '../../src/things/session.js';

/** Where a case happens. */
export interface Place {
  /** The path of the ledger. */
  readonly ledger: string;
  /** The folder that it all happens in. */
  readonly home: string;
  /** A session at it. */
  readonly session: () => Session;
}

/** One way of coming to a refusal: made by its test, and shown in docs/errors.md. */
export interface Case {
  readonly code: string;
  /** How somebody comes to it, in a sentence or two. */
  readonly when: string;
  /** What is typed at last; what it answers is what docs/errors.md shows. */
  readonly typed: string;
  /** What was typed before, none of it refused. */
  readonly given?: readonly string[];
  /** Files that lie in the folder, by name. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** Answers to what is asked: `< id: answer`. */
  readonly answers?: readonly string[];
  /** What happens to the ledger's own file beforehand, behind the program's back. */
  readonly meddle?: (ledger: string, home: string) => void;
  /** What must be undone afterwards, such as a lock. */
  readonly after?: () => void;
  /** Whether `momentum check` finds it, rather than the program refusing. */
  readonly finding?: boolean;
  /**
   * Where a test can't bring it about from outside on every machine (a full disk, say): calls the
   * place in the program that refuses.
   */
  readonly refuses?: (place: Place) => unknown;
}

/** Cases of one kind, under one heading of docs/errors.md. */
export interface Shelf {
  readonly title: string;
  readonly cases: readonly Case[];
}

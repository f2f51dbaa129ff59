import { typedKey } from '../../text/text.js';
import type { Day } from '../../time/day.js';
import type { Id } from '../field.js';
import { type Candidate, type Found, foundByNumber, type Rows, wordsAlone } from '../find.js';
import type { No } from '../no.js';
import type { Commitment } from './fields.js';
import type { Link } from './links.js';
import { isOpenNow, openNow } from './terms.js';

interface CommitmentRow {
  id: Id;
  no: No;
  text: string;
  status: Commitment['status'];
  owner: string | null;
}

const commitmentColumns = `c.id, c.no, c.text, c.status,
  (SELECT name FROM member WHERE id = c.owner) AS owner`;

const promise = (row: CommitmentRow): Candidate => ({
  id: row.id,
  no: row.no,
  label: row.text,
  hint: isOpenNow(row.status) ? (row.owner ?? row.status) : row.status,
});

/** Commitments meant by a number or a few words; open ones are meant before closed ones. */
export function findCommitments(rows: Rows, typed: string, today: Day): Found {
  const numbered = foundByNumber(rows, typed, today, (no) =>
    rows
      .all<CommitmentRow>(`SELECT ${commitmentColumns} FROM commitment c WHERE c.no = ?`, no)
      .map(promise),
  );
  if (numbered) return numbered;
  const words = typedKey(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  for (const open of [true, false]) {
    const found = rows
      .all<CommitmentRow>(
        `SELECT ${commitmentColumns} FROM commitment c
         WHERE ${open ? '' : 'NOT '}${openNow('c')} ORDER BY c.no`,
      )
      .filter(({ text }) => words.every((word) => typedKey(text).includes(word)));
    if (found.length > 0) return found.map(promise);
  }
  return [];
}

/** Open ones in the same words, whoever holds them. */
const inSameWords = (rows: Rows, text: string) =>
  rows
    .all<CommitmentRow & { holder: Id | null; due: Day | null }>(
      `SELECT ${commitmentColumns}, c.owner AS holder, c.due_on AS due FROM commitment c
       WHERE ${openNow('c')} ORDER BY c.no`,
    )
    .filter((row) => wordsAlone(row.text) === wordsAlone(text));

type Alike = Pick<CommitmentRow, 'no' | 'text' | 'owner'> & { readonly due: Day | null };

/**
 * Open ones that may well be the same promise: in the same words, held by the same member or by
 * nobody yet, and not of two different days.
 */
export const alikeOpen = (
  rows: Rows,
  { text, by, due }: { readonly text: string; readonly by: Id | null; readonly due: Day | null },
): readonly Alike[] =>
  inSameWords(rows, text)
    .filter(({ holder }) => holder === null || by === null || holder === by)
    .filter((row) => row.due === null || due === null || row.due === due);

/** Another open promise in the same words by whoever holds this one, of another day as that may be. */
export const anotherAlike = (rows: Rows, { no, text, owner }: StandsAs): Alike | undefined =>
  inSameWords(rows, text).find((row) => row.no !== no && row.holder === owner);

interface StandsAs {
  readonly no: No;
  readonly text: string;
  readonly owner: Id | null;
}

/** Every momentum link that holds now. */
export const openLinks = (rows: Rows): Link[] =>
  rows.all<Link>('SELECT "of" AS "from", needs AS "to" FROM momentum_link WHERE to_on IS NULL');

/** What waits for a commitment now. */
export const feedsOf = (rows: Rows, id: Id): Id[] =>
  rows
    .all<{ of: Id }>('SELECT "of" FROM momentum_link WHERE needs = ? AND to_on IS NULL', id)
    .map(({ of }) => of);

/** Documents that were given out, and where the next one takes up. */

import type { Day } from '../../time/day.js';
import type { Audience } from '../audience.js';
import { room } from '../keys.js';
import type { Reader } from '../ledger.js';
import type { No } from '../no.js';
import { unknownText } from '../payload.js';
import type { Id } from '../thing.js';
import type { CopyData, Issue } from './thing.js';

/** Up to where the journal goes, which is where a document made now ends. */
export const journalEnd = (reader: Reader): Id[] =>
  reader.values<Id>(`SELECT replica * ${room} + count FROM journal JOIN replica ON last_seq = seq`);

/** Up to where in this file a document knew all there is: what it did not know comes after. */
export const placeOf = (reader: Reader, position: readonly Id[]): number =>
  // What follows on what it knew of each replica begins a batch.
  reader.value<number | null>(
    `SELECT min(first_seq) - 1 FROM replica JOIN batch ON batch.id = replica.no * ${room} + 1
       + coalesce((SELECT value % ${room} FROM json_each(@position)
                   WHERE value / ${room} = replica.no), 0)`,
    { position: JSON.stringify(position) },
  ) ??
  reader.value<number | null>('SELECT max(seq) FROM journal') ??
  0;

const lastOne = (more: string): string =>
  `SELECT id FROM issued WHERE name = @name AND audience = @audience AND as_of <= @asOf ${more}
   ORDER BY as_of DESC, no DESC LIMIT 1`;

/**
 * The last document of that name that was given out to such readers and spoke of a day up to `asOf`:
 * in the same language where there is one, since those who read another one have been told by theirs.
 */
export function lastIssued(
  reader: Reader,
  which: {
    readonly name: string;
    readonly audience: Audience;
    readonly asOf: Day;
    readonly language: string;
  },
): Issue | undefined {
  const { name, audience, asOf, language } = which;
  const at = { name, audience, asOf };
  const id =
    reader.value<Id>(lastOne('AND language = @language'), { ...at, language }) ??
    reader.value<Id>(lastOne(''), at);
  return id === undefined ? undefined : reader.get('issue', id);
}

/** A document that was given out, as it is listed; without a title where its copy is gone. */
export interface IssuedLine {
  readonly issue: Issue;
  readonly title: string | null;
}

/** Every document that was given out, the first one first. */
export const issuedLines = (reader: Reader): IssuedLine[] =>
  reader
    .all<{ id: Id; title: string | null }>(
      `SELECT i.id, c.title FROM issued i LEFT JOIN issued_copy c ON c.issue = i.id AND c.title <> '${unknownText}'
       ORDER BY i.no`,
    )
    .flatMap(({ id, title }) => {
      const issue = reader.get('issue', id);
      return issue === undefined ? [] : [{ issue, title }];
    });

/** The document that was given out as number `no`, with its copy where that is still kept. */
export function issuedAs(
  reader: Reader,
  no: No,
): { readonly issue: Issue; readonly copy: CopyData | null } | undefined {
  const found = reader.one<{ id: Id; copy: Id | null }>(
    `SELECT i.id, c.id AS copy FROM issued i LEFT JOIN issued_copy c ON c.issue = i.id
     WHERE i.no = ?`,
    no,
  );
  const issue = found && reader.get('issue', found.id);
  if (!found || !issue) return undefined;
  const [copied] = reader.entries("subject = ? AND kind = 'document.copied'", found.copy ?? '');
  const copy = (copied?.data ?? null) as CopyData | null;
  return { issue, copy: copy?.title === unknownText ? null : copy };
}

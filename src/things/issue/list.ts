/** Documents that were given out, and where the next one takes up. */

import type { Day } from '../../time/day.js';
import type { Audience } from '../audience.js';
import { countOf, replicaOf, room } from '../keys.js';
import type { Reader } from '../ledger.js';
import type { No } from '../no.js';
import { unknownText } from '../payload.js';
import type { Id } from '../thing.js';
import { type CopyData, copiedKinds, type Issue, rewrittenKind } from './thing.js';

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

/** The first entry of a thing, by which it is known to a document that tells of it. */
export const firstEntryOf = (reader: Reader, id: Id): Id | undefined =>
  reader.value<Id>(
    `SELECT replica * ${room} + count FROM journal WHERE subject = ? ORDER BY seq LIMIT 1`,
    id,
  );

/** What has such a first entry; undefined where it was taken back. */
export function thingBegunBy<Name extends 'meeting' | 'member'>(
  reader: Reader,
  name: Name,
  entry: Id,
): Id | undefined {
  const id = reader.value<Id>(
    'SELECT subject FROM journal WHERE replica = @replica AND count = @count',
    { replica: replicaOf(entry), count: countOf(entry) },
  );
  return id === undefined ? undefined : reader.get(name, id)?.id;
}

/** A document that was given out, with its copy where that is still kept. */
interface IssuedAs {
  readonly issue: Issue;
  readonly copy: CopyData | null;
  /** The day on which it was put in other words, since somebody whom it named was forgotten. */
  readonly rewrittenOn: Day | null;
}

/** The document that was given out as number `no`. */
export function issuedAs(reader: Reader, no: No): IssuedAs | undefined {
  const found = reader.one<{ id: Id; copy: Id | null }>(
    `SELECT i.id, c.id AS copy FROM issued i LEFT JOIN issued_copy c ON c.issue = i.id
     WHERE i.no = ?`,
    no,
  );
  const issue = found && reader.get('issue', found.id);
  if (!found || !issue) return undefined;
  const copied = [
    ...reader.entries(`subject = ? AND kind IN ('${copiedKinds.join("', '")}')`, found.copy ?? ''),
  ];
  const last = copied.at(-1);
  const data = last && ({ ...copied[0]?.data, ...last.data } as unknown as CopyData);
  const isKept = data !== undefined && data.title !== unknownText;
  return {
    issue,
    copy: isKept ? data : null,
    rewrittenOn: isKept && last?.kind === rewrittenKind ? last.on : null,
  };
}

/** Whom a person means by a number, a name or a part of one. */

import { nameWords } from '../../text/near.js';
import { Refusal } from '../../text/refusal.js';
import { nameKey, spelledWays, typedKey } from '../../text/text.js';
import type { Day } from '../../time/day.js';
import { inEffect } from '../copies.js';
import type { Id } from '../field.js';
import { type Candidate, type Found, foundByNumber, type Rows } from '../find.js';
import type { No } from '../no.js';
import { type MemberStanding, mergedKind } from './fields.js';
import { canBeMeant, isForgotten, isGone, isMerged, ownEntry } from './terms.js';

interface PersonRow {
  id: Id;
  no: No;
  name: string;
  handle: string | null;
  email: string | null;
  status: MemberStanding;
}

const personColumns = 'm.id, m.no, m.name, m.handle, m.email, m.status';

const person = (row: PersonRow): Candidate => ({
  id: row.id,
  no: row.no,
  label: row.name,
  hint: row.email ?? (row.handle ? `@${row.handle}` : isGone(row.status) ? 'has left' : ''),
});

/** Somebody with everything they are known by. */
type Known = PersonRow & { readonly aliases: readonly string[] };

function everybody(rows: Rows): Known[] {
  return rows
    .all<PersonRow & { aliases: string | null }>(
      `SELECT ${personColumns},
         (SELECT group_concat(alias, char(10)) FROM member_alias WHERE "of" = m.id) AS aliases
       FROM member m WHERE ${canBeMeant('m')} ORDER BY m.no`,
    )
    .map((row) => ({ ...row, aliases: row.aliases?.split('\n') ?? [] }));
}

/** What somebody is called, before what they are reached by. */
const namesOf = ({ name, aliases }: Known): string[] => [name, ...aliases];
const reachesOf = ({ handle, email }: Known): string[] =>
  [handle, email].filter((each) => each !== null);

/** Members known by exactly this number, name, handle, address or alias. */
export function membersKnownAs(rows: Rows, typed: string): Found {
  const found = rows.all<PersonRow>(
    `SELECT DISTINCT ${personColumns} FROM member_name n JOIN member m ON m.id = n."of"
     WHERE n.exact = ? ORDER BY m.no`,
    nameKey(typed),
  );
  return found.map(person);
}

/** Everybody with all that they are known by. */
export const spelt = (
  rows: Rows,
): Array<{ readonly candidate: Candidate; readonly spellings: readonly string[] }> =>
  everybody(rows).map((one) => ({
    candidate: person(one),
    spellings: [...namesOf(one), ...reachesOf(one)],
  }));

/** Everybody by what they are called, and by what else they are known. */
export const everyName = (
  rows: Rows,
): Array<{ readonly id: Id; readonly name: string; readonly others: readonly string[] }> =>
  everybody(rows).map((one) => ({
    id: one.id,
    name: one.name,
    others: [...one.aliases, ...reachesOf(one)],
  }));

const waysTyped = (typed: string): string[] => spelledWays(typed).map(typedKey);

/** Members with a name, handle, address or alias that can’t be told from `typed` by ear. */
export function membersSpelt(rows: Rows, typed: string): Found {
  const keys = waysTyped(typed);
  return spelt(rows).flatMap(({ candidate, spellings }) =>
    spellings.some((each) => waysTyped(each).some((key) => keys.includes(key))) ? [candidate] : [],
  );
}

const byColumn = (rows: Rows, column: 'id' | 'no', value: Id | No): PersonRow | undefined =>
  rows.one(`SELECT ${personColumns} FROM member m WHERE m.${column} = ?`, value);

/** Into whom an entry was merged, and they in turn; itself where it was not. */
export function nowOnRecordAs(rows: Rows, id: Id): Id {
  const into = rows.value<Id>(
    `SELECT n.thing FROM entry j JOIN mention n ON n.seq = j.seq
     WHERE j.subject = ? AND j.kind = '${mergedKind}'
       AND ${inEffect('j')}
     ORDER BY j.seq DESC LIMIT 1`,
    id,
  );
  return into ? nowOnRecordAs(rows, into) : id;
}

/** Whether an entry of that name was merged into one. */
export const wasMerged = (rows: Rows, name: string, into: Id): boolean =>
  rows
    .all<{ id: Id; name: string }>(`SELECT m.id, m.name FROM member m WHERE NOT (${ownEntry('m')})`)
    .some(
      (entry) => nameKey(entry.name) === nameKey(name) && nowOnRecordAs(rows, entry.id) === into,
    );

export const wasForgotten = (no: No): Refusal =>
  new Refusal(
    'member-forgotten',
    `Number ${no} is a former member who was forgotten.`,
    'What others have written of them since can be put in other words. To see who is here, with numbers: momentum member list',
  );

/** Whoever has a number, or had it before they were merged into whom they are. */
function numbered(rows: Rows, no: No): Found {
  const row = byColumn(rows, 'no', no);
  if (!row) return [];
  if (isForgotten(row.status)) throw wasForgotten(no);
  if (!isMerged(row.status)) return [person(row)];
  const now = byColumn(rows, 'id', nowOnRecordAs(rows, row.id));
  if (now && isForgotten(now.status)) throw wasForgotten(no);
  return now ? [{ ...person(now), formerly: no }] : [];
}

/** Whether words stand in `parts` in their order, each as `fits` has it. */
function inOrder(
  words: readonly string[],
  parts: readonly string[],
  fits: (part: string, word: string) => boolean,
): boolean {
  let at = 0;
  return words.every((word) => {
    const found = parts.findIndex((part, nth) => nth >= at && fits(part, word));
    at = found + 1;
    return found >= 0;
  });
}

const same = (part: string, word: string): boolean => part === word;
const begins = (part: string, word: string): boolean => part.startsWith(word);

/**
 * A name’s words; an apostrophe or a hyphen may part two, or be left out in typing, and a letter be
 * spelled out.
 */
export const nameReadings = (name: string): string[][] =>
  waysTyped(name).flatMap((key) =>
    /['-]/.test(key) ? [nameWords(key), nameWords(key.replace(/['-]/g, ''))] : [nameWords(key)],
  );

/** Ways in which words may mean a name, the surest first. */
const fits: ReadonlyArray<(words: readonly string[], parts: readonly string[]) => boolean> = [
  (words, parts) => inOrder(words, parts, same),
  // A whole first name, and beginnings of what follows; or all of it in another order.
  ([first, ...rest], [name, ...more]) => first === name && inOrder(rest, more, begins),
  (words, parts) => words.every((word) => parts.includes(word)),
  (words, parts) => inOrder(words, parts, begins),
];
const loosely = fits.length + 1;

/** How surely `typed` means somebody, 0 the surest; undefined where it doesn’t. */
function surety(one: Known, typed: string): number | undefined {
  const each = spelledWays(typed).flatMap((way) => suretyOf(one, way) ?? []);
  return each.length > 0 ? Math.min(...each) : undefined;
}

function suretyOf(one: Known, typed: string): number | undefined {
  const key = typedKey(typed);
  const reaches = reachesOf(one).map(typedKey);
  // A bare word may be the handle of one and the first name of another.
  const reached = reaches.includes(key) && typed.includes('@');
  if (typedKey(one.name) === key || reached) return 0;
  const words = nameWords(typed);
  if (words.length === 0) return undefined;
  const parts = [
    ...namesOf(one).flatMap(nameReadings),
    ...reaches.filter((each) => each === key).map(nameWords),
  ];
  const nth = fits.findIndex((means) => parts.some((each) => means(words, each)));
  if (nth >= 0) return nth + 1;
  const all = [...parts, ...reaches.map(nameWords)].flat();
  return words.every((word) => all.some((part) => begins(part, word))) ? loosely : undefined;
}

/**
 * Members whom a person may mean by `typed`: a number, a name, else words that names hold or begin
 * with, the surest reading alone. A spelling that files have taught is no surer than a name that
 * reads so: as long as two people fit both are given. Somebody who is here is meant before somebody
 * who has left, who is given too where they fit better.
 * @throws Refusal `member-forgotten` where it is the number of somebody who was
 */
export function findMembers(rows: Rows, typed: string, today: Day): Found {
  const known = foundByNumber(rows, typed, today, (no) => numbered(rows, no));
  if (known) return known;
  const found = everybody(rows).flatMap((one) => {
    const sure = surety(one, typed);
    return sure === undefined ? [] : [{ one, sure, gone: isGone(one.status) }];
  });
  const best = (of: typeof found): number => Math.min(...of.map(({ sure }) => sure));
  const here = best(found.filter(({ gone }) => !gone));
  const ever = best(found);
  return found
    .filter(({ sure, gone }) => (ever === 0 ? sure === 0 : sure === (gone ? ever : here)))
    .filter(({ gone }) => !gone || ever === 0 || ever < here)
    .map(({ one }) => person(one));
}

/** Whether each of the words that were typed begins a word of the name. */
export function namedBy(name: string, typed: string): boolean {
  const parts = nameReadings(name).flat();
  return nameWords(typed).every((word) => parts.some((part) => begins(part, word)));
}

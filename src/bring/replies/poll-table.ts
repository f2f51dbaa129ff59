/** A table of who can when: a row for each person and a column for each day, as form tools save it. */
import { Buffer } from 'node:buffer';
import { Refusal } from '../../text/refusal.js';
import { inWords } from '../../text/text.js';
import { letterOf, type Poll, pollDayInWords, type Suits } from '../../things/poll/thing.js';
import { shippedWords } from '../applying/importable.js';
import { decode } from '../decode.js';
import type { ListSource } from '../list-source.js';
import { delimiters, readRecords, saidDelimiter, type TableRow } from '../records.js';
import { headerKey } from '../words.js';
import { daysNamed } from './poll-headings.js';
import { markRead } from './poll-marks.js';

/** What somebody’s row says. */
export interface PollTableRow {
  readonly line: number;
  readonly name: string;
  readonly email: string | null;
  /** Of each day; null where the row says nothing of any. */
  readonly suits: readonly Suits[] | null;
  /** Cells that nobody can tell, with the letter of their day. */
  readonly unread: ReadonlyArray<{ readonly letter: string; readonly cell: string }>;
}

/** A table that has a column for each day of a poll. */
export interface PollTable {
  readonly rows: readonly PollTableRow[];
  /** The heads of columns that nothing was read from. */
  readonly beside: readonly string[];
}

/** Month, day, time, and a line of letters. */
const mostHeads = 4;
/** So far down column names may begin, below a title. */
const mostAbove = 12;

interface Head {
  /** The row behind it. */
  readonly end: number;
  /** For each day of the poll the columns that name it. */
  readonly columns: ReadonlyArray<readonly number[]>;
  /** The columns that may be of several days. */
  readonly unclear: readonly number[];
  readonly texts: readonly string[];
}

/** The records of a table, however its cells are parted; of a workbook, those of the sheet that names most days. */
export function pollRecords(source: ListSource, polls: readonly Poll[]): readonly TableRow[] {
  const readings = Buffer.isBuffer(source)
    ? parted(decode(source))
    : source.sheets.map(({ rows }) => rows);
  const judged = readings.map((records) => ({
    records,
    named: Math.max(0, ...polls.map((poll) => namedIn(headOf(records, poll)))),
    cells: Math.max(0, ...records.slice(0, mostAbove).map(({ cells }) => cells.length)),
  }));
  return judged.sort((a, b) => b.named - a.named || b.cells - a.cells)[0]?.records ?? [];
}

/** The records of a text with each separator that it may have; as with commas, where with none. */
function parted(written: string): ReadonlyArray<readonly TableRow[]> {
  const { delimiter, text } = saidDelimiter(written);
  const readings = (delimiter === undefined ? delimiters : [delimiter]).flatMap((each) => {
    try {
      return [readRecords(text, each)];
    } catch (cause) {
      if (each === delimiter || !(cause instanceof Refusal)) throw cause;
      return [];
    }
  });
  return readings.length > 0 ? readings : [readRecords(text, ',')];
}

const namedIn = ({ columns }: Head): number => columns.filter((each) => each.length === 1).length;

/** Where most of the days are named, in the fewest rows. */
function headOf(records: readonly TableRow[], { days }: Poll): Head {
  let best: Head = { end: 0, columns: days.map(() => []), unclear: [], texts: [] };
  for (let start = 0; start < Math.min(records.length, mostAbove); start += 1) {
    for (let many = 1; many <= mostHeads && start + many <= records.length; many += 1) {
      const heads = headsOver(records.slice(start, start + many));
      const named = heads.map((written) => daysNamed(written, days));
      const head: Head = {
        end: start + many,
        columns: days.map((_, nth) =>
          named.flatMap((found, column) =>
            found.length === 1 && found[0] === nth ? [column] : [],
          ),
        ),
        unclear: named.flatMap((found, column) => (found.length > 1 ? [column] : [])),
        texts: heads.map((written) => written.filter((part) => part !== '').join(' ')),
      };
      const [now, before] = [namedIn(head), namedIn(best)];
      // Times below days that are known without them are no row of anybody.
      const isBelow = now === before && many > 1 && firstOf(records[head.end - 1]) === '';
      if (now > before || (now > 0 && isBelow)) best = head;
    }
  }
  return best;
}

const firstOf = (row: TableRow | undefined): string => (row?.cells[0] ?? '').trim();

/** Of each column what stands above it: a month or a day stands once above all of its columns. */
function headsOver(rows: readonly TableRow[]): string[][] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const below = rows.at(-1)?.cells ?? [];
  const filled = rows.map(({ cells }, at) => {
    let last = '';
    return Array.from({ length: width }, (_, column) => {
      const cell = (cells[column] ?? '').trim();
      if (column > 0 && cell !== '') last = cell;
      // Where nothing stands below it, there is no column.
      const isSpanned = at < rows.length - 1 && (below[column] ?? '').trim() !== '';
      return cell === '' && isSpanned ? last : cell;
    });
  });
  return Array.from({ length: width }, (_, column) => filled.map((row) => row[column] ?? ''));
}

/** Whether the table has a column for each of the days. */
export const hasEachDay = (records: readonly TableRow[], poll: Poll): boolean =>
  headOf(records, poll).columns.every((found) => found.length === 1);

/**
 * What the rows say of the days of a poll; a cell of nothing doesn’t suit, where the row says
 * something of another day.
 * @throws Refusal `days-of-table`, `csv-encoding`, `csv-not-text`
 */
export function readPollTable(records: readonly TableRow[], poll: Poll): PollTable {
  const head = headOf(records, poll);
  refuseUnclear(head, poll);
  const columns = head.columns.map(([column = 0]) => column);
  const known = new Set(columns);
  const others = head.texts.flatMap((_, column) => (known.has(column) ? [] : [column]));
  const { names, mail } = whoseColumns(head.texts, others);
  const rows = records.slice(head.end).flatMap(({ line, cells }): PollTableRow[] => {
    const at = (column: number): string => (cells[column] ?? '').trim();
    const marks = columns.map((column) => markRead(at(column)));
    const name = names.map(at).filter(Boolean).join(' ');
    if (shippedWords.totals.has(headerKey(name)) || isCount(name)) return [];
    const unread = marks.flatMap((mark, nth) =>
      mark === undefined ? [{ letter: letterOf(nth), cell: at(columns[nth] ?? 0) }] : [],
    );
    const says = marks.some((mark) => mark !== null);
    if (name === '' && !says) return [];
    const suits = says && unread.length === 0 ? marks.map((mark) => mark ?? 'no') : null;
    return [{ line, name, email: mail === undefined ? null : at(mail) || null, suits, unread }];
  });
  const read = new Set([...columns, ...names, ...(mail === undefined ? [] : [mail])]);
  return {
    rows,
    beside: head.texts.filter((text, column) => text !== '' && !read.has(column)),
  };
}

/** How a form tool calls the line below the names. */
const isCount = (name: string): boolean => /^(?:count|best|nombre|meilleure?s?)$/iu.test(name);

const ofNames =
  /^(?:(?:your|full|votre|my)?names?|(?:votre)?noms?|participants?(?:names?)?|who|qui|persons?|people|personnes?|members?|membres?|(?:pré)?nomet(?:pré)?nom)$/u;

/** The columns that say whose a row is; without a name for them, the first that is of no day. */
function whoseColumns(
  texts: readonly string[],
  others: readonly number[],
): { readonly names: readonly number[]; readonly mail: number | undefined } {
  const called = (is: (key: string) => boolean): number | undefined =>
    others.find((column) => is(headerKey(texts[column] ?? '')));
  const mail = called((key) =>
    /^(?:your|votre)?(?:e?mails?|courriel|emailaddress|adresse(?:e?mail|électronique))$/u.test(key),
  );
  const whole = called((key) => ofNames.test(key));
  const [first, last] = [shippedWords.firstName, shippedWords.lastName].map((words) => {
    const keys = new Set(words.map(headerKey));
    return called((key) => keys.has(key));
  });
  if (first !== undefined) {
    const second = last ?? (whole === first ? undefined : whole);
    return { names: second === undefined ? [first] : [first, second], mail };
  }
  const only = whole ?? last ?? others.find((column) => column !== mail) ?? mail;
  return { names: only === undefined ? [] : [only], mail };
}

function refuseUnclear({ columns, unclear, texts }: Head, { no, days }: Poll): void {
  const called = (nth: number) => {
    const day = days[nth];
    return `${letterOf(nth)} (${day === undefined ? '' : pollDayInWords(day)})`;
  };
  const of = (wrong: (found: readonly number[]) => boolean): string[] =>
    columns.flatMap((found, nth) => (wrong(found) ? [called(nth)] : []));
  const [missing, twice] = [of((found) => found.length === 0), of((found) => found.length > 1)];
  if (missing.length + twice.length === 0) return;
  const maybe = unclear.flatMap((column) => texts[column] ?? []);
  throw new Refusal(
    'days-of-table',
    twice.length > 0
      ? `In the file, several columns are of day ${inWords(twice)} of poll ${no}.`
      : `In the file, no column is of day ${inWords(missing)} of poll ${no}${maybe.length > 0 ? `; ${inWords(maybe.map((text) => `“${text.slice(0, 40)}”`))} may be of several` : ''}.`,
    'Head each column with its day, or with its letter (A, B), one for each.',
  );
}

import { mailAddressesIn } from '../text/addresses.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { cleanText, counted, inWords } from '../text/text.js';
import { timeOfDay } from '../time/clock.js';
import type { Day } from '../time/day.js';
import type { DayReckoning } from './cell-days.js';
import { daysInColumn } from './dates.js';
import { readDayCell } from './day-cells.js';
import type { ImportField } from './fields.js';
import type { BadCell, Problems } from './problems.js';
import type { Name, Reads } from './row-fields.js';
import { wordKey } from './words.js';

/** One column of a file: its name there, and its cells with the lines they stand on. */
export interface TableColumn {
  readonly header: string;
  readonly cells: ReadonlyArray<{ readonly line: number; readonly cell: string }>;
}

/** How a column is read: its field, what its days are reckoned by, and where to say what can't be read. */
export interface ReadingColumn {
  readonly field: ImportField;
  readonly column: TableColumn;
  readonly reckoned: Pick<DayReckoning, 'today' | 'order' | 'before'>;
  readonly problems: Problems;
}

/** What is read from a cell that is not blank; undefined where it can't be read, which is said. */
type ReadCell = (cell: string, line: number, reading: ReadingColumn) => unknown;

const clean = (cell: string, line: number, { column: { header } }: ReadingColumn): string =>
  cleanText(cell, () => `column “${visible(header)}” on line ${line}`);

/** A name as it stands there; what no name looks like is said. */
const nameIn = (cell: string, line: number, reading: ReadingColumn): Name | undefined =>
  spoilt.test(cell)
    ? bad(cell, line, reading, {
        code: 'csv-bad-name',
        says: 'is no name: its letters are garbled, or it is a formula.',
        next: 'Correct it; where many are garbled, export the list once more as “CSV UTF-8”.',
      })
    : { name: clean(cell, line, reading), written: cell };

// UTF-8 that was read as Latin-1 once, letters that are lost, and what a spreadsheet would work out.
const spoilt = /Ã[\u0080-\u00bf\u2000-\u206f]|â€|\ufffd|^\s*=/u;

const parts: ReadCell = (cell, line, reading) =>
  cell
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => clean(part, line, reading));

const readers: Record<Exclude<Reads, 'day'> | 'choice', ReadCell> = {
  text: clean,
  name: nameIn,
  names: (cell, line, reading) =>
    cell
      .split(';')
      .filter((part) => part.trim() !== '')
      .flatMap((part) => nameIn(part.trim(), line, reading) ?? []),
  list: parts,
  handle: (cell, line, reading) => clean(cell, line, reading).replace(/^@/, '') || null,
  time: (cell, line, reading) => readTime(cell) ?? notATime(cell, line, reading),
  address: (cell, line, reading) => mailAddressesIn(cell)[0] ?? notAnAddress(cell, line, reading),
  choice: (cell, line, reading) =>
    reading.field.choices.get(wordKey(cell)) ??
    (reading.field.lenient ? null : notAWord(cell, line, reading)),
};

const none: ReadonlyMap<string, Day> = new Map();

const emptyOf = (reads: Reads | 'choice'): null | readonly never[] =>
  reads === 'names' || reads === 'list' ? [] : null;

/** The values of one field, a row each, and what is to be said of how some were read. */
interface ReadColumn {
  readonly values: readonly unknown[];
  readonly notes: readonly string[];
  /** Of a column of days: the cells without their year, and what they were read as. */
  readonly yearless?: ReadonlyMap<string, Day>;
}

/**
 * Reads one field of all rows; a blank cell (or a word that stands for one) is null, or an
 * empty list, and undefined what can't be read: each such cell is one of the problems.
 */
export function readColumn(reading: ReadingColumn): ReadColumn {
  const { field, column, reckoned, problems } = reading;
  const cells = column.cells.map((at) => (isBlank(at.cell, field) ? { ...at, cell: '' } : at));
  if (field.required) {
    for (const { line, cell } of cells) {
      if (cell === '') problems.add(missingValue(line, reading), [line]);
    }
  }
  if (field.reads === 'day') {
    const days = cells.map((at) => (isIn(field.means, at.cell) ? { ...at, cell: '' } : at));
    const found = problems.at(undefined, () =>
      daysInColumn(
        column.header,
        days,
        { ...field.day, ...reckoned, required: field.required },
        problems.cell,
      ),
    );
    return {
      values: found?.days ?? [],
      notes: found?.notes ?? [],
      yearless: found?.yearless ?? none,
    };
  }
  const read = readers[field.reads];
  const values = cells.map(({ line, cell }) =>
    // A word that speaks of another field says nothing about this one: see `meant`.
    cell === '' || isIn(field.means, cell)
      ? emptyOf(field.reads)
      : problems.at(line, () => read(cell, line, reading)),
  );
  const notes = field.reads === 'address' ? addressNotes(column) : passedOver(field, column);
  return { values, notes };
}

/** Which cells hold more than the one address that is read from them. */
const addressNotes = ({ header, cells }: TableColumn): readonly string[] =>
  cells.flatMap(({ line, cell }) => {
    const [first, ...others] = mailAddressesIn(cell);
    if (first === undefined || others.length === 0) return [];
    return [
      `Line ${line} has ${counted(others.length + 1, 'address', 'addresses')} in column “${visible(header)}”: ${visible(first)} counts.`,
    ];
  });

/** Which words of a column that may hold others were not understood, each once. */
function passedOver(field: ImportField, { header, cells }: TableColumn): readonly string[] {
  if (!field.lenient) return [];
  const unknown = cells.filter(
    ({ cell }) => !isBlank(cell, field) && !field.choices.has(wordKey(cell)),
  );
  const words = [...new Set(unknown.map(({ cell }) => cell.trim()))];
  if (words.length === 0) return [];
  const shown = words.slice(0, 4).map((word) => `“${visible(word.slice(0, 40))}”`);
  const all = words.length > 4 ? [...shown, `${words.length - 4} more`] : shown;
  const [first = ''] = words;
  return [
    `Nothing was read from ${inWords(all)} in column “${visible(header)}”. If it says something: --map "${visible(header)}:${visible(first)}=WORD", where WORD is ${inWords([...new Set(field.choices.values())], 'or')}.`,
  ];
}

const isBlank = (cell: string, field: ImportField): boolean =>
  cell.trim() === '' || (isIn(field.blank, cell) && !field.choices.has(wordKey(cell)));

// Most fields have no such words, and most cells of a file need not be folded to find that out.
const isIn = (words: ImportField['blank'] | ImportField['means'], cell: string): boolean =>
  words.size > 0 && words.has(wordKey(cell));

/** Whether a column of such cells could well hold that field: for an example of `--map`. */
export function looksLike(field: ImportField, column: readonly string[]): boolean {
  const cells = column.filter((cell) => !isBlank(cell, field)).slice(0, 50);
  if (cells.length === 0) return false;
  const fits: Record<Reads | 'choice', (cell: string) => boolean> = {
    day: (cell) => readDayCell(cell).is !== 'other',
    time: (cell) => readTime(cell) !== undefined,
    name: isLikeAName,
    names: isLikeAName,
    address: (cell) => mailAddressesIn(cell).length > 0,
    handle: (cell) => /^@?[\w.-]{2,40}$/.test(cell.trim()) && !/^\d+$/.test(cell.trim()),
    choice: (cell) => field.choices.has(wordKey(cell)),
    text: isLikeWords,
    list: isLikeWords,
  };
  return cells.filter(fits[field.reads]).length >= cells.length * 0.8;
}

/** Whether a cell reads like somebody's whole name. */
export const isLikeAName = (cell: string): boolean =>
  /^[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*(?:[\s,]+[\p{L}\p{M}.'’-]+){1,4}$/u.test(cell.trim());
const isLikeWords = (cell: string): boolean =>
  /^\p{L}[^:<>{}@]*\s\S/u.test(cell.trim()) && cell.trim().length <= 300;

/** `HH:MM` from a time of day, or from the time in an ISO date-time; undefined if it is neither. */
export function readTime(cell: string): string | undefined {
  const text = cell.trim().replace(/^\d{4}-\d{2}-\d{2}[T ]/, '');
  // "6" alone may be anything; "6 pm" and "6:30" are times.
  return /^\d+$/.test(text) ? undefined : timeOfDay(text);
}

const bad = (
  cell: string,
  line: number,
  { column, problems }: ReadingColumn,
  what: Pick<BadCell, 'code' | 'says' | 'next' | 'details'>,
): undefined => problems.cell({ ...what, cell, line, column: column.header });

const notATime: ReadCell = (cell, line, reading) =>
  bad(cell, line, reading, {
    code: 'csv-bad-time',
    says: 'is not a time that I can read.',
    next: reading.field.required
      ? 'Write it as 18:30; every row needs its time.'
      : 'Write it as 18:30, or leave the cell blank where nobody knows.',
  });

const notAnAddress: ReadCell = (cell, line, reading) =>
  bad(cell, line, reading, {
    code: 'csv-bad-address',
    says: 'is no e-mail address.',
    next: `Correct it, or read it as nothing: --map "${visible(reading.column.header)}:${visible(cell.trim())}=-"`,
  });

const notAWord: ReadCell = (cell, line, reading) => {
  const { field, column } = reading;
  const choices = [...new Set(field.choices.values())];
  const header = visible(column.header);
  return bad(cell, line, reading, {
    code: 'csv-unknown-word',
    says: `is not a ${field.name} that I know.`,
    next: `Say what it stands for: --map "${header}:${visible(cell.trim())}=WORD", where WORD is ${inWords(choices, 'or')} (- for nothing).`,
    details: field.wordLines,
  });
};

const missingValue = (line: number, { column, field }: ReadingColumn): Refusal =>
  new Refusal(
    'csv-missing-value',
    `Line ${line} says nothing in column “${visible(column.header)}”, and every row needs its ${field.name}.`,
    'Fill that cell in, or take the row out of the file.',
  );

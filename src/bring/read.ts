import { visible } from '../text/gate.js';
import type { Day } from '../time/day.js';
import { checkMapping } from './check-mapping.js';
import type { DateOrder } from './day-cells.js';
import { failedNote } from './failed-cells.js';
import type { ImportTemplate } from './fields.js';
import { unfolded } from './grids.js';
import { askAboutHalves, halfNotes } from './half-names.js';
import { onClocks } from './instants.js';
import type { ListSource } from './list-source.js';
import { byStanding, emptyLines, headingNotes, mapList, type ReadList } from './lists.js';
import { readOverrides } from './overrides.js';
import { gatherProblems, type Problems } from './problems.js';
import type { FieldShapes, RowOf } from './row-fields.js';
import { headerOf, type ReadingRows, readRows } from './rows.js';
import { rowSense } from './sense.js';
import { readTable } from './table.js';
import { askAboutMarks } from './unread-marks.js';
import { headerKey } from './words.js';

/** What a file of one kind holds, read, before anybody is looked up. */
export interface ReadFile<Fields extends FieldShapes> {
  /** The rows that can be read; what is wrong with the others stands among the problems. */
  readonly rows: ReadonlyArray<ReadRow<Fields>>;
  readonly problems: Problems;
  /** The columns that nothing was read from, as the file names them. */
  readonly unread: readonly string[];
  /** What is to be said of how some cells were read. */
  readonly notes: readonly string[];
  /** The days that stand without their year, by field and cell, and what they were read as. */
  readonly yearless: ReadonlyMap<string, Day>;
  /** The texts of each row. */
  readonly texts: () => readonly string[];
  /** The lines that hold something and are no rows. */
  readonly aside: readonly number[];
  /** The column that each field was read from, by the field's key. */
  readonly mapped: Readonly<Partial<Record<keyof RowOf<Fields>, string>>>;
}

export interface ReadRow<Fields extends FieldShapes = FieldShapes> {
  /** The line of the file on which it starts. */
  readonly line: number;
  readonly fields: RowOf<Fields>;
  /** The fields that have a column in its list: of others it says nothing, not even that it is blank. */
  readonly has: ReadonlySet<string>;
}

export interface ReadOptions {
  /** `COLUMN=FIELD` or `COLUMN:WORD=CHOICE`, as `--map` gives them. */
  readonly map?: readonly string[];
  /** The order of days written in numbers; where it is not given, each column must settle it. */
  readonly dateOrder?: DateOrder | undefined;
  /** From which days without their year are reckoned. */
  readonly today: Day;
  /** Where the community is: moments that are written in a zone are read by its clocks. */
  readonly timeZone?: string | undefined;
  /** What days without their year were read as before, by field and cell. */
  readonly years?: ReadingRows['years'];
  /** Whether these are the column names of a list of another kind. */
  readonly isOther?: (cells: readonly string[]) => boolean;
}

/**
 * The rows of a file of one kind.
 * @throws Refusal, those of `readTable`, `readOverrides`, `checkMapping` and `wordsOf`: of the file
 * as a whole. What is wrong with a row or a column is one of the problems.
 */
export function readImport<Fields extends FieldShapes>(
  source: ListSource,
  template: ImportTemplate<Fields>,
  { map = [], dateOrder, today, timeZone, years, isOther = () => false }: ReadOptions,
): ReadFile<Fields> {
  const problems = gatherProblems();
  // Before its columns are known, nothing hangs on a name that holds a colon.
  const likely = readOverrides(map, template, []);
  const table = readTable(source, rowSense(template, likely, isOther), problems);
  const typed = readOverrides(
    map,
    template,
    table.lists.flatMap(({ headers }) => headers),
  );
  const folded = table.lists.map((list) => ({ list, as: unfolded(list, template, typed) }));
  const [grid] = folded.flatMap(({ as }) => as ?? []);
  const overrides = grid ? { ...typed, columns: [...typed.columns, ...grid.columns] } : typed;
  const lists = folded.map(({ list, as }) =>
    mapList(as?.list ?? list, template, overrides, as !== undefined),
  );
  checkMapping(lists, template, overrides);
  for (const list of lists) {
    askAboutMarks(list, template, overrides, problems);
    askAboutHalves(list, template, overrides, problems);
  }
  const clocked = onClocks(lists, template, timeZone);
  const { rows, notes, yearless } = readRows(clocked.lists.flatMap(byStanding), {
    ...{ template, overrides, years, problems },
    reckoned: { today, order: dateOrder },
  });
  return {
    // The template has been checked against the shape, so the rows have it too.
    // Where a whole column can't be read, no row can.
    rows: (problems.ofFile() ? [] : rows)
      .filter(({ line }) => !problems.has(line))
      .map(({ line, fields, has }) => ({ line, fields: fields as RowOf<Fields>, has })),
    problems,
    notes: [
      ...(table.sheet === undefined
        ? []
        : [`Read from the sheet “${visible(table.sheet)}”; for another: --sheet NAME`]),
      ...failedNote(table.lists.flatMap(({ rows }) => rows)),
      ...folded.flatMap(({ as }) => as?.notes ?? []),
      ...new Set(lists.flatMap((list) => halfNotes(list, template))),
      ...[...headingNotes(table, template), ...clocked.notes, ...notes],
    ],
    yearless,
    texts: () => lists.flatMap((list) => list.rows.map(({ cells }) => cells.join('\n'))),
    unread: [...new Set(lists.flatMap(unreadNames))],
    aside: [...table.aside, ...lists.flatMap(emptyLines)].sort((a, b) => a - b),
    mapped: Object.fromEntries(
      [...lists]
        .reverse()
        .flatMap((list) =>
          [...list.mapping.columns].map(([key, columns]) => [key, headerOf(list, columns)]),
        ),
    ) as ReadFile<Fields>['mapped'],
  };
}

const unreadNames = ({ headers, mapping, cellsOf }: ReadList): string[] =>
  mapping.unread.flatMap((index) => {
    const header = headers[index] ?? '';
    if (headerKey(header) !== '') return [header];
    // A column without a name is worth a word only if something stands in it.
    const holds = cellsOf(index).some((cell) => cell.trim() !== '');
    return holds ? [`column ${index + 1}`] : [];
  });

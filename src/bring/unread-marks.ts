/** Columns that nothing was read from, and that may say who was there: never passed over unasked. */

import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { inWords } from '../text/text.js';
import type { ImportField, ImportTemplate } from './fields.js';
import type { ReadList } from './lists.js';
import { columnAt, type Overrides } from './overrides.js';
import type { Problems } from './problems.js';
import { standingNamed } from './standing.js';
import { wordKey } from './words.js';

/**
 * Asks about each such column of a list that has none for what people were, unless `--map` leaves
 * it out: without an answer, all whom the list names would count alike.
 */
export function askAboutMarks(
  { headers, mapping, cellsOf, says }: ReadList,
  { fields }: ImportTemplate,
  overrides: Overrides,
  problems: Problems,
): void {
  const field = fields.find(({ standing }) => standing.size > 0);
  if (!field || mapping.columns.has(field.key) || says.has(field.key)) return;
  if (mapping.standing.length > 0) return;
  const told = new Set(overrides.columns.map(({ header }) => columnAt(header, headers)));
  for (const column of mapping.unread) {
    if (told.has(column)) continue;
    const cells = cellsOf(column).filter((cell) => !isBlank(cell, field));
    const isMarks = cells.every((cell) => field.choices.has(wordKey(cell)));
    const choice = standingNamed(field, headers[column] ?? '');
    if (cells.length === 0 || !(isMarks || choice !== undefined)) continue;
    ask(problems, { column, cells, field, choice: isMarks ? choice : undefined }, headers);
  }
}

const isBlank = (cell: string, { blank, choices }: ImportField): boolean =>
  cell.trim() === '' || (blank.has(wordKey(cell)) && !choices.has(wordKey(cell)));

interface Marks {
  readonly column: number;
  readonly cells: readonly string[];
  readonly field: ImportField;
  /** What a mark there stands for, where the column is named so: “x” below “Absent”. */
  readonly choice: string | undefined;
}

function ask(
  problems: Problems,
  { column, cells, field, choice }: Marks,
  headers: readonly string[],
): void {
  const header = visible(headers[column] || `column ${column + 1}`);
  const words = [...new Set(cells.map((cell) => cell.trim()))];
  const shown = words.slice(0, 4).map((word) => `“${visible(word.slice(0, 40))}”`);
  const [usual = ''] = field.choices.values();
  // Below “Absent”, a mark that would stand for “present” by itself stands for “absent”.
  const turned =
    choice === undefined || choice === usual
      ? []
      : words.filter((word) => field.choices.get(wordKey(word)) === usual);
  const read = [
    `${header}=${field.name}`,
    ...turned.map((word) => `${header}:${visible(word)}=${choice}`),
  ];
  const flags = (maps: readonly string[]): string => maps.map((map) => `--map "${map}"`).join(' ');
  const out = [`${header}=-`];
  problems.add(
    new Refusal(
      'csv-marks',
      `The column “${header}” (${inWords(shown)}) may say who was there, and nothing says so for certain.`,
      `If it does: ${flags(read)}. If it says something else, and everybody in the list was there: ${flags(out)}`,
    ),
    [],
    {
      column: column + 1,
      message: `Does the column “${header}” (${inWords(shown)}) say who was there?`,
      choices: [
        { value: 'yes', maps: read, name: 'yes' },
        { value: 'no', maps: out, name: 'no: everybody in the list was there' },
      ],
    },
  );
}

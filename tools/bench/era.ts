import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shape } from './shape.js';

const first =
  'Ada Bo Cleo Dag Elin Fran Gus Hedy Ivo Jun Kaja Lev Mina Nils Olga Per Rosa Sten Tove Ulf';
const last = 'Quill Harbour Lantern Meadow Copper Thistle Walnut Ferry Anvil Pebble Tiller Bobbin';

const at = (words: string, place: number): string => {
  const list = words.split(' ');
  return list[place % list.length] ?? '';
};

/** A name that nobody else in any era has; the letters at its end say which era and which place. */
const nameOf = (era: number, person: number): string => {
  const letters = [...String(era * 1_000 + person).padStart(6, '0')]
    .map((digit) => 'bdfgklmnpr'[Number(digit)])
    .join('');
  return `${at(first, person)} ${at(last, person + era)}${letters}`;
};

/** The years in an era, and by how many each era lies before the one after it. */
const yearsEach = 12;

const shifted = (date: string, era: number): string => {
  const year = Number(date.slice(0, 4)) - era * yearsEach;
  const rest = date.slice(4) === '-02-29' ? '-02-28' : date.slice(4);
  return `${String(year).padStart(4, '0')}${rest}`;
};

type Cell = string | number | null;

const csv = (header: string, rows: ReadonlyArray<readonly Cell[]>): string =>
  `${header}\n${rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\n')}\n`;

/** The files of an era and the import that reads each, in the order in which they build on another. */
export const files = [
  ['members', 'members.csv'],
  ['meetings', 'meetings.csv'],
  ['attendance', 'attendance.csv'],
  ['contributions', 'contributions.csv'],
  ['commitments', 'commitments.csv'],
] as const;

/** The first day of era `era` (0 is the latest). */
export const startOf = (shape: Shape, era: number): string => shifted(shape.from, era);

/**
 * Writes the CSV files of era `era` into `folder`. Before the latest era, people leave when their era
 * ends and commitments were kept: a community that is ten times as old isn’t ten times as large.
 */
export function writeEra(shape: Shape, era: number, folder: string): void {
  const when = (date: string): string => shifted(date, era);
  const over = era > 0;
  const end = `${Number(startOf(shape, era).slice(0, 4)) + yearsEach}-12-31`;
  const who = (person: number | null): Cell => (person === null ? null : nameOf(era, person));
  const contents: Record<(typeof files)[number][0], string> = {
    members: csv(
      'name,joined,left',
      shape.members.map(({ joined }, n) => [nameOf(era, n), when(joined), over ? end : null]),
    ),
    meetings: csv(
      'date,title,mode',
      shape.meetings.map(({ date, title, mode }) => [when(date), title, mode]),
    ),
    attendance: csv(
      'date,meeting,person,status',
      shape.attendance.map((row) => [when(row.date), row.meeting, who(row.person), row.status]),
    ),
    contributions: csv(
      'date,person,kind,title,ref',
      shape.contributions.map(({ date, person, kind }, n) => [
        when(date),
        who(person),
        kind,
        `Mended thing ${n + 1}`,
        `era-${era}/${n + 1}`,
      ]),
    ),
    commitments: csv(
      'date,who,what,status,kept on',
      shape.commitments.map(({ date, person }, n) => [
        when(date),
        who(person),
        `Look after thing ${n + 1} of era ${era}`,
        over && person !== null ? 'kept' : over ? 'released' : null,
        over && person !== null ? when(date) : null,
      ]),
    ),
  };
  for (const [kind, name] of files) writeFileSync(join(folder, name), contents[kind]);
}

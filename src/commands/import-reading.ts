/** What the verbs that read a file take, and say of its columns in their help. */
import type { Buffer } from 'node:buffer';
import { knownColumns } from '../bring/applying/importable.js';
import { dateOrders } from '../bring/day-cells.js';
import { choice, flag, one, several } from '../cli/parameters.js';
import type { Call } from '../cli/verb.js';
import { readRegularFile } from '../files/read.js';
import { Refusal } from '../text/refusal.js';

const aboutMap = 'which field a column holds, or what a word in it stands for';
export const columnMap = several('text', aboutMap, { placeholder: 'COLUMN=FIELD' });

export const sheet = one('text', 'which sheet of a workbook, where several could be meant', {
  placeholder: 'NAME',
});

export const skipBad = flag(
  'leave out rows that can’t be read or settled, list them, and bring in the rest',
);

const folded = (text: string, indent: number): string => {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length + indent > 78) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
};

const standing = (lines: readonly string[]): readonly string[] =>
  lines.length === 0
    ? []
    : [
        'Columns of people, where a row is a whole meeting:',
        ...lines.map((line) => `  ${folded(line, 4)}`),
      ];

/** What each field is read from, as it stands in the template that comes with the program. */
export const importColumns = (kind: Parameters<typeof knownColumns>[0]) => (): string => {
  const columns = knownColumns(kind);
  const width = Math.max(12, ...columns.map(({ name }) => name.length + 2));
  return [
    'Columns, by known names (case, blanks, -, _ and words in brackets don’t matter):',
    ...columns.map(({ name, headers, required }) => {
      const mark = required ? ' (needed)' : '';
      return `  ${name.padEnd(width)}${folded(headers.join(', ') + mark, width + 2)}`;
    }),
    ...standing(columns.flatMap(({ standingLines }) => standingLines)),
    'Any other name: --map "NAME=FIELD". To leave a column out: --map "NAME=-"',
    'A word of your own in a column: --map "NAME:WORD=WORD THAT IS KNOWN"',
  ].join('\n');
};

/** The bytes of a file that is named, or with `-` of what is piped in. */
export async function bytesOf(call: Call, file: string): Promise<Buffer> {
  const { maxFileBytes } = await import('../bring/table.js');
  if (file !== '-') return readRegularFile(file, { maxBytes: maxFileBytes });
  const bytes = call.stdin();
  if (bytes.length <= maxFileBytes) return bytes;
  throw new Refusal(
    'file-too-large',
    'What was piped in is larger than 64 MB, the most that is read here.',
    'Split it into smaller files, and import one after the other.',
  );
}

/** What every list takes. */
export const reading = {
  map: columnMap,
  sheet,
  dateOrder: choice(dateOrders, 'in which order the file writes day, month and year'),
  skipBad,
  row: several('text', 'what is to become of a row that only you can tell, as the question says', {
    placeholder: 'LINE=ANSWER',
  }),
  prefer: choice(
    ['file', 'here'],
    'what counts where the file and somebody here have both changed something',
  ),
  dryRun: flag('only say what would happen, and write nothing'),
};
export const addUnknown = flag('make members of people whom nobody knows yet');
/** What `--json` says of one. */
export const listJson = {
  kind: 'what was brought in',
  dryRun: 'whether nothing was written',
  rows: 'how many rows the file has',
  came: 'how many things came in that were not on record',
  counts: 'how many rows were known, waited and so on, by what became of them',
  waiting: 'the names that match nobody, with their rows',
  settled: 'how many names that waited are known by now, and the rows that came in with them',
  unread: 'the columns that nothing was read from',
  aside: 'the lines that hold something and are no rows, such as a title or a total',
  changes: 'what was changed here, since the file says otherwise now',
  remarks: 'what was understood in a way that is worth a word',
  gone: 'what an earlier file held and this one does not any more; it stays on record',
  stands: 'what is otherwise here and stands, though the file says something else',
  leftOut: 'what was left out, and why',
};

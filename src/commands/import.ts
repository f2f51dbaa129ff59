/** Bringing in what there is already, from files. */
import type { BroughtIn } from '../bring/applying/importers.js';
import { dateOrders } from '../bring/day-cells.js';
import { choice, flag, type InputOf, needed, one } from '../cli/parameters.js';
import { type Handler, type Noun, type Verb, verb } from '../cli/verb.js';
import { bytesOf, columnMap, importColumns } from './import-reading.js';
import { importResult } from './import-shown.js';
import { importUnmatched } from './import-unmatched.js';

export const noun: Noun = {
  name: 'import',
  summary: 'bring in what you have: members, meetings, who came, who offered what',
  group: 'To begin:',
};

const reading = {
  map: columnMap,
  dateOrder: choice(dateOrders, 'in which order the file writes day, month and year'),
  dryRun: flag('only say what would happen, and write nothing'),
};
const addUnknown = flag('make members of people whom nobody knows yet');
const json = {
  kind: 'what was brought in',
  dryRun: 'whether nothing was written',
  rows: 'how many rows the file has',
  came: 'how many things came in that were not on record',
  counts: 'how many rows were known, waited and so on, by what became of them',
  waiting: 'the names that match nobody, with their rows',
  settled: 'how many names that waited are known by now, and the rows that came in with them',
  unread: 'the columns that nothing was read from',
};

/** What is alike in the verbs for each kind of file. */
const importing = (kind: BroughtIn) =>
  ({
    path: ['import', kind],
    arguments: {
      file: needed(
        one('file', 'the CSV file (comma, semicolon or tab), or - for what is piped in'),
      ),
    },
    json,
    uses: 'writes',
    more: importColumns(kind),
  }) as const;

type Asked = InputOf<typeof reading> & { readonly file: string; readonly addUnknown?: boolean };

const bringing =
  (kind: BroughtIn): Handler<Asked> =>
  async ({ file, ...input }, call) => {
    const { importFile } = await import('../bring/applying/import-file.js');
    const bytes = await bytesOf(call, file);
    return importResult(kind, await importFile(call.session, kind, bytes, input), input.dryRun);
  };

const members = verb({
  ...importing('members'),
  summary: 'bring in who belongs to the community',
  examples: [
    ['momentum import members people.csv', 'everybody in the file who is not a member yet'],
    ['momentum import members people.csv --dry-run', 'what that would do'],
  ],
  options: reading,
  run: bringing('members'),
});

const meetings = verb({
  ...importing('meetings'),
  summary: 'bring in meetings: held, planned or cancelled',
  examples: [
    ['momentum import meetings calendar.csv', 'days gone by were held, days to come are planned'],
    ['momentum import meetings m.csv --date-order dmy', '3/4/2026 is the third of April'],
  ],
  options: { ...reading, addUnknown },
  run: bringing('meetings'),
});

const attendance = verb({
  ...importing('attendance'),
  summary: 'bring in who came to which meeting, one person a row',
  examples: [
    ['momentum import attendance who-came.csv', 'names that match nobody wait to be matched'],
    ['momentum import attendance zoom.csv --map "User Name=person"', 'a column of another name'],
  ],
  options: { ...reading, addUnknown },
  run: bringing('attendance'),
});

const commitments = verb({
  ...importing('commitments'),
  summary: 'bring in who offered to do what; rows without a name are wanted',
  examples: [
    ['momentum import commitments actions.csv', 'several names in a cell: semicolons between them'],
    ['momentum import commitments actions.csv', 'again, to bring what has been kept up to date'],
  ],
  options: { ...reading, addUnknown },
  run: bringing('commitments'),
});

const contributions = verb({
  ...importing('contributions'),
  summary: 'bring in what members gave: posts, documents, talks, help',
  examples: [['momentum import contributions posts.csv', 'who gave what, and when']],
  options: { ...reading, addUnknown },
  run: bringing('contributions'),
});

export const verbs: readonly Verb[] = [
  members,
  meetings,
  attendance,
  commitments,
  contributions,
  importUnmatched,
];

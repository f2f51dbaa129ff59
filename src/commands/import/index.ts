import { dateOrders } from '../../bring/dates.js';
import { knownColumns } from '../../bring/shipped.js';
import { choice, type Fields, flag, needed, one, several } from '../../cli/fields.js';
import { command, handled, type Noun, type Spec } from '../../cli/spec.js';

export const nouns: readonly Noun[] = [
  {
    name: 'import',
    summary: 'bring in what you have: members, meetings, who came, who offered what',
    group: 'To begin:',
  },
];

type Kind = Parameters<typeof knownColumns>[0];

const folded = (text: string, indent: number): string => {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length + indent > 78) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
};

/** What each field is read from, as it stands in the template that comes with the program. */
const columnsOf = (kind: Kind) => (): string =>
  [
    'Columns, by the names that are known (case, blanks, - and _ make no difference):',
    ...knownColumns(kind).map(({ field, headers, required }) => {
      const mark = required ? ' (needed)' : '';
      return `  ${field.padEnd(12)}${folded(headers.join(', ') + mark, 14)}`;
    }),
    'Any other name: --map "NAME=FIELD". To leave a column out: --map "NAME=-"',
  ].join('\n');

const file = one('file', 'the CSV file (comma, semicolon or tab), or - for what is piped in');
const reading = {
  map: several('text', 'which field a column holds, where it has a name of its own', {
    placeholder: 'COLUMN=FIELD',
  }),
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

/** The declaration of one kind of import. */
const importing = <const Options extends Fields>(
  kind: Exclude<Kind, 'aliases'>,
  summary: string,
  examples: Spec['examples'],
  options: Options,
) =>
  command({
    path: ['import', kind],
    summary,
    examples,
    arguments: { file: needed(file) },
    options,
    json,
    uses: 'writes',
    more: columnsOf(kind),
  });

export const members = importing(
  'members',
  'bring in who belongs to the community',
  [
    ['momentum import members people.csv', 'everybody in the file who is not a member yet'],
    ['momentum import members people.csv --dry-run', 'what that would do'],
  ],
  reading,
);

export const meetings = importing(
  'meetings',
  'bring in meetings: held, planned or cancelled',
  [
    ['momentum import meetings calendar.csv', 'days gone by were held, days to come are planned'],
    ['momentum import meetings m.csv --date-order dmy', '3/4/2026 is the third of April'],
  ],
  { ...reading, addUnknown },
);

export const attendance = importing(
  'attendance',
  'bring in who came to which meeting, one person a row',
  [
    ['momentum import attendance who-came.csv', 'names that match nobody wait to be matched'],
    ['momentum import attendance zoom.csv --map "User Name=person"', 'a column of another name'],
  ],
  { ...reading, addUnknown },
);

export const commitments = importing(
  'commitments',
  'bring in who offered to do what; rows without a name are wanted',
  [
    ['momentum import commitments actions.csv', 'several names in a cell: semicolons between them'],
    ['momentum import commitments actions.csv', 'again, to bring what has been kept up to date'],
  ],
  { ...reading, addUnknown },
);

export const contributions = importing(
  'contributions',
  'bring in what members gave: posts, documents, talks, help',
  [['momentum import contributions posts.csv', 'who gave what, and when']],
  { ...reading, addUnknown },
);

export const unmatched = command({
  path: ['import', 'unmatched'],
  summary: 'names from files that match nobody: say whom they mean',
  examples: [
    ['momentum import unmatched', 'who is waiting, and whom they may mean'],
    ['momentum import unmatched "Ami" --is "Amina Yusuf"', 'it is her, now and next time'],
    ['momentum import unmatched 3 --add', 'number 3 of the list is somebody new'],
    ['momentum import unmatched "Guest" --ignore', 'leave it aside; its rows are kept'],
    ['momentum import unmatched --each', 'be asked about each of them in turn'],
    ['momentum import unmatched --file names.csv', 'many at once: columns written, handle, person'],
  ],
  arguments: { spelling: one('unmatched', 'the name as it was written, or its number') },
  options: {
    is: one('member', 'the member whom it means'),
    add: flag('it is somebody new: make them a member'),
    ignore: flag('leave it aside'),
    each: flag('ask about each that waits'),
    file: one('file', 'a CSV file of names and the members they mean'),
    map: reading.map,
  },
  json: {
    waiting: 'the names that wait, with how many rows, from when to when, and who may be meant',
    aside: 'the names that were left aside',
    settled: 'what was settled by this call',
  },
  uses: 'writes',
  pages: true,
  more: columnsOf('aliases'),
});

export const specs: readonly Spec[] = [
  handled(members, async () => (await import('./file.js')).bringing('members')),
  handled(meetings, async () => (await import('./file.js')).bringing('meetings')),
  handled(attendance, async () => (await import('./file.js')).bringing('attendance')),
  handled(commitments, async () => (await import('./file.js')).bringing('commitments')),
  handled(contributions, async () => (await import('./file.js')).bringing('contributions')),
  handled(unmatched, () => import('./unmatched.js')),
];

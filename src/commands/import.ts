/** Bringing in what there is already, from files. */
import type { Importable } from '../bring/applying/importable.js';
import { importables } from '../bring/applying/importables.js';
import { dateOrders } from '../bring/dates.js';
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

type Asked = InputOf<typeof reading> & { readonly file: string; readonly addUnknown?: boolean };

const bringing =
  (kind: Importable): Handler<Asked> =>
  async ({ file, ...input }, call) => {
    const { importFile } = await import('../bring/applying/import-file.js');
    const bytes = await bytesOf(call, file);
    return importResult(kind, await importFile(call.session, kind, bytes, input), input.dryRun);
  };

const importing = (kind: Importable): Verb<Asked> =>
  verb({
    path: ['import', kind.name],
    summary: kind.summary,
    examples: kind.examples,
    arguments: {
      file: needed(
        one('file', 'the CSV file (comma, semicolon or tab), or - for what is piped in'),
      ),
    },
    options: kind.addsPeople ? { ...reading, addUnknown } : reading,
    json,
    uses: 'writes',
    more: importColumns(kind),
    run: bringing(kind),
  });

export const verbs: readonly Verb[] = [...importables.map(importing), importUnmatched];

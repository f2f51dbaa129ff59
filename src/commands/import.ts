/** Bringing in what there is already, from files. */
import type { Importable } from '../bring/applying/importable.js';
import { importables } from '../bring/applying/importables.js';
import { dateOrders } from '../bring/day-cells.js';
import type { ImportQuestion } from '../bring/problems.js';
import { choice, flag, type InputOf, needed, one, several } from '../cli/parameters.js';
import { type Call, type Handler, type Noun, type Verb, verb } from '../cli/verb.js';
import { bytesOf, columnMap, importColumns, sheet, skipBad } from './import-reading.js';
import { importReplies } from './import-replies.js';
import { importResult } from './import-shown.js';
import { importUnmatched } from './import-unmatched.js';

export const noun: Noun = {
  name: 'import',
  summary: 'bring in what you have: members, meetings, who came, who offered what',
  group: 'To begin:',
};

const reading = {
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
  aside: 'the lines that hold something and are no rows, such as a title or a total',
  changes: 'what was changed here, since the file says otherwise now',
  remarks: 'what was understood in a way that is worth a word',
  gone: 'what an earlier file held and this one does not any more; it stays on record',
  stands: 'what is otherwise here and stands, though the file says something else',
  leftOut: 'what was left out, and why',
};

type Asked = InputOf<typeof reading> & { readonly file: string; readonly addUnknown?: boolean };

const bringing =
  (kind: Importable): Handler<Asked> =>
  async ({ file, ...input }, call) => {
    const { importFile } = await import('../bring/applying/import-file.js');
    const { Unsettled } = await import('../bring/problems.js');
    const { WhichSheet } = await import('../bring/list-source.js');
    const bytes = await bytesOf(call, file);
    const answers = { row: [...input.row], map: [...input.map], sheet: input.sheet };
    for (;;) {
      try {
        const outcome = await importFile(call.session, kind, bytes, { ...input, ...answers });
        return importResult(kind, outcome, input.dryRun);
      } catch (cause) {
        if (call.interactive && cause instanceof WhichSheet) {
          answers.sheet = await whichSheet(call, cause.names);
          continue;
        }
        if (!(cause instanceof Unsettled) || !call.interactive) throw cause;
        const { row, map } = await askAll(call, cause.questions);
        // What nobody can answer is said as it would be anywhere.
        if (row.length + map.length === 0) throw cause;
        answers.row.push(...row);
        answers.map.push(...map);
      }
    }
  };

const whichSheet = async (call: Call, names: readonly string[]): Promise<string> =>
  (await call.prompter()).select({
    ...{ id: 'sheet', message: 'Which sheet?', flag: '--sheet' },
    choices: names.map((name, at) => ({ value: name, name, key: String(at + 1) })),
  });

/**
 * Asks about each row and column that only a person can tell; nothing is answered by Enter alone.
 * @returns what `--row` and `--map` would have said
 */
async function askAll(
  call: Call,
  questions: readonly ImportQuestion[],
): Promise<{ readonly row: readonly string[]; readonly map: readonly string[] }> {
  const answers = { row: [] as string[], map: [] as string[] };
  for (const question of questions) {
    const prompter = await call.prompter();
    if ('column' in question) {
      const { column, message, choices } = question;
      const picked = await prompter.select({
        ...{ id: `column.${column}`, message, flag: '--map' },
        choices: choices.map(({ value, name }, at) => ({ value, name, key: String(at + 1) })),
      });
      answers.map.push(...(choices.find(({ value }) => value === picked)?.maps ?? []));
      continue;
    }
    const { line, message, choices } = question;
    const picked = await prompter.select({
      id: `row.${line}`,
      message: `Line ${line}: ${message}`,
      flag: '--row',
      choices: choices.map(({ value, name }, at) => ({ value, name, key: String(at + 1) })),
    });
    answers.row.push(`${line}=${picked}`);
  }
  return answers;
}

const importing = (kind: Importable): Verb<Asked> =>
  verb({
    path: ['import', kind.name],
    summary: kind.summary,
    examples: kind.examples,
    arguments: {
      file: needed(
        one('file', 'a spreadsheet (xlsx, xls, ods) or CSV file, or - for what is piped in'),
      ),
    },
    options: kind.addsPeople ? { ...reading, addUnknown } : reading,
    json,
    uses: 'writes',
    more: importColumns(kind),
    run: bringing(kind),
  });

export const verbs: readonly Verb[] = [
  ...importables.map(importing),
  importReplies,
  importUnmatched,
];

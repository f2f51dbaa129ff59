/** Bringing in what there is already, from files. */
import type { Importable } from '../bring/applying/importable.js';
import { importables } from '../bring/applying/importables.js';
import { type InputOf, needed, one } from '../cli/parameters.js';
import { type Handler, type Noun, type Verb, verb } from '../cli/verb.js';
import { importAny } from './import-any.js';
import { bringInAsking } from './import-asking.js';
import { addUnknown, bytesOf, importColumns, listJson, reading } from './import-reading.js';
import { importReplies } from './import-replies.js';
import { importResult } from './import-shown.js';
import { importUnmatched } from './import-unmatched.js';

export const noun: Noun = {
  name: 'import',
  summary: 'bring in what you have: members, meetings, who came, who offered what',
  group: 'To begin:',
};

type Asked = InputOf<typeof reading> & { readonly file: string; readonly addUnknown?: boolean };

const bringing =
  (kind: Importable): Handler<Asked> =>
  async ({ file, ...input }, call) => {
    const { outcome } = await bringInAsking(call, kind, await bytesOf(call, file), input);
    return importResult(kind, outcome, input.dryRun);
  };

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
    json: listJson,
    uses: 'writes',
    more: importColumns(kind),
    run: bringing(kind),
  });

export const verbs: readonly Verb[] = [
  importAny,
  ...importables.map(importing),
  importReplies,
  importUnmatched,
];

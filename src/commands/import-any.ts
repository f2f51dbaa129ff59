/** Bringing in a file by its name alone: what it holds is looked at first, and shown. */
import type { Buffer } from 'node:buffer';
import { basename } from 'node:path';
import { importables } from '../bring/applying/importables.js';
import type { ListFound } from '../bring/applying/kinds-in.js';
import { needed, one } from '../cli/parameters.js';
import { previewed, previewFlags } from '../cli/preview.js';
import { type Call, verb } from '../cli/verb.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { shellWord } from '../text/text.js';
import { bringInAsking } from './import-asking.js';
import {
  addUnknown,
  bytesOf,
  columnMap,
  listJson,
  reading,
  sheet,
  skipBad,
} from './import-reading.js';
import { importReplies } from './import-replies.js';
import { importPreview, importResult } from './import-shown.js';

/** Whatever a file holds: it is looked at first, and shown. */
export const importAny = verb({
  path: ['import'],
  summary: 'bring in a file, whatever it holds: it says what it is taken for, and asks',
  examples: [
    ['momentum import people.xlsx', 'what it holds, what would come in, and whether it should'],
    ['momentum import answers.mbox', 'answers that came by mail'],
    ['momentum import members people.xlsx', 'without being asked what it is'],
  ],
  arguments: {
    file: needed(
      one('file', 'the file: a spreadsheet, CSV, mails (.eml, .mbox), or - for what is piped in'),
    ),
  },
  options: {
    ...{ map: columnMap, sheet, skipBad, addUnknown },
    ...{ dateOrder: reading.dateOrder, row: reading.row, prefer: reading.prefer },
    ...previewFlags('only say what would come in, and write nothing'),
  },
  json: {
    ...listJson,
    kind: 'what was brought in; of mails all this is as `import replies` says it',
  },
  uses: 'writes',
  more: () => sayingWhat,
  async run({ file, yes, dryRun, ...input }, call) {
    const bytes = await bytesOf(call, file);
    const { isMail } = await import('../bring/replies/is-table.js');
    if (isMail(bytes, file)) {
      return importReplies.run({ file, without: [], poll: undefined, yes, dryRun }, call);
    }
    const { kind, sheet } = await kindMeant(call, bytes, file, input.sheet);
    const asked = { ...input, sheet, ...(kind.addsPeople ? {} : { addUnknown: false }) };
    const looked = await bringInAsking(call, kind, bytes, { ...asked, dryRun: true });
    const shown = importResult(kind, looked.outcome, true);
    if (dryRun || !looked.outcome.changed) return shown;
    const declined = await previewed(
      call,
      { yes, dryRun },
      {
        id: 'import',
        title: `${visible(basename(file))} reads like a list of ${kind.name}${sheet === undefined ? '' : `, in the sheet “${visible(sheet)}”`}. What would come in:`,
        lines: importPreview(kind, looked.outcome),
        question: 'Bring it in?',
        nothing: 'Nothing was brought in',
        data: shown.data,
      },
    );
    if (declined) return declined;
    const { outcome } = await bringInAsking(call, kind, bytes, { ...asked, ...looked.answers });
    return importResult(kind, outcome, false);
  },
});

const sayingWhat = [
  'Or say what it is, as in: momentum import members FILE',
  ...importables.map(
    ({ name, summary }) => `  ${name.padEnd(14)}${summary.replace('bring in ', '')}`,
  ),
  '  replies       what people answered: mails, calendars, form tools',
  '  unmatched     names from files that match nobody: say whom they mean',
  'What columns one takes: momentum help import members',
  'Notes of a meeting: momentum meeting read FILE',
].join('\n');

/** Which kind of list it is, and in which sheet; asked where there are several. */
async function kindMeant(
  call: Call,
  bytes: Buffer,
  file: string,
  asked: string | undefined,
): Promise<ListFound> {
  const [{ kindsIn }, { sourceIn }] = await Promise.all([
    import('../bring/applying/kinds-in.js'),
    import('../bring/list-source.js'),
  ]);
  const found = await kindsIn(call.session, await sourceIn(bytes, asked));
  const [first, ...others] = found;
  const name = shellWord(file);
  if (!first) {
    throw new Refusal(
      'which-list',
      `The columns of ${visible(basename(file))} are those of no list that is known.`,
      `Say what it is, as in: momentum import members ${name}. Notes of a meeting: momentum meeting read ${name}`,
    );
  }
  if (others.length === 0) return first;
  const lineOf = ({ kind, sheet }: ListFound): string =>
    `momentum import ${kind.name} ${name}${sheet === undefined ? '' : ` --sheet ${shellWord(sheet)}`}`;
  if (!call.interactive) {
    throw new Refusal(
      'which-list',
      `${visible(basename(file))} can be read as several lists.`,
      'Type the line that you mean; of several sheets, one after the other.',
      { details: found.map(lineOf) },
    );
  }
  const picked = await (await call.prompter()).select({
    ...{ id: 'import.kind', message: 'What is it?', flag: 'the kind' },
    choices: found.map(({ kind, sheet }, at) => ({
      value: String(at),
      name: `${kind.name}${sheet === undefined ? '' : `, in the sheet “${visible(sheet)}”`}`,
      key: String(at + 1),
    })),
  });
  return found[Number(picked)] ?? first;
}

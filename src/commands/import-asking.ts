/** Bringing in a list, with what is asked on the way. */
import type { Buffer } from 'node:buffer';
import type { ImportInput, ImportOutcome } from '../bring/applying/import-file.js';
import type { Importable } from '../bring/applying/importable.js';
import type { ImportQuestion } from '../bring/problems.js';
import type { Call } from '../cli/verb.js';

interface BroughtIn {
  readonly outcome: ImportOutcome;
  /** What was asked, and answered. */
  readonly answers: Pick<ImportInput, 'row' | 'map' | 'sheet'>;
}

/** Brings in a list of one kind; on a terminal what only a person can tell is asked, once for the file. */
export async function bringInAsking(
  call: Call,
  kind: Importable,
  bytes: Buffer,
  input: ImportInput,
): Promise<BroughtIn> {
  const { importFile } = await import('../bring/applying/import-file.js');
  const { Unsettled } = await import('../bring/problems.js');
  const { WhichSheet } = await import('../bring/list-source.js');
  const answers = { row: [...(input.row ?? [])], map: [...(input.map ?? [])], sheet: input.sheet };
  for (;;) {
    try {
      const outcome = await importFile(call.session, kind, bytes, { ...input, ...answers });
      return { outcome, answers };
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
}

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

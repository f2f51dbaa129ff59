/** What was answered beforehand to questions about rows: `--row "12=new"`. */

import { visible } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import type { ImportRun, RowAnswers } from './import-run.js';

/** @throws Refusal `csv-row-unclear` */
export function rowAnswers(typed: readonly string[]): RowAnswers {
  const answers = new Map<number, readonly string[]>();
  for (const each of typed) {
    const [, line, answer] = /^\s*(\d+)\s*=\s*(\S+)\s*$/.exec(each) ?? [];
    if (line === undefined || answer === undefined) {
      throw new Refusal(
        'csv-row-unclear',
        `“${visible(each)}” does not say what is to become of which row.`,
        'Write it as LINE=ANSWER, as the file’s questions show it: --row "12=new"',
      );
    }
    answers.set(Number(line), [...(answers.get(Number(line)) ?? []), answer]);
  }
  return answers;
}

/** @throws Refusal `csv-row-answer` where nothing was asked that this would answer */
export function refuseUnasked({ answered, problems }: ImportRun, typed: readonly string[]): void {
  const idle = typed.find((each) => !answered.has(each.replace(/\s/g, '')));
  if (idle === undefined || problems.all().length > 0) return;
  throw new Refusal(
    'csv-row-answer',
    `“${visible(idle)}” answers nothing that the file leaves open.`,
    'Leave it out, or look at the questions again without it.',
  );
}

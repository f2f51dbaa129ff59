import * as v from 'valibot';
import { faulty, readYaml } from '../../text/yaml-file.js';
import { mistakesOf } from './check.js';
import { type Flow, flowSchema } from './schema.js';

const fileKind = {
  code: 'unreadable-checkin',
  what: 'The check-in',
  next: 'Change what is named below, or take the file away to use the one that came with momentum.',
};

type Issue = v.BaseIssue<unknown>;

const pathOf = (issue: Issue): (string | number)[] =>
  (issue.path ?? []).map((item) => item.key as string | number);

function sentence(issue: Issue): string {
  const last = pathOf(issue).at(-1);
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return `“${String(last)}” is not known here`;
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined') {
    return `“${String(last)}” is missing`;
  }
  return issue.message;
}

/**
 * A check-in flow from the text of its YAML file.
 * @param file the name that mistakes are shown with
 * @throws Refusal `unreadable-checkin`, one detail a mistake: `FILE:LINE:COLUMN what was expected`
 */
export function readFlow(text: string, file: string): Flow {
  const source = readYaml(text, file, fileKind);
  const result = v.safeParse(flowSchema, source.value);
  if (!result.success) {
    const lines = result.issues.map((issue) => `${source.at(pathOf(issue))} ${sentence(issue)}`);
    throw faulty(fileKind, file, lines);
  }
  const mistakes = mistakesOf(result.output);
  if (mistakes.length > 0) {
    const lines = mistakes.map((mistake) => `${source.at(mistake.path)} ${mistake.text}`);
    throw faulty(fileKind, file, lines);
  }
  return result.output;
}

/**
 * Sessions: Markdown files that read like a tutorial and are run like a test.
 *
 * In a `console` block a line that begins with `$ ` is typed; below it stands what came back, with
 * `! ` before the lines that went to stderr and `[exit N]` where the command did not end well.
 * Lines that begin with `< ` answer what the command asks: `< add.by: yes`. Beside `momentum` the
 * little shell knows `export NAME=value`, `NAME=value` before a command, `< FILE` and
 * `> /dev/null` after it, `cat FILE`, `cp FILE FILE`, and `$(mktemp -d)` for the folder that it all happens in. A block with a file's name behind its language (```csv people.csv) makes that file.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ended, Stage } from '../helpers/stage.js';

/** The words of a command line: quotes hold blanks together, and a backslash takes one character as it is. */
export function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [whole] of line.matchAll(/(?:"(?:\\.|[^"])*"|'[^']*'|\\.|[^\s"'])+/g)) {
    words.push(
      whole.replace(
        /"((?:\\.|[^"])*)"|'([^']*)'|\\(.)/g,
        (_, double?: string, single?: string, bare?: string) =>
          double?.replace(/\\(["\\$])/g, '$1') ?? single ?? bare ?? '',
      ),
    );
  }
  return words;
}

export interface Shell {
  readonly stage: Stage;
  /** What stands before a line that went to stderr, `! ` unless said. */
  readonly mark?: string;
  readonly env: Record<string, string>;
}

const assignment = /^([A-Z_]+)=(.*)$/s;

/** The folder of a ledger's backups is named by what tells it from every other; here always the same. */
const settledPaths = (text: string): string =>
  text.replace(/(\/backups\/[\w-]+\/)[0-9a-f]{8}(?=\W)/g, '$11a2b3c4d');

/** Runs one line as if it were typed, and returns the lines of what came back. */
export async function typeIn(
  line: string,
  answers: readonly string[],
  shell: Shell,
): Promise<string[]> {
  const words = wordsOf(line.replaceAll('$(mktemp -d)', shell.stage.home));
  const own: Record<string, string> = {};
  for (;;) {
    const [, name, value] = assignment.exec(words[0] ?? '') ?? [];
    if (name === undefined) break;
    own[name] = value ?? '';
    words.shift();
  }
  const file = (name: string) => join(shell.stage.home, name);
  const [program, ...rest] = words;
  if (program === 'export') {
    for (const word of rest) {
      const [, name, value] = assignment.exec(word) ?? [];
      if (name === undefined) throw new Error(`Not NAME=value: ${word}`);
      shell.env[name] = value ?? '';
    }
    return [];
  }
  if (program === 'cat') return lines(readFileSync(file(rest[0] ?? ''), 'utf8'));
  if (program === 'cp') {
    copyFileSync(file(rest[0] ?? ''), file(rest[1] ?? ''));
    return [];
  }
  if (program !== 'momentum') throw new Error(`A session knows no program “${program}”.`);
  const from = after('<', rest);
  const hidden = after('>', rest) === '/dev/null';
  const end = rest.findIndex((word) => word === '<' || word === '>');
  const argv = (end === -1 ? rest : rest.slice(0, end)).map((word) =>
    /^(?:~\/[\w./-]+|[\w-]+\.(?:csv|xlsx|yaml|md|html|eml|mbox|ics|json|pdf|svg|png|momentum|zip|txt))$/.test(
      word,
    )
      ? file(word.replace('~/', ''))
      : word,
  );
  const ended = await shell.stage.momentum(argv, {
    env: { ...shell.env, ...own },
    stdin: from === undefined ? '' : readFileSync(file(from)),
    ...(answers.length === 0 ? {} : { answers: answered(answers) }),
  });
  return shown(ended, shell, hidden);
}

const after = (mark: string, words: readonly string[]): string | undefined =>
  words.includes(mark) ? words[words.indexOf(mark) + 1] : undefined;

const answered = (answers: readonly string[]): Map<string, string> =>
  new Map(
    answers.map((line) => {
      const [, id, answer] = /^< ([\w.-]+): ?(.*)$/.exec(line) ?? [];
      if (id === undefined) throw new Error(`Not an answer (“< id: answer”): ${line}`);
      return [id, answer ?? ''];
    }),
  );

/** Whether numbers are others now hangs on names of copies, which are drawn. */
const drawn = /^What had a number from \d+ on in the log has another one now/;

const lines = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

function shown(
  { writes, exit }: Ended,
  { stage: { home }, mark = '! ' }: Shell,
  hidden: boolean,
): string[] {
  const heard = hidden ? writes.filter(({ stream }) => stream === 'err') : writes;
  const found = heard.flatMap(({ stream, text }) =>
    lines(settledPaths(text.replaceAll(home, '~')))
      .filter((line) => !drawn.test(line))
      .map((line) => (stream === 'out' ? line : `${mark}${line}`.trimEnd())),
  );
  const clash = found.find((line) => /^(?:\$ |< |```)/.test(line));
  if (clash !== undefined) throw new Error(`This output would read as a session’s own: ${clash}`);
  return [...found, ...(exit === 0 ? [] : [`[exit ${exit}]`])];
}

/** Runs every command of `text` in order and returns the session with what came back this time. */
export async function replay(text: string, stage: Stage, mark = '! '): Promise<string> {
  const shell: Shell = { stage, mark, env: {} };
  const result: string[] = [];
  const blocks = text.split(/^(?=```)/m);
  for (const block of blocks) {
    const [, language, name] = /^```(\w+)(?: (\S+))?\n/.exec(block) ?? [];
    const body = block.split('\n').slice(1);
    if (language && name) writeFileSync(join(stage.home, name), `${body.join('\n')}`);
    if (language !== 'console') {
      result.push(block);
      continue;
    }
    const again: string[] = [block.split('\n')[0] ?? ''];
    for (const [i, line] of body.entries()) {
      if (!line.startsWith('$ ')) continue;
      const below = body.slice(i + 1);
      const end = below.findIndex((each) => !each.startsWith('< '));
      const answers = end === -1 ? below : below.slice(0, end);
      if (again.length > 1) again.push('');
      again.push(line, ...answers, ...(await typeIn(line.slice(2), answers, shell)));
    }
    result.push(`${again.join('\n')}\n`);
  }
  return result.join('');
}

/** What bash and zsh look up alike, as functions that either of them reads. */
import type { Completed, CompletedCommand } from './completion-declared.js';

/** As a word that no shell looks into. */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** One to a line, since some hold blanks. */
const list = (words: readonly string[]): string => shellQuoted(words.join('\n'));

/** Sets what is offered; nothing where somebody makes the words up. */
function offers(of: Completed): string | undefined {
  if (of.kind === 'words') return `offered=${list(of.words)}`;
  return of.kind === 'file' ? 'files=yes' : undefined;
}

/** Those that lead to the same stand in one line. */
function cases(rows: ReadonlyArray<readonly [pattern: string, does: string]>): string {
  const patterns = new Map<string, string[]>();
  for (const [pattern, does] of rows) patterns.set(does, [...(patterns.get(does) ?? []), pattern]);
  return [...patterns].map(([does, alike]) => `    ${alike.join('|')}) ${does} ;;`).join('\n');
}

const chosen = (name: string, about: string, on: string, rows: string): string =>
  `# ${about}\n${name}() {\n  case "${on}" in\n${rows}\n  esac\n}`;

const typed = `# What is offered, once $1 has been typed: a flag's value stands behind it, and is no argument.
_momentum_typed() {
  if [[ $before == --* && $valued == *" $before "* ]]; then before=; return; fi
  before=$1
  if [[ $1 == -* ]]; then return; fi
  _momentum_step "$1"
  next= flags=
  _momentum_declared
}`;

/**
 * The functions that both scripts hold. They set variables of whoever calls them: called, before, next, flags, valued,
 * offered, files.
 */
export function completionTable(commands: readonly CompletedCommand[]): string {
  const words = commands.filter(({ called }) => called !== '').map(({ called }) => called);
  const step = words.map((called): readonly [string, string] => [
    shellQuoted(called.includes(' ') ? called : ` ${called}`),
    called.includes(' ') ? 'called="$called $1"' : 'called=$1',
  ]);
  const declared = commands.map(({ called, next, flags }): readonly [string, string] => [
    shellQuoted(called),
    [
      `next=${list(next.map(([word]) => word))}`,
      `flags=${list(flags.map(({ flag }) => flag))}`,
      `valued=${shellQuoted(` ${flags.flatMap(({ flag, value }) => (value.kind === 'nothing' ? [] : [flag])).join(' ')} `)}`,
    ].join('; '),
  ]);
  const behindFlags = commands.flatMap(({ called, flags }) =>
    flags.flatMap(({ flag, value }): Array<readonly [string, string]> => {
      const does = offers(value);
      return does === undefined ? [] : [[shellQuoted(`${called} ${flag}`), does]];
    }),
  );
  const asArguments = commands.flatMap(({ called, arguments: args }) =>
    args.flatMap((each, at): Array<readonly [string, string]> => {
      const does = offers(each);
      const pattern = each.many ? `${shellQuoted(`${called}/`)}*` : shellQuoted(`${called}/${at}`);
      return does === undefined ? [] : [[pattern, does]];
    }),
  );
  return [
    chosen(
      '_momentum_step',
      'The command that is called, once $1 stands behind it as well.',
      '$called $1',
      `${cases(step)}\n    *) if [ -z "$called" ]; then called=-; fi; plain=$((plain + 1)) ;;`,
    ),
    chosen('_momentum_declared', 'What the command takes.', '$called', cases(declared)),
    chosen(
      '_momentum_value',
      'What may stand behind the flag $1.',
      '$called $1',
      cases(behindFlags),
    ),
    chosen(
      '_momentum_argument',
      'What may stand as its next argument.',
      '$called/$plain',
      cases(asArguments),
    ),
    typed,
  ].join('\n\n');
}

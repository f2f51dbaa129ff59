/** From the words behind a command to what was typed for each of its fields. */
import { Command, Option } from 'commander';
import { visible } from '../text/gate.js';
import { usage } from '../text/refusal.js';
import { lineOf } from './otherwise.js';
import { flagName, isResolvable, type Parameter, type Parameters } from './parameters.js';
import type { Commands, Verb } from './verb.js';

/** The command that was called, and what was typed for each of its fields. */
export interface Parsed {
  readonly verb: Verb;
  readonly typed: Readonly<Record<string, unknown>>;
  readonly globals: Globals;
  /** Words that none of its fields takes. */
  readonly rest: readonly string[];
}

/** The flags that every command takes. */
export interface Globals {
  readonly ledger?: string;
  readonly today?: string;
  readonly json?: boolean;
  readonly plain?: boolean;
  readonly color?: boolean;
  readonly input?: boolean;
  readonly pager?: boolean;
}

/** In the order they are listed; the ones with a value show it in angle brackets. */
export const globalFlags: ReadonlyArray<readonly [flags: string, about: string]> = [
  ['--ledger <NAME|PATH>', 'which community, where there are several'],
  ['--today <DATE>', 'act as if it were that day'],
  ['--json', 'the same as data, for other programs'],
  ['--plain', 'tables as tab-separated lines'],
  ['--no-color', 'without colours'],
  ['--no-input', 'never ask anything'],
  ['--no-pager', 'long output all at once'],
];

const takesValue = new Map(
  globalFlags.map(([flags]) => [flags.split(' ')[0] as string, flags.includes('<')]),
);

/**
 * argv with the flags that every command takes moved behind the command, where they are looked for,
 * and with `bare` put in where no command was named.
 */
export function withGlobalsLast(argv: readonly string[], bare: string): string[] {
  const leading: string[] = [];
  let rest = [...argv];
  for (;;) {
    const [first = ''] = rest;
    const takes = takesValue.get(first.split('=')[0] as string);
    if (takes === undefined) break;
    const count = takes && !first.includes('=') ? 2 : 1;
    leading.push(...rest.slice(0, count));
    rest = rest.slice(count);
  }
  return rest.length === 0 ? [bare, ...leading] : [...rest, ...leading];
}

/** The words that are no flag, nor what stands behind one that every command takes. */
export const withoutFlags = (words: readonly string[]): string[] =>
  words.filter((word, at) => !word.startsWith('-') && !takesValue.get(words[at - 1] ?? ''));

const globalNames = ['ledger', 'today', 'json', 'plain', 'color', 'input', 'pager'] as const;

/** `--by <NAME>` takes one; a second one would take the place of the first without a word. */
const once =
  (flag: string, others: string | undefined) =>
  (typed: string, before: string | undefined): string => {
    if (before === undefined || before === typed) return typed;
    throw usage(
      'flag-twice',
      `${flag} was given twice, and takes one: “${visible(before)}” or “${visible(typed)}”?`,
      others
        ? `The first with ${flag}, the others with --${others}: ${flag} "${visible(before)}" --${others} "${visible(typed)}"`
        : 'Give it once.',
    );
  };

const optionOf = (name: string, field: Parameter): Option => {
  const value = field.kind === 'flag' ? '' : ` <${field.placeholder}>`;
  const spelt = field.choices?.join('|') === field.placeholder;
  const words =
    field.choices && !spelt ? `${field.about}: ${field.choices.join(', ')}` : field.about;
  const flag = `--${flagName(name)}`;
  const option = new Option(`${flag}${value}`, words);
  if (field.many) {
    option.argParser((one: string, all: string[] | undefined) => [...(all ?? []), one]);
  } else if (value !== '') option.argParser(once(flag, field.others));
  return option;
};

/** How an argument is written in help: `<commitment>`, `[title...]`. */
export const argumentOf = (field: Parameter): string => {
  const name = `${field.placeholder}${field.many ? '...' : ''}`;
  return field.required ? `<${name}>` : `[${name}]`;
};

/** What a verb takes by flag: its options, and arguments that can be given either way. */
export const flagsOf = ({ arguments: args, options }: Verb): Parameters => ({
  ...Object.fromEntries(Object.entries(args as Parameters).filter(([, { flagToo }]) => flagToo)),
  ...options,
});

export const alignedExamples = (examples: Verb['examples']): string => {
  const width = Math.max(...examples.map(([line]) => line.length));
  return examples
    .map(([line, what]) =>
      width > 44 ? `  ${line}\n      ${what}` : `  ${line.padEnd(width)}  ${what}`,
    )
    .join('\n');
};

/**
 * The parser of one command. It parses and helps, and asks for nothing that is missing.
 * @param write takes its help; of complaints its caller words its own
 */
export function commandOf(verb: Verb, width: number, write: (text: string) => void): Command {
  const args = Object.values(verb.arguments as Parameters);
  const command = new Command(`momentum ${verb.path.join(' ')}`)
    .exitOverride()
    .configureOutput({
      writeOut: write,
      writeErr: () => undefined,
      getOutHelpWidth: () => width,
    })
    .configureHelp({ minWidthToWrap: 20 })
    .showSuggestionAfterError(false)
    .helpOption('-h, --help', 'this help')
    .usage(['[options]', ...args.map(argumentOf)].join(' '))
    .description(verb.summary)
    .allowExcessArguments();
  for (const field of args) {
    command.argument(`[${field.placeholder}${field.many ? '...' : ''}]`, field.about);
  }
  for (const [name, field] of Object.entries(flagsOf(verb))) {
    command.addOption(optionOf(name, field));
  }
  for (const [flags, about] of globalFlags) {
    const option = new Option(flags, about).helpGroup('With every command:');
    const [flag = ''] = flags.split(' ');
    command.addOption(flags.includes('<') ? option.argParser(once(flag, undefined)) : option);
  }
  if (verb.examples.length > 0) {
    command.addHelpText('before', `Examples:\n${alignedExamples(verb.examples)}\n`);
  }
  if (verb.more) command.addHelpText('after', () => `\n${verb.more?.()}`);
  return command;
}

/** The command that `words` begin with. */
export const verbCalled = (words: readonly string[], { verbs }: Commands): Verb | undefined =>
  verbs.find(({ path }) => path.length === 2 && path.join(' ') === words.slice(0, 2).join(' ')) ??
  verbs.find(({ path }) => path.length === 1 && path[0] === words[0]);

/** @throws CommanderError */
export function parse(verb: Verb, words: readonly string[], command: Command): Parsed {
  command.parse(words, { from: 'user' });
  const options = command.opts();
  const { typed, rest } = placed(verb, command.args);
  for (const name of Object.keys(flagsOf(verb))) {
    const given = typed[name];
    if (typeof given === 'string' && options[name] !== undefined) {
      once(`--${flagName(name)}`, undefined)(given, options[name] as string);
    }
    typed[name] ??= options[name];
  }
  const globals = Object.fromEntries(globalNames.map((name) => [name, options[name]]));
  return { verb, typed, globals, rest };
}

/** Whether a word is a number of something on record, or several. */
export const isNumber = (word: string): boolean => /^#?\d+(?:,#?\d+)*,?$/.test(word);

/**
 * Each word at the field that takes it. Several of what stands in the ledger are several numbers,
 * unless it is declared otherwise.
 */
function placed(
  verb: Verb,
  words: readonly string[],
): { typed: Record<string, unknown>; rest: readonly string[] } {
  const typed: Record<string, unknown> = {};
  const rest = [...words];
  for (const [name, field] of Object.entries(verb.arguments as Parameters)) {
    if (rest.length === 0) break;
    if (!field.many) typed[name] = rest.shift();
    else {
      const inNumbers = isResolvable(field.kind) && field.wordEach !== true;
      const other = rest.findIndex((word) => inNumbers && !isNumber(word));
      typed[name] = rest.splice(0, other === -1 ? rest.length : Math.max(other, 1));
    }
  }
  return { typed, rest };
}

/** What was typed, or understood, as one line. */
export function typedLine({ verb, typed, globals }: Omit<Parsed, 'rest'>): string {
  const values = (name: string): string[] =>
    typed[name] === undefined ? [] : [typed[name]].flat().map(String);
  return lineOf([
    ...verb.path,
    ...Object.keys(verb.arguments).flatMap(values),
    ...Object.entries(verb.options as Parameters).flatMap(([name, { kind }]) =>
      values(name).flatMap((value) => [`--${flagName(name)}`, ...(kind === 'flag' ? [] : [value])]),
    ),
    ...(['ledger', 'today'] as const).flatMap((name) =>
      globals[name] === undefined ? [] : [`--${name}`, globals[name]],
    ),
  ]);
}

/** The commander program, made from the verbs. It parses, helps and suggests; it does nothing. */
import { Command, Option } from 'commander';
import { flagName, type Parameter, type Parameters } from './fields.js';
import { type Commands, groups, type Verb } from './spec.js';

/** What commander found: the command, and what was typed for each of its fields. */
export interface Parsed {
  readonly verb: Verb;
  readonly typed: Readonly<Record<string, unknown>>;
  readonly globals: Globals;
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
 * argv with the flags that every command takes moved behind the command, where commander looks for
 * them, and with `bare` put in where no command was named.
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

const globalNames = ['ledger', 'today', 'json', 'plain', 'color', 'input', 'pager'] as const;

const optionOf = (name: string, field: Parameter): Option => {
  const value = field.kind === 'flag' ? '' : ` <${field.placeholder}>`;
  const spelt = field.choices?.join('|') === field.placeholder;
  const words =
    field.choices && !spelt ? `${field.about}: ${field.choices.join(', ')}` : field.about;
  const option = new Option(`--${flagName(name)}${value}`, words);
  if (field.many) {
    option.argParser((one: string, all: string[] | undefined) => [...(all ?? []), one]);
  }
  if (field.required) option.makeOptionMandatory();
  return option;
};

/** How an argument is written in help: `<commitment>`, `[title...]`. */
export const argumentOf = (field: Parameter): string => {
  const name = `${field.placeholder}${field.many ? '...' : ''}`;
  return field.required ? `<${name}>` : `[${name}]`;
};

const alignedExamples = (examples: Verb['examples']): string => {
  const width = Math.max(...examples.map(([line]) => line.length));
  return examples
    .map(([line, what]) =>
      width > 44 ? `  ${line}\n      ${what}` : `  ${line.padEnd(width)}  ${what}`,
    )
    .join('\n');
};

const helpOf = (argument: string, about: string): Command =>
  new Command('help')
    .argument(argument)
    .summary(about)
    .description(about)
    .helpGroup(groups.at(-1) ?? '');

const termOf = (command: Command): string =>
  [
    command.name(),
    ...command.registeredArguments.map((each) =>
      each.required ? `<${each.name()}>` : `[${each.name()}]`,
    ),
  ].join(' ');

const withGlobals = (command: Command): Command => {
  for (const [flags, about] of globalFlags) {
    command.addOption(new Option(flags, about).helpGroup('With every command:'));
  }
  return command;
};

function addFields(command: Command, verb: Verb, found: (parsed: Parsed) => void): Command {
  command.description(verb.summary).allowExcessArguments(false);
  const names = Object.keys(verb.arguments);
  for (const field of Object.values(verb.arguments as Parameters)) {
    command.argument(argumentOf(field), field.about);
  }
  for (const [name, field] of Object.entries(verb.options as Parameters)) {
    command.addOption(optionOf(name, field));
  }
  withGlobals(command);
  if (verb.examples.length > 0) {
    command.addHelpText('before', `Examples:\n${alignedExamples(verb.examples)}\n`);
  }
  if (verb.more) command.addHelpText('after', () => `\n${verb.more?.()}`);
  command.action((...received: unknown[]) => {
    const options = command.opts();
    const typed: Record<string, unknown> = {};
    names.forEach((name, i) => {
      const value = received[i];
      typed[name] = Array.isArray(value) && value.length === 0 ? undefined : value;
    });
    for (const name of Object.keys(verb.options)) {
      typed[name] = options[name];
    }
    const globals = Object.fromEntries(globalNames.map((name) => [name, options[name]]));
    found({ verb, typed, globals });
  });
  return command;
}

/**
 * @param called the first word of the call; of other commands than those it begins, only the name
 * and summary are made, since making flags takes longer than most commands do
 * @param found is told what was typed
 * @param write takes help (stdout) and complaints (swallowed by the caller, who words its own)
 */
export function buildProgram(
  { verbs, nouns }: Commands,
  called: string,
  version: string,
  found: (parsed: Parsed) => void,
  write: (text: string) => void,
): Command {
  const program = new Command('momentum');
  program
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: () => undefined })
    .showSuggestionAfterError()
    .description('A memory for whoever keeps a community of practice going.')
    .version(`momentum ${version}`, '-V, --version', 'which version this is')
    .helpOption('-h, --help', 'this help, or that of a command')
    .addHelpCommand(helpOf('[command]', 'the help of a command'))
    .configureHelp({ subcommandTerm: (command) => termOf(command) });

  program.addHelpText('before', `Examples:\n${alignedExamples(firstSteps)}\n`);

  const inherit = (command: Command): Command => command.copyInheritedSettings(program);
  const top = new Map<string, Command>();
  for (const { name, summary, group } of nouns) {
    top.set(
      name,
      inherit(new Command(name)).summary(summary).description(summary).helpGroup(group),
    );
  }
  for (const verb of verbs) {
    const [first, second] = verb.path;
    const isNew = second !== undefined || !top.has(first);
    const command = isNew ? inherit(new Command(second ?? first)) : (top.get(first) as Command);
    command.summary(verb.summary);
    if (called === first || called === 'help') addFields(command, verb, found);
    if (second !== undefined) top.get(first)?.addCommand(command);
    else if (isNew) top.set(first, command.helpGroup(verb.group ?? groups.at(-1) ?? ''));
  }
  // Headings stand in help in the order in which commander meets their first command.
  const place = (command: Command): number =>
    (groups as readonly string[]).indexOf(command.helpGroup());
  for (const command of [...top.values()].sort((a, b) => place(a) - place(b))) {
    program.addCommand(command);
  }
  return program;
}

/** What stands at the top of `momentum --help`. */
const firstSteps: Verb['examples'] = [
  ['momentum demo', 'look round an example community'],
  ['momentum init', 'start a ledger for yours'],
  ['momentum offer "Find a room" --by amina --due "next friday"', 'somebody says “I’ll do that”'],
  ['momentum checkin', 'your fifteen minutes of the week'],
  ['momentum', 'where things stand'],
];

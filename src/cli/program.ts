/** The commander program, made from the specs. It parses, helps and suggests; it does nothing. */
import { Command, Option } from 'commander';
import { type Field, type Fields, flagName } from './fields.js';
import type { Noun, Spec } from './spec.js';

/** What commander found: the command, and what was typed for each of its fields. */
export interface Parsed {
  readonly spec: Spec;
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

const globalFlags: ReadonlyArray<readonly [flags: string, about: string]> = [
  ['--ledger <NAME|PATH>', 'which community, where there are several'],
  ['--today <DATE>', 'act as if it were that day'],
  ['--json', 'the same as data, for other programs'],
  ['--plain', 'tables as tab-separated lines'],
  ['--no-color', 'without colours'],
  ['--no-input', 'never ask anything'],
  ['--no-pager', 'long output all at once'],
];

const globalNames = ['ledger', 'today', 'json', 'plain', 'color', 'input', 'pager'] as const;

const optionOf = (name: string, field: Field): Option => {
  const value = field.kind === 'flag' ? '' : ` <${field.placeholder}>`;
  const option = new Option(`--${flagName(name)}${value}`, field.about);
  if (field.many) {
    option.argParser((one: string, all: string[] | undefined) => [...(all ?? []), one]);
  }
  if (field.required) option.makeOptionMandatory();
  return option;
};

/** How an argument is written in help: `<commitment>`, `[title...]`. */
export const argumentOf = (field: Field): string => {
  const name = `${field.placeholder}${field.many ? '...' : ''}`;
  return field.required ? `<${name}>` : `[${name}]`;
};

const examplesOf = ({ examples }: Spec): string => {
  const width = Math.max(...examples.map(([line]) => line.length));
  return examples
    .map(([line, what]) =>
      width > 44 ? `  # ${what}\n  ${line}` : `  ${line.padEnd(width)}  ${what}`,
    )
    .join('\n');
};

const withGlobals = (command: Command): Command => {
  for (const [flags, about] of globalFlags) {
    command.addOption(new Option(flags, about).helpGroup('With every command:'));
  }
  return command;
};

function leaf(command: Command, spec: Spec, found: (parsed: Parsed) => void): Command {
  command.summary(spec.summary).description(spec.summary).allowExcessArguments(false);
  const names = Object.keys(spec.arguments);
  for (const field of Object.values(spec.arguments as Fields)) {
    command.argument(argumentOf(field), field.about);
  }
  for (const [name, field] of Object.entries(spec.options as Fields)) {
    command.addOption(optionOf(name, field));
  }
  withGlobals(command);
  if (spec.examples.length > 0) {
    command.addHelpText('before', `Examples:\n${examplesOf(spec)}\n`);
  }
  command.action((...received: unknown[]) => {
    const options = command.opts();
    const typed: Record<string, unknown> = {};
    names.forEach((name, i) => {
      const value = received[i];
      typed[name] = Array.isArray(value) && value.length === 0 ? undefined : value;
    });
    for (const name of Object.keys(spec.options)) {
      typed[name] = options[name];
    }
    const globals = Object.fromEntries(globalNames.map((name) => [name, options[name]]));
    found({ spec, typed, globals });
  });
  return command;
}

/**
 * @param specs every command; the one whose path is empty but for `status` also answers the bare call
 * @param found is told what was typed
 * @param write takes help (stdout) and complaints (swallowed by the caller, who words its own)
 */
export function buildProgram(
  specs: readonly Spec[],
  nouns: readonly Noun[],
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
    .helpCommand('help [command]', 'the help of a command');

  const groups = new Map<string, Command>();
  const inherit = (command: Command): Command => command.copyInheritedSettings(program);
  const groupOf = (noun: string): Command => {
    const known = groups.get(noun);
    if (known) return known;
    const about = nouns.find(({ name }) => name === noun);
    const group = inherit(new Command(noun)).summary(about?.summary ?? '');
    group.description(about?.summary ?? '').helpGroup(about?.group ?? 'More:');
    program.addCommand(group);
    groups.set(noun, group);
    return group;
  };

  for (const spec of specs) {
    const [first, second] = spec.path;
    const name = second ?? first;
    const parent = second === undefined ? program : groupOf(first);
    const isGroupToo = second === undefined && nouns.some((noun) => noun.name === first);
    const command = isGroupToo ? groupOf(first) : inherit(new Command(name));
    leaf(command, spec, found);
    if (spec.group && second === undefined) command.helpGroup(spec.group);
    if (!isGroupToo) parent.addCommand(command, { isDefault: spec.answersBareCall === true });
  }
  return program;
}

/** docs/reference.md, from the declarations of the commands. */
import { flagName, type Parameter, type Parameters } from '../src/cli/parameters.js';
import { argumentOf, globalFlags } from '../src/cli/program.js';
import { type Commands, type Group, groups, type Verb } from '../src/cli/verb.js';

/** The environment that `momentum` heeds; what each does is held by tests of its own. */
const environment: ReadonlyArray<readonly [name: string, about: string]> = [
  ['MOMENTUM_LEDGER', 'the ledger to use, as `--ledger` would say it'],
  ['MOMENTUM_TODAY', 'the day to act as if it were, as `--today` would say it'],
  ['MOMENTUM_WAIT', 'how many seconds to wait for another program that is writing (30)'],
  ['MOMENTUM_BACKUPS', '`no`: no backup is made by itself'],
  [
    'MOMENTUM_BROWSER',
    'the browser that prints PDFs, by its path or its name (else Chromium, Chrome, Edge or Brave)',
  ],
  ['NO_COLOR', 'no colours, whatever it is set to'],
  ['TERM=dumb', 'no colours, and nothing but ASCII'],
  [
    'LC_ALL, LC_CTYPE, LANG',
    'nothing but ASCII where the first of them that is set is `C` or `POSIX`',
  ],
  ['COLUMNS', 'how wide to write where there is no terminal'],
  ['PAGER', 'what long output is shown in; `cat` for none'],
  ['VISUAL, EDITOR', 'the editor for what is longer than a line'],
  ['XDG_DATA_HOME', 'where ledgers are kept on Linux'],
];

const cell = (text: string): string => text.replaceAll('|', '\\|');

const table = (
  header: readonly [string, string],
  rows: ReadonlyArray<readonly [string, string]>,
) =>
  rows.length === 0
    ? []
    : [
        `| ${header[0]} | ${header[1]} |`,
        '| --- | --- |',
        ...rows.map(([term, about]) => `| ${cell(term)} | ${cell(about)} |`),
        '',
      ];

const flagOf = (name: string, field: Parameter): string =>
  `--${flagName(name)}${field.kind === 'flag' ? '' : ` <${field.placeholder}>`}`;

const aboutOf = (field: Parameter): string => {
  const choices = field.choices?.join('|') === field.placeholder ? undefined : field.choices;
  return [
    field.about,
    ...(choices ? [`one of: ${choices.join(', ')}`] : []),
    ...(field.many ? ['can be given several times'] : []),
  ].join('; ');
};

const usage = ({ path, arguments: args, options }: Verb): string =>
  [
    'momentum',
    ...path,
    ...Object.values(args as Parameters).map(argumentOf),
    ...Object.entries(options as Parameters).map(([name, field]) =>
      field.required ? flagOf(name, field) : `[${flagOf(name, field)}]`,
    ),
  ].join(' ');

/** `text` with its words over several lines of at most 90 characters, all but the first set in. */
function wrapped(text: string): string {
  const lines = [''];
  for (const part of text.match(/\[[^\]]*\]|--\S+ <[^>]*>|\S+/g) ?? []) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + part.length > 89) lines.push(`  ${part}`);
    else lines[lines.length - 1] = line === '' ? part : `${line} ${part}`;
  }
  return lines.join('\n');
}

function sectionOf(verb: Verb): string[] {
  const fields = [
    ...Object.values(verb.arguments as Parameters).map(
      (field) => [`\`${argumentOf(field)}\``, aboutOf(field)] as const,
    ),
    ...Object.entries(verb.options as Parameters).map(
      ([name, field]) => [`\`${flagOf(name, field)}\``, aboutOf(field)] as const,
    ),
  ];
  const sentence = verb.summary.charAt(0).toUpperCase() + verb.summary.slice(1);
  const more = verb.more?.();
  return [
    `### momentum ${verb.path.join(' ')}`,
    '',
    `${sentence}.`,
    '',
    '```console',
    ...verb.examples.flatMap(([line, what]) => [`# ${what}`, `$ ${line}`]),
    '```',
    '',
    '```text',
    wrapped(usage(verb)),
    '```',
    '',
    ...table(['What', 'Means'], fields),
    ...(more ? ['```text', more, '```', ''] : []),
    ...table(
      ['In `--json`', 'Holds'],
      Object.entries(verb.json).map(([name, about]) => [`\`${name}\``, about]),
    ),
  ];
}

/** The whole of docs/reference.md. */
export function reference({ verbs, nouns }: Commands): string {
  const groupOf = ({ path, group }: Verb): Group | undefined =>
    nouns.find(({ name }) => name === path[0])?.group ?? group;
  const lines = [
    '# Every command, and what it takes',
    '',
    'Made from the declarations in src/commands/; `momentum help COMMAND` says the same.',
    '',
    'A person is named by number, e-mail address, handle, another spelling, or a part of the name that',
    'only they have; everything else by its number or a few of its words. Days are written like',
    '2026-10-03, “3 October”, “next friday” or “in two weeks”, and always said back whole.',
    '',
    '## With every command',
    '',
    ...table(
      ['Flag', 'Means'],
      globalFlags.map(([flags, about]) => [`\`${flags}\``, about]),
    ),
    'What a command finds or did goes to stdout, and everything else to stderr. `--json` carries the',
    'number of its `schema` and the name of the `command`; a field may come to it, but none changes its',
    'meaning without a new number. What the exit codes mean, and every refusal, is in',
    '[errors.md](errors.md).',
    '',
    '## In the environment',
    '',
    ...table(
      ['Name', 'Means'],
      environment.map(([name, about]) => [`\`${name}\``, about]),
    ),
    ...groups.flatMap((group) => {
      const own = verbs.filter((verb) => groupOf(verb) === group);
      return own.length === 0
        ? []
        : [`## ${group.replace(/:$/, '')}`, '', ...own.flatMap(sectionOf)];
    }),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Help as people read it: what there is on one screen, a group, a noun, a command. */
import { wrapText } from '../render/terminal/runs.js';
import { asCalledHere } from './otherwise.js';
import { helpWidth } from './output.js';
import { alignedExamples, argumentOf, commandOf, verbCalled, withoutFlags } from './program.js';
import type { Runtime } from './runtime.js';
import { type Commands, type Group, groupNames, groups, type Noun, type Verb } from './verb.js';

/** What stands at the top of `momentum --help`. */
const firstSteps: Verb['examples'] = [
  ['momentum demo', 'look round an example community'],
  ['momentum init "Maths Teachers"', 'start a ledger for yours'],
  ['momentum offer "Find a room" --by amina', 'somebody says “I’ll do that”'],
  ['momentum checkin', 'your fifteen minutes of the week'],
  ['momentum', 'where things stand'],
];

/** So many everyday acts have a line of their own on the first screen. */
const mostActs = 7;

const everyDay: Group = 'Every day:';

type Row = readonly [term: string, about: string];

const widthOfTerms = (rows: readonly Row[]): number =>
  Math.min(32, Math.max(...rows.map(([term]) => term.length)));

/** Each term with what it is about beside it, wrapped under itself. */
function table(rows: readonly Row[], width: number): string[] {
  const terms = widthOfTerms(rows);
  const before = ' '.repeat(terms + 4);
  return rows.flatMap(([term, about]) => {
    const said = wrapText(about, Math.max(20, width - terms - 4)).map((line) => before + line);
    const [first = '', ...more] = said;
    return term.length > terms
      ? [`  ${term}`, ...said]
      : [`  ${term.padEnd(terms)}  ${first.trimStart()}`, ...more];
  });
}

/** As many of `words` as fit into one line of `room`. */
function fitted(words: readonly string[], room: number): string {
  const all = words.join(', ');
  if (all.length <= room) return all;
  let line = '';
  for (const word of words) {
    if (line.length + word.length + 4 > room) break;
    line += `${word}, `;
  }
  return `${line}…`;
}

const cut = (text: string, room: number): string => {
  const [first = ''] = wrapText(text, room - 1);
  return first.length === text.length ? text : `${first.replace(/[,;:]$/, '')}…`;
};

/** What stands in a group: commands of one word, and nouns. */
const inGroup = ({ verbs, nouns }: Commands, group: Group): Row[] => [
  ...nouns.filter((noun) => noun.group === group).map(({ name, summary }): Row => [name, summary]),
  ...verbs
    .filter(({ path, ...verb }) => path.length === 1 && (verb.group ?? groups.at(-1)) === group)
    .map(({ path, summary }): Row => [path[0], summary]),
];

/** The first screen: of 24 lines at 80 columns, however many commands there are. */
function overview(commands: Commands, width: number): string {
  const acts = inGroup(commands, everyDay);
  const shown = acts.slice(0, mostActs);
  const others = groups.filter((group) => group !== everyDay || acts.length > mostActs);
  const names = Math.max(...others.map((group) => groupNames[group].length));
  const terms = widthOfTerms(shown);
  return [
    'Examples:',
    alignedExamples(firstSteps),
    '',
    everyDay,
    ...shown.map(([term, about]) => `  ${term.padEnd(terms)}  ${cut(about, width - terms - 4)}`),
    '',
    'The rest by subject; to see each: momentum help SUBJECT, momentum help COMMAND',
    ...others.map((group) => {
      const words = inGroup(commands, group).map(([term]) => term);
      return `  ${groupNames[group].padEnd(names)}  ${fitted(words, width - names - 4)}`;
    }),
  ].join('\n');
}

const groupHelp = (group: Group, commands: Commands, width: number): string =>
  [
    group,
    ...table(inGroup(commands, group), width),
    '',
    'More of one of them: momentum help COMMAND',
  ].join('\n');

function nounHelp(noun: Noun, { verbs }: Commands, width: number): string {
  const own = verbs.filter(({ path }) => path[0] === noun.name && path.length === 2);
  return [
    `Usage: momentum ${noun.name} COMMAND`,
    '',
    ...wrapText(noun.summary, width),
    '',
    'Commands:',
    ...table(
      own.map(
        ({ path, summary, arguments: args }): Row => [
          [path[1], ...Object.values(args).map(argumentOf)].join(' '),
          summary,
        ],
      ),
      width,
    ),
    '',
    `More of one of them: momentum help ${noun.name} COMMAND`,
  ].join('\n');
}

/** The help of what is named; undefined where there is nothing of the name. */
function helpOf(
  named: readonly string[],
  commands: Commands,
  { otherWords, stdout, env }: Runtime,
): string | undefined {
  const width = helpWidth(stdout, env);
  if (named.length === 0) return overview(commands, width);
  const path = asCalledHere(named, otherWords);
  const verb = verbCalled(path, commands);
  if (verb?.path.length === path.length) {
    let text = '';
    commandOf(verb, width, (more) => {
      text += more;
    }).outputHelp();
    return text.trimEnd();
  }
  if (path.length > 1) return undefined;
  const noun = commands.nouns.find(({ name }) => name === path[0]);
  if (noun) return nounHelp(noun, commands, width);
  const group = groups.find((each) => groupNames[each] === path[0]);
  return group && groupHelp(group, commands, width);
}

const isFlag = (word: string): boolean => word.startsWith('-');

/**
 * What is said to words that call no verb: the help that they ask for (`help member add`, `--help`,
 * `meeting` alone), or the version.
 * @throws Refusal `unknown-command`, `other-word`, `unknown-flag`
 */
export async function helpOrRefuse(words: readonly string[], runtime: Runtime): Promise<string> {
  const [first = '', second] = words;
  if (first === '--version' || first === '-V') return `momentum ${runtime.version}\n`;
  const commands = await runtime.commandsFor('');
  const asks = first === 'help' || first === '--help' || first === '-h';
  const named = asks ? withoutFlags(words.slice(1)) : [first];
  const isNoun = commands.nouns.some(({ name }) => name === first);
  const help =
    asks || (isNoun && (second === undefined || isFlag(second)))
      ? helpOf(named, commands, runtime)
      : undefined;
  if (help !== undefined) return `${help}\n`;
  const { unknownCommand } = await import('./unknown.js');
  throw unknownCommand(asks ? named : words, commands, runtime.otherWords);
}

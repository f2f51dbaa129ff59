/** What nothing is called by, or has room for, and what was likely meant by it. */
import { visible } from '../text/gate.js';
import { type Refusal, usage } from '../text/refusal.js';
import { isDay } from './bare.js';
import { quotedIn } from './failure.js';
import { likeliest } from './likeliest.js';
import { filledIn, lineOf, type OtherWords, spokenOf } from './otherwise.js';
import { flagName, isResolvable, type Parameters } from './parameters.js';
import { flagsOf, globalFlags, type Parsed, typedLine, verbCalled } from './program.js';
import type { Commands, Verb } from './verb.js';

const typedWords = (words: readonly string[]): string[] => {
  const flag = words.findIndex((word) => word.startsWith('-'));
  return words.slice(0, flag === -1 ? undefined : flag);
};

/** The line of words in the wrong order: `add member Tom`, `list members`. */
function turnedRound([first = '', second = '', ...rest]: readonly string[], commands: Commands) {
  const noun = [second, second.replace(/s$/, '')].find((word) =>
    commands.verbs.some(({ path }) => path.join(' ') === `${word} ${first}`),
  );
  return noun === undefined ? undefined : lineOf([noun, first, ...rest]);
}

/** By meaning first: another word for it, the same words in another order; then by spelling. */
function linesMeant(words: readonly string[], commands: Commands, other: OtherWords): string[] {
  const turned = turnedRound(words, commands);
  if (turned !== undefined) return [turned];
  const said = spokenOf(other.says, words);
  if (said) return said.meant.map((line) => filledIn(line, said.rest));
  const [first = '', second = '', ...rest] = words;
  if (other.later.includes(first)) return [];
  const spoken = [...Object.keys(other.runs), ...Object.keys(other.says)];
  const nouns = commands.nouns.map(({ name }) => name);
  if (nouns.includes(first)) {
    const seconds = [
      ...commands.verbs.flatMap(({ path: [noun, verb] }) => (noun === first && verb ? [verb] : [])),
      ...spoken.flatMap((key) => (key.startsWith(`${first} `) ? [key.split(' ')[1] ?? ''] : [])),
    ];
    const near = second === '' ? undefined : likeliest(second, seconds);
    return near === undefined ? [] : linesOf([first, near, ...rest], commands, other);
  }
  const near = likeliest(first, [
    ...new Set(commands.verbs.map(({ path }) => path[0])),
    ...spoken.filter((key) => !key.includes(' ')),
  ]);
  return near === undefined ? [] : linesOf([near, ...words.slice(1)], commands, other);
}

/** Words that name a command or another word for one, as lines to type. */
function linesOf(words: readonly string[], commands: Commands, other: OtherWords): string[] {
  if (verbCalled(words, commands)) return [lineOf(words)];
  const runs = spokenOf(other.runs, words);
  if (runs) return [lineOf([...runs.meant, ...runs.rest])];
  const says = spokenOf(other.says, words);
  if (says) return says.meant.map((line) => filledIn(line, says.rest));
  const meant = words.length > 1 ? linesMeant(words, commands, other) : [];
  return meant.length > 0 ? meant : [lineOf(words.slice(0, 1))];
}

const inAnyCase = (lines: readonly string[]): string => lines.join('\n  or: ');

/** @param commands all that there are */
export function unknownCommand(
  words: readonly string[],
  commands: Commands,
  other: OtherWords,
): Refusal {
  const named = typedWords(words);
  if (named.length === 0) {
    return usage(
      'unknown-flag',
      `momentum has no flag “${visible(words[0] ?? '')}”.`,
      'See what there is: momentum help',
    );
  }
  // The words of one with more after them, as they are typed to see its help.
  const called = verbCalled(words, commands);
  if (called) {
    return usage(
      'unknown-command',
      `There is no command “${visible(named.join(' '))}”.`,
      `See how it is written: ${lineOf(called.path)} --help`,
    );
  }
  const noun = commands.nouns.some(({ name }) => name === named[0]);
  const what = visible(named.slice(0, noun ? 2 : 1).join(' '));
  const lines = linesMeant(words, commands, other);
  const known = spokenOf(other.says, words) !== undefined;
  if (known) {
    const differ = spokenOf(other.differ, words)?.meant;
    return usage(
      'other-word',
      `There is no command “${what}”; here that is said in other words.${differ ? ` ${differ}` : ''}`,
      `Type: ${inAnyCase(lines)}`,
    );
  }
  return usage(
    'unknown-command',
    `There is no command “${what}”.`,
    lines.length > 0
      ? `Did you mean: ${inAnyCase(lines)}`
      : `See what there is: momentum help${noun ? ` ${named[0]}` : ''}`,
  );
}

/** A flag that a command has not got. @param complaint the parser's, which quotes it */
export function unknownFlag(complaint: string, verb: Verb, other: OtherWords): Refusal {
  const typed = quotedIn(complaint);
  const command = `momentum ${verb.path.join(' ')}`;
  const name = typed.replace(/^-+/, '').replace(/=.*$/s, '');
  const own = Object.keys(flagsOf(verb)).map(flagName);
  const all = [...own, ...globalFlags.map(([flags]) => flags.split(' ')[0]?.slice(2) ?? '')];
  const instead = other.instead[`${verb.path.join(' ')} --${name}`];
  if (instead !== undefined) {
    return usage('unknown-flag', `${command} has no flag “${visible(typed)}”.`, instead);
  }
  const meant =
    (Object.hasOwn(other.flags, name) ? other.flags[name] : [])?.find((each) =>
      own.includes(each),
    ) ?? likeliest(name, all);
  return usage(
    'unknown-flag',
    `${command} has no flag “${visible(typed)}”.`,
    meant === undefined ? `See its flags: ${command} --help` : `Did you mean: --${meant}`,
  );
}

/** Words that stand where a flag's name without its dashes would, each as that flag. */
function asFlags(verb: Verb, rest: readonly string[]) {
  const names = new Map(Object.keys(verb.options).map((name) => [flagName(name), name]));
  const typed: Record<string, string | true> = {};
  const before: string[] = [];
  let into: string | undefined;
  for (const word of rest) {
    const name = names.get(word.toLowerCase());
    if (name !== undefined && typed[name] === undefined) {
      const isFlag = (verb.options as Parameters)[name]?.kind === 'flag';
      typed[name] = isFlag ? true : '';
      into = isFlag ? undefined : name;
    } else if (into === undefined) before.push(word);
    else typed[into] = `${typed[into]} ${word}`.trim();
  }
  return { typed, before };
}

/** The line that was likely meant where more was typed than there is room for, if any. */
async function rightLine(parsed: Parsed): Promise<string | undefined> {
  const { verb, rest } = parsed;
  const { typed: flags, before } = asFlags(verb, rest);
  if (Object.values(flags).includes('')) return undefined;
  const typed: Record<string, unknown> = { ...flags };
  for (const [name, value] of Object.entries(parsed.typed)) typed[name] ??= value;
  const [last, field] = Object.entries(verb.arguments as Parameters).at(-1) ?? [];
  const options = Object.entries(verb.options as Parameters);
  const left = before.join(' ');
  const lackings = options.filter(([name, { required }]) => required && typed[name] === undefined);
  // Each word by itself at what is missing: `community pause 2026-12-20 2027-01-03`.
  if (last === undefined && lackings.length > 1 && lackings.length === before.length) {
    for (const [at, [name]] of lackings.entries()) typed[name] = before[at];
    return typedLine({ ...parsed, typed });
  }
  const bare = options.find(([name, { bare }]) => bare && typed[name] === undefined)?.[0];
  const lacking = lackings[0]?.[0];
  // What stood in quotation marks is no part of a name before it.
  const isApart = before.some((word) => /\s/.test(word)) || /\s/.test(String(last && typed[last]));
  if (left === '') return typedLine({ ...parsed, typed });
  if (bare !== undefined && (await isDay(left))) typed[bare] = left;
  else if (last && field && (field.kind === 'text' || isResolvable(field.kind))) {
    const several = [typed[last]].flat().filter((each) => each !== undefined);
    const numbered = isResolvable(field.kind) && several.every((each) => /^\d/.test(String(each)));
    const isOther = numbered || (several.length > 0 && before.length === 1 && (isApart || lacking));
    const sentence = options.find(
      ([name, { kind, bare }]) => kind === 'text' && bare && typed[name] === undefined,
    )?.[0];
    if (isOther && lacking === undefined && sentence === undefined) return undefined;
    if (isOther && lacking === undefined && sentence !== undefined) typed[sentence] = left;
    else if (isOther && lacking !== undefined) typed[lacking] = left;
    else typed[last] = [...several, left].join(' ');
  } else if (lacking !== undefined) typed[lacking] = left;
  else if (verb.uses !== 'reads') return undefined;
  return typedLine({ ...parsed, typed });
}

/** The line that was meant without what there is no room for, and the one that keeps that. */
function aside(parsed: Parsed): string | undefined {
  const { verb, typed, rest } = parsed;
  const [last] = Object.keys(verb.arguments as Parameters).slice(-1);
  if (verb.aside === undefined || last === undefined) return undefined;
  const about = String([typed[last]].flat().at(-1) ?? '');
  const kept = filledIn(verb.aside, [`${about}: ${rest.join(' ')}`]);
  return `Type: ${typedLine(parsed)}\n  and to keep the rest for yourself: ${kept}`;
}

/** More was typed than the command has room for. @param words the call, as it was typed */
export async function tooManyWords(
  parsed: Parsed,
  words: readonly string[],
  commands: Commands,
): Promise<Refusal> {
  const { verb, rest } = parsed;
  const command = `momentum ${verb.path.join(' ')}`;
  const line = turnedRound(words, commands) ?? (await rightLine(parsed));
  return usage(
    'too-many-words',
    `${command} has no room for “${visible(rest.join(' '))}”.`,
    line === undefined
      ? (aside(parsed) ?? `See how it is written: ${command} --help`)
      : `Type: ${line}`,
  );
}

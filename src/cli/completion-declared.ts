/** What Tab completes, as the commands are declared. */
import type { Parameter, Parameters } from './parameters.js';
import { flagName } from './parameters.js';
import { flagsOf, globalFlags } from './program.js';
import type { Commands } from './verb.js';

/** What may stand behind a flag or as an argument: nothing, words of a list, a file, or what one makes up. */
export type Completed =
  | { readonly kind: 'nothing' | 'file' | 'free' }
  | { readonly kind: 'words'; readonly words: readonly string[] };

export interface CompletedFlag {
  /** With its dashes. */
  readonly flag: string;
  readonly about: string;
  readonly value: Completed;
}

/** A command, or what begins some: `meeting`. */
export interface CompletedCommand {
  /** The words that call it; none is the program itself. */
  readonly called: string;
  /** The words that may follow and make another command of it. */
  readonly next: ReadonlyArray<readonly [word: string, about: string]>;
  readonly flags: readonly CompletedFlag[];
  /** In their order; the last one stands for all that follow if it takes several. */
  readonly arguments: ReadonlyArray<Completed & { readonly many: boolean }>;
}

const completed = ({ kind, choices }: Parameter): Completed => {
  if (choices) return { kind: 'words', words: choices };
  if (kind === 'flag') return { kind: 'nothing' };
  return { kind: kind === 'file' ? 'file' : 'free' };
};

const everywhere: readonly CompletedFlag[] = [
  ...globalFlags.map(([flags, about]): CompletedFlag => {
    const [flag = ''] = flags.split(' ');
    return { flag, about, value: { kind: flags.includes('<') ? 'free' : 'nothing' } };
  }),
  { flag: '--help', about: 'this help', value: { kind: 'nothing' } },
];

const flagsIn = (fields: Parameters): CompletedFlag[] =>
  Object.entries(fields).map(([name, field]) => ({
    flag: `--${flagName(name)}`,
    about: field.about,
    value: completed(field),
  }));

/** Every command there is, and all that begins one, the program itself first. */
export function completedCommands({ verbs, nouns }: Commands): CompletedCommand[] {
  const all = new Map<string, CompletedCommand>();
  const firsts: Array<readonly [string, string]> = [
    ...nouns.map(({ name, summary }) => [name, summary] as const),
    ...verbs
      .filter(({ path }) => path.length === 1)
      .map(({ path, summary }) => [path[0], summary] as const),
  ];
  const first = new Map([...firsts, ['help', 'all of this, or more of one'] as const]);
  all.set('', { called: '', next: [...first], flags: everywhere, arguments: [] });
  const help = { kind: 'words' as const, words: [...first.keys()], many: true };
  all.set('help', { called: 'help', next: [], flags: [], arguments: [help] });
  for (const called of new Set(verbs.map(({ path }) => path[0]))) {
    const next = verbs
      .filter(({ path }) => path[0] === called && path.length === 2)
      .map(({ path, summary }) => [path[1] ?? '', summary] as const);
    all.set(called, { called, next, flags: everywhere, arguments: [] });
  }
  for (const verb of verbs) {
    const called = verb.path.join(' ');
    all.set(called, {
      called,
      next: all.get(called)?.next ?? [],
      flags: [...flagsIn(flagsOf(verb)), ...everywhere],
      arguments: Object.values(verb.arguments as Parameters).map((field) => ({
        ...completed(field),
        many: field.many,
      })),
    });
  }
  return [...all.values()];
}

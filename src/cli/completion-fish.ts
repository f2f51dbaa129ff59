/** Completion in fish, which knows by itself what stands behind a flag. */
import type { Completed, CompletedCommand } from './completion-declared.js';

const head = `# Completes what is typed behind “momentum” in fish, by Tab. To install it:
#
#   momentum completion fish > ~/.config/fish/completions/momentum.fish
#
# Make it anew after an upgrade. It starts no program.`;

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** fish reads a list once more, word by word. */
const list = (words: readonly string[]): string => quoted(words.map(quoted).join(' '));

const value = (of: Completed): string => {
  if (of.kind === 'words') return ` -xa ${list(of.words)}`;
  return { nothing: '', file: ' -rF', free: ' -x' }[of.kind];
};

/** Says whether the words given are the command that is typed so far. */
const calledBy = (commands: readonly CompletedCommand[]): string => {
  const called = commands.map((each) => each.called).filter((each) => each !== '');
  const one = called.filter((each) => !each.includes(' ')).map((each) => quoted(` ${each}`));
  const two = called.filter((each) => each.includes(' ')).map(quoted);
  const valued = commands
    .flatMap(({ flags }) => flags)
    .flatMap((each) => (each.value.kind === 'nothing' ? [] : [each.flag]));
  return `function __momentum_called
    set -l typed (commandline -opc)
    set -e typed[1]
    set -l called
    set -l skip no
    for word in $typed
        if test $skip = yes
            set skip no
            continue
        end
        switch $word
            case ${[...new Set(valued)].sort().join(' ')}
                set skip yes
            case '-*'
            case '*'
                switch "$called $word"
                    case ${one.join(' ')}
                        set called $word
                    case ${two.join(' ')}
                        set called "$called $word"
                    case '*'
                        test -z "$called"; and set called -
                end
        end
    end
    test "$called" = "$argv"
end`;
};

const linesOf = ({ called, next, flags, arguments: args }: CompletedCommand): string[] => {
  const begin = `complete -c momentum -n ${quoted(`__momentum_called ${called}`.trim())}`;
  return [
    ...next.map(([word, about]) => `${begin} -a ${quoted(word)} -d ${quoted(about)}`),
    ...flags.map(
      ({ flag, about, value: of }) =>
        `${begin} -l ${flag.slice(2)}${value(of)} -d ${quoted(about)}`,
    ),
    ...args.flatMap((each) => {
      if (each.kind === 'words') return [`${begin} -a ${list(each.words)}`];
      return each.kind === 'file' ? [`${begin} -F`] : [];
    }),
  ];
};

export const fishScript = (commands: readonly CompletedCommand[]): string =>
  [
    head,
    '',
    calledBy(commands),
    '',
    'complete -c momentum -f',
    ...commands.flatMap(linesOf),
    '',
  ].join('\n');

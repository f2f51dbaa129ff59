import type { ChalkInstance } from 'chalk';

/** inquirer's looks in ours: with or without colour, with or without signs beyond ASCII. */
export function themes(chalk: ChalkInstance, ascii: boolean) {
  const dim = (text: string) => chalk.dim(text);
  const arrows = ascii ? 'arrows' : '↑↓';
  const style = {
    answer: (text: string) => chalk.cyan(text),
    message: (text: string) => chalk.bold(text),
    error: (text: string) => chalk.yellow(text),
    defaultAnswer: (text: string) => dim(`(${text})`),
    help: dim,
    highlight: (text: string) => chalk.cyan(text),
    key: (text: string) => chalk.bold(text),
    disabled: dim,
    description: dim,
  };
  const question = {
    prefix: { idle: chalk.cyan('?'), done: chalk.green('?') },
    style,
  };
  const cursor = ascii ? '>' : '❯';
  return {
    question,
    /** @param lettered whether a letter jumps to a choice */
    select: (lettered: boolean) => ({
      ...question,
      icon: { cursor },
      style: {
        ...style,
        keysHelpTip: () => dim(`  ${arrows}${lettered ? ' or the letter' : ''}, then Enter`),
      },
    }),
    checkbox: (limit: number | undefined) => ({
      ...question,
      icon: {
        cursor,
        checked: ascii ? '[x]' : chalk.green('◉'),
        unchecked: ascii ? '[ ]' : '◯',
        disabledChecked: '[x]',
        disabledUnchecked: '-',
      },
      style: {
        ...style,
        keysHelpTip: () => {
          const most = limit === undefined ? '' : ` (up to ${limit})`;
          return dim(`  Space picks${most}, Enter goes on`);
        },
      },
    }),
  };
}

import { Chalk, type ChalkInstance } from 'chalk';
import { visible } from '../text/gate.js';
import { layoutChoice, yesOrNo } from './choices.js';
import { layout, plainly } from './layout.js';
import {
  type Choice,
  cancelled,
  type InputQuestion,
  type Prompter,
  type Tone,
} from './prompter.js';

export interface TerminalOptions {
  readonly input: NodeJS.ReadStream;
  /** Where questions are painted: standard error, since standard output is for results. */
  readonly output: NodeJS.WriteStream;
  readonly color: boolean;
  /** The terminal has only ASCII. */
  readonly ascii: boolean;
  /** $VISUAL or $EDITOR is set. Without it a long answer is asked in one line, never in vim. */
  readonly hasEditor: boolean;
}

const unencrypted =
  'This opens your editor. Its temporary file is not encrypted, and is deleted afterwards.';

/** Ctrl-C and Ctrl-D, in inquirer's words. */
const leavings = new Set(['ExitPromptError', 'AbortPromptError', 'CancelPromptError']);

/**
 * The prompter for a person at a terminal, over inquirer (loaded when the first question is
 * asked). Whatever it shows has passed the gate.
 * @throws Refusal `cancelled` (exit code 130) on Ctrl-C and Ctrl-D, with the terminal restored
 */
export function inquirerPrompter(options: TerminalOptions): Prompter {
  const { input, output, ascii } = options;
  const chalk = new Chalk({ level: options.color ? 1 : 0 });
  const look = themes(chalk, ascii);
  const shown = (text: string): string => (ascii ? plainly(visible(text)) : visible(text));

  const styles: Record<Tone, (text: string) => string> = {
    plain: (text) => text,
    heading: chalk.bold.cyan,
    item: chalk.bold,
    detail: (text) => text,
    done: chalk.green,
    paste: (text) => text,
    quiet: chalk.dim,
  };

  const columns = (): number => output.columns || 80;

  /** A question, wrapped between words where it is longer than a line. */
  const asked = (message: string): string =>
    layout(message, 'plain', { columns: columns() - 3, ascii });

  /** An answer that is to stand in one line with its question. */
  const inOneLine = (text: string, message: string): string => {
    const room = columns() - message.length - 4;
    return text.length <= room || room < 12 ? text : `${text.slice(0, room - 1).trimEnd()}…`;
  };

  const choicesOf = <V extends string>(choices: readonly Choice<V>[], message: string) =>
    choices.map((choice) => ({
      value: choice.value,
      // Wrapped between words, where the terminal would break a line anywhere.
      name: layoutChoice(choice, { columns: columns() - 3, ascii })
        .split('\n')
        .join('\n  '),
      short: shown(inOneLine(choice.name, message)),
    }));

  /** Asks one inquirer question; Ctrl-D and a closed terminal end it as Ctrl-C does. */
  async function ask<T>(question: Record<string, unknown>): Promise<T> {
    const { createPromptModule } = await import('inquirer');
    const leaving = new AbortController();
    const onKey = (_: unknown, key?: { ctrl?: boolean; name?: string }) => {
      if (key?.ctrl && key.name === 'd') leaving.abort();
    };
    const onEnd = () => leaving.abort();
    input.on('keypress', onKey).on('end', onEnd);
    try {
      const prompt = createPromptModule({ input, output, signal: leaving.signal });
      const answers: { answer?: unknown } = await prompt({ name: 'answer', ...question } as never);
      return answers.answer as T;
    } catch (error) {
      if (error instanceof Error && leavings.has(error.name)) throw cancelled();
      throw error;
    } finally {
      input.off('keypress', onKey).off('end', onEnd);
    }
  }

  /** Asked anew from the beginning: what was typed unseen can't be put right. */
  async function askHidden(
    message: string,
    validate: InputQuestion['validate'] = () => true,
  ): Promise<string> {
    for (;;) {
      const text = await ask<string>({
        type: 'password',
        message: asked(message),
        toggleMask: false,
        theme: look.question,
      });
      const verdict = await validate(text);
      if (verdict === true) return text;
      prompter.say(verdict, 'detail');
    }
  }

  const prompter: Prompter = {
    say(text, tone = 'plain') {
      const laid = layout(text, tone, { columns: columns(), ascii });
      output.write(`${styles[tone](laid)}\n`);
    },
    select: ({ message, choices, default: preset }) =>
      ask({
        type: 'select',
        message: asked(message),
        choices: choicesOf(choices, message),
        pageSize: Math.max(5, Math.min(14, (output.rows || 24) - 8)),
        loop: false,
        theme: look.select(choices.some(({ key }) => key !== undefined)),
        ...(preset === undefined ? {} : { default: preset }),
      }),
    input: ({ message, default: preset, hidden, validate }) => {
      if (hidden) return askHidden(message, validate);
      return ask({
        type: 'input',
        message: asked(message),
        // What was not understood must not stand before what is typed next.
        theme: { ...look.question, validationFailureMode: 'clear' },
        ...(preset === undefined ? {} : { default: preset }),
        ...(validate === undefined
          ? {}
          : {
              validate: async (text: string) => {
                const verdict = await validate(text);
                return (
                  verdict === true || layout(verdict, 'plain', { columns: columns() - 2, ascii })
                );
              },
            }),
      });
    },
    // As a line of text: inquirer's own leaves what it did not understand before what is typed next.
    async confirm({ message, default: preset }) {
      const hint = preset === undefined ? 'y/n' : preset ? 'Y/n' : 'y/N';
      const meant = (text: string): boolean | undefined =>
        text === hint || text === '' ? preset : yesOrNo(text);
      const answer = await ask<string>({
        type: 'input',
        message: asked(message),
        default: hint,
        theme: { ...look.question, validationFailureMode: 'clear' },
        transformer: (text: string, { isFinal }: { isFinal: boolean }) =>
          isFinal ? look.question.style.answer(meant(text) ? 'Yes' : 'No') : text,
        validate: (text: string) => meant(text) !== undefined || 'Please type yes or no.',
      });
      return meant(answer) === true;
    },
    checkbox: ({ message, choices, default: preset = [], limit }) =>
      ask({
        type: 'checkbox',
        message: asked(message),
        choices: choicesOf(choices, message).map((choice) => ({
          ...choice,
          checked: preset.includes(choice.value),
        })),
        pageSize: Math.max(5, Math.min(14, (output.rows || 24) - 8)),
        loop: false,
        shortcuts: { all: null, invert: null },
        theme: look.checkbox(limit),
        validate: (picked: readonly unknown[]) =>
          limit === undefined || picked.length <= limit || `Up to ${limit}, please.`,
      }),
    async editor({ id, message, default: preset = '' }) {
      if (!options.hasEditor) return prompter.input({ id, message, default: preset });
      prompter.say(unencrypted, 'quiet');
      return ask({
        type: 'editor',
        message: asked(message),
        default: preset,
        theme: look.question,
        file: { postfix: '.md', mode: 0o600 },
      });
    },
  };
  return prompter;
}

/** inquirer's looks in ours: with or without colour, with or without signs beyond ASCII. */
function themes(chalk: ChalkInstance, ascii: boolean) {
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

import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { visible } from '../text/gate.js';
import { choiceFor, commaSeparated, labelOf, yesOrNo } from './choices.js';
import { layout, plainly } from './layout.js';
import { type AnyQuestion, type Choice, cancelled, type Prompter, type Tone } from './prompter.js';

export interface PlainOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WriteStream;
  readonly ascii: boolean;
}

const nowhere = (): Writable => new Writable({ write: (_, __, done) => done() });

/** A typed line that was understood, or what to say before asking again. */
type Read<T> = { readonly value: T } | { readonly problem: string };

/**
 * The prompter for terminals that cannot move their cursor (TERM=dumb) and for screen readers:
 * choices are written once, and an answer is a line typed.
 * @throws Refusal `cancelled` (exit code 130) on Ctrl-C and at the end of input
 */
export function plainPrompter({ input, output, ascii }: PlainOptions): Prompter {
  const shown = (text: string): string => (ascii ? plainly(visible(text)) : visible(text));
  const say = (text: string, tone: Tone = 'plain'): void => {
    // A terminal that does not know its width says 0.
    output.write(`${layout(text, tone, { columns: output.columns || 80, ascii })}\n`);
  };

  /** Choices get numbers where they have no keys, so that each can be typed. */
  const keyed = <V extends string>(choices: readonly Choice<V>[]): Choice<V>[] =>
    choices.map((choice, index) => ({ key: String(index + 1), ...choice }));

  async function askLine(prompt: string, hidden = false): Promise<string> {
    // Whoever reads keys instead of lines shows them itself; here to nobody.
    const lines = hidden
      ? createInterface({ input, output: nowhere(), terminal: true })
      : createInterface({ input, output, terminal: false });
    if (hidden) output.write(`${prompt} `);
    const leaving = new AbortController();
    const leave = () => leaving.abort();
    lines.on('close', leave);
    process.once('SIGINT', leave);
    try {
      const asked = hidden ? '' : `${prompt} `;
      return await lines.question(asked, { signal: leaving.signal });
    } catch (error) {
      if (leaving.signal.aborted) throw cancelled();
      throw error;
    } finally {
      process.off('SIGINT', leave);
      lines.off('close', leave);
      lines.close();
      if (hidden) output.write('\n');
    }
  }

  async function ask<T>(
    question: AnyQuestion,
    preset: string,
    read: (line: string) => Read<T> | Promise<Read<T>>,
    hidden = false,
  ): Promise<T> {
    const hint = preset === '' ? '' : ` [${preset}]`;
    for (;;) {
      const line = await askLine(shown(`? ${question.message}${hint}`), hidden);
      const answer = await read(hidden ? line : line.trim());
      if ('value' in answer) return answer.value;
      say(answer.problem, 'detail');
    }
  }

  return {
    say,
    select(question) {
      const choices = keyed(question.choices);
      const preset = choices.find(({ value }) => value === question.default);
      for (const choice of choices) say(labelOf(choice), 'detail');
      const keys = choices.map(({ key }) => key).join(', ');
      return ask(question, preset?.key ?? '', (line) => {
        const choice = line === '' ? preset : choiceFor(choices, line);
        return choice ? { value: choice.value } : { problem: `Please type one of: ${keys}.` };
      });
    },
    input: (question) =>
      ask(
        question,
        question.default ?? '',
        async (line) => {
          const text = line === '' ? (question.default ?? '') : line;
          const verdict = (await question.validate?.(text)) ?? true;
          return verdict === true ? { value: text } : { problem: verdict };
        },
        question.hidden,
      ),
    confirm(question) {
      const { default: preset } = question;
      const hint = preset === undefined ? '' : preset ? 'yes' : 'no';
      return ask(question, hint, (line) => {
        const value = line === '' ? preset : yesOrNo(line);
        return value === undefined ? { problem: 'Please type yes or no.' } : { value };
      });
    },
    checkbox(question) {
      const choices = keyed(question.choices);
      const { limit = choices.length, default: preset = [] } = question;
      for (const choice of choices) say(labelOf(choice), 'detail');
      say(`Up to ${limit}, with commas between; Enter for none.`, 'detail');
      return ask(question, preset.join(', '), (line) => {
        if (line === '') return { value: [...preset] };
        const words = commaSeparated(line);
        const picked = words.flatMap((word) => choiceFor(choices, word)?.value ?? []);
        if (picked.length < words.length) return { problem: 'Please type the letters in front.' };
        return picked.length > limit ? { problem: `Up to ${limit}, please.` } : { value: picked };
      });
    },
    editor: (question) =>
      ask(question, question.default ?? '', (line) => ({
        value: line === '' ? (question.default ?? '') : line,
      })),
  };
}

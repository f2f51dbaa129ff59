import { Refusal } from '../text/refusal.js';
import { type Answers, answering } from './answers.js';
import { choiceFor, commaSeparated, layoutChoice, yesOrNo } from './choices.js';
import { layout } from './layout.js';
import type { AnyQuestion, Choice, Prompter } from './prompter.js';

export interface ScriptedPrompter extends Prompter {
  /** Ids in the answers that no question has asked for: a misspelling, or a thing that is gone. */
  unused(): string[];
}

export interface ScriptOptions {
  readonly write: (text: string) => void;
  readonly columns?: number;
  /** Also write what could have been chosen, for transcripts that are read like a session. */
  readonly choices?: boolean;
}

function missing(question: AnyQuestion): Refusal {
  return new Refusal(
    'answer-missing',
    `The answers have none for this question: ${question.message}`,
    `Add a line “${question.id}: …” to the answers file${
      question.flag ? `, or use ${question.flag}` : ''
    }, and run this again.`,
  );
}

function unclear(question: AnyQuestion, answer: string, problem: string): Refusal {
  return new Refusal(
    'answer-not-understood',
    `“${answer}” does not answer “${question.id}”: ${problem}`,
    'Change that line of the answers file, and run this again; what was answered before it is kept.',
  );
}

/**
 * The prompter that reads its answers from a script (`--answers FILE`, tests) and writes down the
 * conversation as it goes. A choice is answered by its value, key or name. A question without an
 * answer takes its default, or the choice `skip`.
 * @throws Refusal `answer-missing`, `answer-not-understood`
 */
export function scriptedPrompter(answers: Answers, options: ScriptOptions): ScriptedPrompter {
  const used = new Set<string>();
  const columns = options.columns ?? 80;
  const line = (text: string) => options.write(`${text}\n`);

  const find = (question: AnyQuestion): string | readonly string[] | undefined => {
    const id = answering(answers, question.id);
    if (id === undefined) return undefined;
    used.add(id);
    return answers.get(id);
  };
  const single = (question: AnyQuestion): string | undefined => {
    const answer = find(question);
    if (typeof answer === 'string' || answer === undefined) return answer;
    throw unclear(question, answer.join(', '), 'one answer is expected, not a list.');
  };
  const wrote = (question: AnyQuestion, answer: string): void => {
    line(layout(`? ${question.message} ${answer}`.trimEnd(), 'plain', { columns }));
  };
  const list = <V extends string>(choices: readonly Choice<V>[], preset?: V): void => {
    if (!options.choices) return;
    for (const choice of choices) {
      const mark = choice.value === preset ? '>' : ' ';
      const laid = layoutChoice(choice, { columns: columns - 2 });
      line(`${mark} ${laid.split('\n').join('\n  ')}`);
    }
  };
  const match = <V extends string>(
    question: AnyQuestion & { choices: readonly Choice<V>[] },
    answer: string,
  ): Choice<V> => {
    const found = choiceFor(question.choices, answer);
    if (found) return found;
    const names = question.choices.map((choice) => choice.value).join(', ');
    throw unclear(question, answer, `it can be one of: ${names}.`);
  };

  const prompter: ScriptedPrompter = {
    say: (text, tone = 'plain') => line(layout(text, tone, { columns })),
    async select(question) {
      const skip = question.choices.find((choice) => choice.value === 'skip')?.value;
      const answer = single(question) ?? question.unsaid ?? question.default ?? skip;
      if (answer === undefined) throw missing(question);
      const choice = match(question, answer);
      wrote(question, choice.name);
      list(question.choices, question.default);
      return choice.value;
    },
    async input(question) {
      const answer = single(question) ?? question.default;
      if (answer === undefined) throw missing(question);
      const verdict = (await question.validate?.(answer)) ?? true;
      if (verdict !== true) throw unclear(question, question.hidden ? '…' : answer, verdict);
      wrote(question, question.hidden ? '' : answer);
      return answer;
    },
    async confirm(question) {
      const answer = single(question);
      const value = answer === undefined ? question.default : yesOrNo(answer);
      if (value === undefined) {
        throw answer === undefined ? missing(question) : unclear(question, answer, 'yes or no?');
      }
      wrote(question, value ? 'yes' : 'no');
      return value;
    },
    async checkbox(question) {
      const answer = find(question) ?? question.default;
      if (answer === undefined) throw missing(question);
      const wanted = typeof answer === 'string' ? commaSeparated(answer) : answer;
      const picked = wanted.map((word) => match(question, word));
      if (question.limit !== undefined && picked.length > question.limit) {
        throw unclear(question, wanted.join(', '), `up to ${question.limit} can be picked.`);
      }
      wrote(question, picked.map((choice) => choice.name).join(', '));
      list(question.choices);
      return picked.map((choice) => choice.value);
    },
    async editor(question) {
      const answer = single(question) ?? question.default;
      if (answer === undefined) throw missing(question);
      wrote(question, answer);
      return answer;
    },
    unused: () => [...answers.keys()].filter((id) => !used.has(id)),
  };
  return prompter;
}

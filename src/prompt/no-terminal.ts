import { Refusal } from '../text/refusal.js';
import { layout } from './layout.js';
import type { AnyQuestion, Prompter } from './prompter.js';

function refuse(question: AnyQuestion): never {
  const file = `put “${question.id}: …” into an answers file and give it with --answers FILE`;
  throw new Refusal(
    'needs-answer',
    `This needs an answer, and there is no terminal to ask in: ${question.message}`,
    question.flag
      ? `Give it with ${question.flag}, or ${file}.`
      : `${file.charAt(0).toUpperCase()}${file.slice(1)}.`,
  );
}

/**
 * The prompter where nobody can be asked: it says what it is told to, and every question is
 * refused at once.
 * @throws Refusal `needs-answer`, naming the flag or the line of an answers file
 */
export function noPrompter(write: (text: string) => void): Prompter {
  const ask = async (question: AnyQuestion): Promise<never> => refuse(question);
  return {
    say: (text, tone = 'plain') => write(`${layout(text, tone, { columns: 80 })}\n`),
    select: ask,
    input: ask,
    confirm: ask,
    checkbox: ask,
    editor: ask,
  };
}

import { answerQuestion } from '../../actions/questions.js';
import type { Run } from '../../cli/spec.js';
import type { answer } from './index.js';
import { said } from './said.js';

export const run: Run<typeof answer> = (input, call) =>
  said(
    call,
    'Answered',
    answerQuestion(call.desk, input.question.id, {
      by: input.by?.id ?? null,
      answer: input.answer ?? null,
      on: input.on,
    }),
  );

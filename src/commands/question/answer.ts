import type { Run } from '../../cli/spec.js';
import { answerQuestion } from '../../things/question/changes.js';
import type { answer } from './index.js';
import { said } from './said.js';

export const run: Run<typeof answer> = (input, call) =>
  said(
    call,
    'Answered',
    answerQuestion(call.session, input.question.id, {
      by: input.by ?? null,
      answer: input.answer ?? null,
      on: input.on,
    }),
  );

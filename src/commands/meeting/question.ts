import type { Run } from '../../cli/spec.js';
import { takeUpQuestion } from '../../things/meeting/changes.js';
import type { question } from './index.js';
import { saidOfPart } from './said.js';

export const run: Run<typeof question> = (input, call) =>
  saidOfPart(
    call,
    'Question for',
    takeUpQuestion(call.session, input.meeting.id, input.question.id),
    [`takes up ${input.question.no} (${input.question.label})`],
  );

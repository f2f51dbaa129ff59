import type { Run } from '../../cli/spec.js';
import { askQuestion } from '../../things/question/changes.js';
import type { ask } from './index.js';
import { said } from './said.js';

export const run: Run<typeof ask> = ({ text, by, on, at }, call) =>
  said(
    call,
    'Asked',
    askQuestion(call.session, { text, by: by ?? null, on, at: at?.id }),
    at ? [`taken up at “${at.label}”`] : [],
  );

import type { Run } from '../../cli/spec.js';
import { documentResult } from '../document-making.js';
import type { minutes } from './index.js';
import { lineOf } from './said.js';

export const run: Run<typeof minutes> = ({ meeting, ...input }, call) =>
  documentResult(
    { name: 'meeting-record', title: 'meeting record', line: lineOf('minutes', meeting), meeting },
    input,
    call,
  );

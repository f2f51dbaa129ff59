import type { Run } from '../../cli/spec.js';
import { documentResult } from '../document-making.js';
import type { agenda } from './index.js';
import { lineOf } from './said.js';

export const run: Run<typeof agenda> = ({ meeting, ...input }, call) =>
  documentResult(
    { name: 'agenda', title: 'agenda', line: lineOf('agenda', meeting), meeting },
    input,
    call,
  );

import { withdrawNote } from '../../actions/notes.js';
import type { Run } from '../../cli/spec.js';
import type { withdraw } from './index.js';
import { said } from './said.js';

export const run: Run<typeof withdraw> = ({ note }, call) =>
  said(call, 'Withdrawn', withdrawNote(call.desk, note.id));

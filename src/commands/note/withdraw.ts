import type { Run } from '../../cli/spec.js';
import { withdrawNote } from '../../things/note/changes.js';
import type { withdraw } from './index.js';
import { said } from './said.js';

export const run: Run<typeof withdraw> = ({ note }, call) =>
  said(call, 'Withdrawn', withdrawNote(call.session, note.id));

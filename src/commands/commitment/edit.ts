import type { Run } from '../../cli/spec.js';
import { rewordCommitment } from '../../things/commitment/changes.js';
import { nothingToChange } from '../words.js';
import type { edit } from './index.js';
import { said } from './said.js';

export const run: Run<typeof edit> = (input, call) => {
  const change = {
    ...(input.text === undefined ? {} : { text: input.text }),
    ...(input.doneWhen === undefined ? {} : { doneWhen: input.doneWhen }),
    ...(input.with.length === 0 ? {} : { others: input.with }),
  };
  if (Object.keys(change).length === 0) throw nothingToChange('momentum commitment edit');
  return said(call, 'Edited', rewordCommitment(call.session, input.commitment.id, change));
};

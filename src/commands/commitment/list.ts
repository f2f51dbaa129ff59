import type { Run } from '../../cli/spec.js';
import { code } from '../../papers/build.js';
import { listCommitments } from '../../things/commitment/list.js';
import { saidWindow } from '../../time/said-window.js';
import { commitmentTable } from '../words.js';
import type { commitments } from './index.js';

export const run: Run<typeof commitments> = (input, call) => {
  const { ledger, today } = call.session;
  const which = input.overdue ? 'overdue' : input.wanted ? 'wanted' : input.all ? 'all' : 'open';
  const rows = ledger.read((reader) =>
    listCommitments(
      reader,
      {
        which,
        member: input.by?.id,
        due: input.due === undefined ? undefined : saidWindow(input.due, today),
      },
      today,
    ),
  );
  return {
    data: { commitments: rows },
    document: commitmentTable(
      rows,
      [
        'Nothing of that kind is on record. To add an offer: ',
        code('momentum offer "…" --by NAME'),
      ],
      input.all,
    ),
  };
};

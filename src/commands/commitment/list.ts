import type { Run } from '../../cli/spec.js';
import { code } from '../../papers/build.js';
import { listCommitments } from '../../things/commitment/list.js';
import { readPeriod } from '../../time/window.js';
import { commitmentTable } from '../words.js';
import type { commitments } from './index.js';

export const run: Run<typeof commitments> = (input, call) => {
  const { ledger, today } = call.session;
  const statuses = input.wanted
    ? (['wanted'] as const)
    : input.all
      ? (['offered', 'wanted', 'kept', 'released'] as const)
      : (['offered', 'wanted'] as const);
  const rows = ledger.read((reader) =>
    listCommitments(
      reader,
      {
        statuses,
        overdue: input.overdue,
        member: input.by?.id,
        due: input.due === undefined ? undefined : readPeriod(input.due, today),
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

import type { Run } from '../../cli/spec.js';
import { exitCodes, Refusal } from '../../text/refusal.js';
import { offerCommitment } from '../../things/commitment/changes.js';
import type { offer } from './index.js';
import { said } from './said.js';

export const run: Run<typeof offer> = async (input, call) => {
  let by = input.by;
  if (!by && !input.wanted) {
    if (!call.interactive) {
      throw new Refusal(
        'whose-offer',
        'It was not said who offered this.',
        'Add --by NAME, or --wanted where nobody has taken it yet.',
        { exit: exitCodes.usage },
      );
    }
    by = await call.askPerson({
      id: 'offer.by',
      message: 'Who offered it? (Enter: nobody yet, it is wanted)',
      flag: '--by',
    });
  }
  if (input.by && input.wanted) {
    throw new Refusal(
      'offered-and-wanted',
      'It can’t be offered by somebody and wanted at the same time.',
      'Leave out --by or --wanted.',
      { exit: exitCodes.usage },
    );
  }
  const state = offerCommitment(call.session, {
    text: input.text,
    by: by ?? null,
    others: input.with,
    due: input.due ?? null,
    saidAt: input.at?.id ?? null,
    needs: input.needs.map(({ id }) => id),
    doneWhen: input.doneWhen ?? null,
    ...(input.on === undefined ? {} : { on: input.on }),
  });
  return said(call, state.status === 'wanted' ? 'Wanted' : 'Offered', state, input.on);
};

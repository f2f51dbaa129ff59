/** What can become of a commitment that is gone through, and a new one. */

import { Refusal } from '../../text/refusal.js';
import {
  keepCommitment,
  moveCommitment,
  nudgeOwner,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  takeCommitment,
} from '../../things/commitment/changes.js';
import {
  type Commitment,
  dueOf,
  ownerOf,
  type Reason,
  reasons,
} from '../../things/commitment/fields.js';
import { formatDay } from '../../time/day.js';
import {
  type Action,
  defineAction,
  idOf,
  may,
  memberIn,
  memberOrNobody,
  nameOf,
  needs,
} from './action.js';

const isReason = (word: string): word is Reason => word in reasons;

const reasonOf = (because: string | undefined) => ({
  because: because !== undefined && isReason(because) ? because : null,
  why: because !== undefined && !isReason(because) ? because : null,
});

/** "12 · Find a room for December". */
const what = ({ no, text }: Commitment): string => `${no} · ${text}`;

const nobodys = (number: string | undefined): Refusal =>
  new Refusal(
    'nobody-took-it',
    `Nobody has taken ${number ?? 'that'} yet, so there is nobody to ask.`,
    'Nothing was changed.',
  );

export const commitmentActions = {
  nudge: defineAction({}, (context, item) => {
    const id = idOf(context, 'commitment', item);
    const owner = context.session.ledger.read((reader) => {
      const state = reader.get('commitment', id);
      return state ? ownerOf(state) : null;
    });
    if (owner === null) throw nobodys(item.words.number);
    nudgeOwner(context.session, id, owner);
    return `${nameOf(context, owner)} is offered a hand with ${item.words.number}, and not asked again for a week.`;
  }),

  keep: defineAction(
    {},
    (context, item) =>
      `Kept: ${what(keepCommitment(context.session, idOf(context, 'commitment', item), {}))}.`,
  ),

  'kept-by': defineAction({ by: needs('person') }, (context, item, { by }) => {
    const state = keepCommitment(context.session, idOf(context, 'commitment', item), {
      by: memberIn(by),
    });
    return `Kept: ${what(state)}, by ${nameOf(context, ownerOf(state))}.`;
  }),

  take: defineAction({ by: needs('person') }, (context, item, { by }) => {
    const state = takeCommitment(context.session, idOf(context, 'commitment', item), {
      by: memberIn(by),
    });
    return `Taken: ${what(state)}, by ${nameOf(context, ownerOf(state))}.`;
  }),

  move: defineAction(
    { to: needs('date'), because: may('reason') },
    (context, item, { to, because }) => {
      const state = moveCommitment(context.session, idOf(context, 'commitment', item), {
        to,
        ...reasonOf(because),
      });
      return `Moved: ${what(state)}, to ${formatDay(to)}.`;
    },
  ),

  pass: defineAction({ to: needs('person') }, (context, item, { to }) => {
    const state = passCommitment(context.session, idOf(context, 'commitment', item), {
      to: memberIn(to),
    });
    return `Passed on: ${what(state)}, to ${nameOf(context, ownerOf(state))}.`;
  }),

  release: defineAction({ because: may('reason') }, (context, item, { because }) => {
    const state = releaseCommitment(
      context.session,
      idOf(context, 'commitment', item),
      reasonOf(because),
    );
    return `Released, with thanks: ${what(state)}.`;
  }),

  offer: defineAction(
    { text: needs('text'), by: may('person'), due: may('promised') },
    (context, _, { text, by, due }) => {
      const state = offerCommitment(context.session, { text, by: memberOrNobody(by), due });
      const who = ownerOf(state);
      const day = dueOf(state);
      return [
        who === null
          ? `Wanted: ${what(state)}`
          : `Offered by ${nameOf(context, who)}: ${what(state)}`,
        ...(day === null ? [] : [`due ${formatDay(day)}`]),
      ]
        .join(', ')
        .concat('.');
    },
  ),
} satisfies Record<string, Action>;

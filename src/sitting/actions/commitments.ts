/** What can become of a commitment that is gone through, and a new one. */

import { Refusal } from '../../text/refusal.js';
import { dueTyped, movedTo } from '../../things/commitment/agreeing.js';
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
import { handBackCommitment } from '../../things/commitment/handing-back.js';
import { happened } from '../../things/days.js';
import { type Day, formatDay } from '../../time/day.js';
import type { Agreed } from '../../time/typed-day.js';
import {
  type Action,
  type ActionContext,
  defineAction,
  dueIn,
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

/** The day on which something was done; undefined where nothing was said of it, which is today. */
const dayOf = ({ session }: ActionContext, on: string | undefined): Day | undefined =>
  on === undefined || on === 'today' ? undefined : happened(session, on as Day);

const onDay = ({ session }: ActionContext, day: Day | undefined): string =>
  day === undefined || day === session.today ? '' : `, on ${formatDay(day)}`;

/** Where the day that it had has gone by, and whoever has it now agreed to none. */
const undated = (state: Commitment): string =>
  dueOf(state) === null && state.dues.length > 1 ? '; it has no date for now' : '';

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

  keep: defineAction({ on: may('done') }, (context, item, { on }) => {
    const id = idOf(context, 'commitment', item);
    if (on === 'unknown') {
      const kept = keepCommitment(context.session, id, { dayUnknown: true });
      return `Kept: ${what(kept)}; when, nobody has said.`;
    }
    const day = dayOf(context, on);
    return `Kept: ${what(keepCommitment(context.session, id, { on: day }))}${onDay(context, day)}.`;
  }),

  'kept-by': defineAction({ by: needs('person'), on: may('done') }, (context, item, { by, on }) => {
    const day = dayOf(context, on);
    const state = keepCommitment(context.session, idOf(context, 'commitment', item), {
      by: memberIn(by),
      on: day,
    });
    return `Kept: ${what(state)}, by ${nameOf(context, ownerOf(state))}${onDay(context, day)}.`;
  }),

  take: defineAction({ by: needs('person'), due: may('agreed') }, (context, item, { by, due }) => {
    const state = takeCommitment(context.session, idOf(context, 'commitment', item), {
      by: memberIn(by),
      ...dueTyped(dueIn(due ?? '')),
    });
    return `Taken: ${what(state)}, by ${nameOf(context, ownerOf(state))}${undated(state)}.`;
  }),

  move: defineAction(
    { to: needs('agreed'), because: may('reason') },
    (context, item, { to, because }) => {
      const agreed = dueIn(to) as Agreed;
      const state = moveCommitment(context.session, idOf(context, 'commitment', item), {
        ...movedTo(agreed),
        ...reasonOf(because),
      });
      const before = state.dues.at(-2)?.due ?? null;
      return before === null
        ? `Dated: ${what(state)}, by ${formatDay(agreed.day)}.`
        : `Moved: ${what(state)}, to ${formatDay(agreed.day)}.`;
    },
  ),

  pass: defineAction({ to: needs('person'), due: may('agreed') }, (context, item, { to, due }) => {
    const state = passCommitment(context.session, idOf(context, 'commitment', item), {
      to: memberIn(to),
      ...dueTyped(dueIn(due ?? '')),
    });
    return `Passed on: ${what(state)}, to ${nameOf(context, ownerOf(state))}${undated(state)}.`;
  }),

  'hand-back': defineAction({ because: may('reason') }, (context, item, { because }) => {
    const id = idOf(context, 'commitment', item);
    const state = handBackCommitment(context.session, id, reasonOf(because));
    return `Handed back: ${what(state)}; it is looking for somebody again.`;
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
    { text: needs('text'), by: may('person'), due: may('promised'), again: may('text') },
    (context, _, { text, by, due, again }) => {
      const state = offerCommitment(context.session, {
        text,
        by: memberOrNobody(by),
        ...dueTyped(dueIn(due ?? '')),
        again: again !== undefined,
      });
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
    { overruled: { code: 'offered-already', ask: 'Is another one meant?' } },
  ),
} satisfies Record<string, Action>;

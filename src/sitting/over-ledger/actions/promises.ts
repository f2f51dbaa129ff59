/** What can become of a commitment that is gone through, and a new one. */

import { Refusal } from '../../../text/refusal.js';
import {
  keepCommitment,
  moveCommitment,
  nudgeOwner,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  takeCommitment,
} from '../../../things/commitment/changes.js';
import { type Commitment, type Reason, reasons } from '../../../things/commitment/fields.js';
import { dueOf, ownerOf } from '../../../things/commitment/thing.js';
import { type Day, formatDay } from '../../../time/day.js';
import { type Act, type Answers, commitment, maybe, memberIn, nameOf } from './scene.js';

const isReason = (word: string): word is Reason => word in reasons;

const reasonOf = ({ because }: Answers) => ({
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

export const promiseActs = {
  nudge(scene, item) {
    const id = commitment(scene, item);
    const owner = scene.session.ledger.read((reader) => {
      const state = reader.get('commitment', id);
      return state ? ownerOf(state) : null;
    });
    if (owner === null) throw nobodys(item.words.number);
    nudgeOwner(scene.session, id, owner);
    return `${nameOf(scene, owner)} is offered a hand with ${item.words.number}, and not asked again for a week.`;
  },
  keep: (scene, item) =>
    `Kept: ${what(keepCommitment(scene.session, commitment(scene, item), {}))}.`,
  'kept-by': (scene, item, { by = '' }) => {
    const state = keepCommitment(scene.session, commitment(scene, item), { by: memberIn(by) });
    return `Kept: ${what(state)}, by ${nameOf(scene, ownerOf(state))}.`;
  },
  take: (scene, item, { by = '' }) => {
    const state = takeCommitment(scene.session, commitment(scene, item), { by: memberIn(by) });
    return `Taken: ${what(state)}, by ${nameOf(scene, ownerOf(state))}.`;
  },
  move: (scene, item, { to, ...answers }) => {
    const day = to as Day;
    const state = moveCommitment(scene.session, commitment(scene, item), {
      to: day,
      ...reasonOf(answers),
    });
    return `Moved: ${what(state)}, to ${formatDay(day)}.`;
  },
  pass: (scene, item, { to = '' }) => {
    const state = passCommitment(scene.session, commitment(scene, item), { to: memberIn(to) });
    return `Passed on: ${what(state)}, to ${nameOf(scene, ownerOf(state))}.`;
  },
  release: (scene, item, answers) => {
    const state = releaseCommitment(scene.session, commitment(scene, item), reasonOf(answers));
    return `Released, with thanks: ${what(state)}.`;
  },

  offer: (scene, _, { text = '', by, due }) => {
    const state = offerCommitment(scene.session, {
      text,
      by: maybe(by),
      due: (due ?? null) as Day | null,
    });
    const who = ownerOf(state);
    const day = dueOf(state);
    return [
      who === null ? `Wanted: ${what(state)}` : `Offered by ${nameOf(scene, who)}: ${what(state)}`,
      ...(day === null ? [] : [`due ${formatDay(day)}`]),
    ]
      .join(', ')
      .concat('.');
  },
} satisfies Record<string, Act>;

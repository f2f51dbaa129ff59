/** What concerns the sitting itself: the facilitator's own promise, how it felt, the documents. */

import { Refusal } from '../../text/refusal.js';
import { recordFeeling, recordPromise, recordPromiseAnswer } from '../../things/checkin/changes.js';
import type { MemberOrNew } from '../../things/member/changes.js';
import { writeNote } from '../../things/note/changes.js';
import {
  type Action,
  type ActionContext,
  defineAction,
  idOf,
  may,
  memberOrNobody,
  needs,
} from './action.js';

const promised = (context: ActionContext, text: string, whom: MemberOrNew | null = null): string =>
  `Your one move: ${recordPromise(context.session, context.checkin, text, whom).promise}`;

export const checkinActions = {
  'promise-kept': defineAction({}, (context, item) => {
    recordPromiseAnswer(context.session, idOf(context, 'checkin', item), true);
    return `Done: ${item.words.text}. Well done.`;
  }),

  'promise-let-go': defineAction({}, (context, item) => {
    recordPromiseAnswer(context.session, idOf(context, 'checkin', item), false);
    return `Let go: ${item.words.text}. That is fine.`;
  }),

  'choose-move': defineAction({}, (context, item) => promised(context, item.words.text ?? '')),

  'own-move': defineAction({ text: needs('text'), by: may('person') }, (context, _, { text, by }) =>
    promised(context, text, memberOrNobody(by)),
  ),

  feel: defineAction({ feeling: needs('text') }, (context, _, { feeling }) => {
    const felt = Number(feeling);
    if (!(Number.isInteger(felt) && felt >= 1 && felt <= 5)) throw noSuchFeeling(feeling);
    recordFeeling(context.session, context.checkin, felt);
    return 'How it felt is noted.';
  }),

  note: defineAction({ note: needs('text') }, (context, _, { note }) => {
    writeNote(context.session, { text: note, kind: 'private' });
    return 'The note is kept, for your eyes only.';
  }),

  'make-documents': defineAction({ folder: may('text') }, (context, _, { folder }) =>
    context.makeDocuments(folder),
  ),

  'show-documents': defineAction({}, (context) => context.showDocuments()),

  'issue-documents': defineAction({}, (context) => context.issueDocuments(context.session)),
} satisfies Record<string, Action>;

const noSuchFeeling = (typed: string | undefined): Refusal =>
  new Refusal(
    'no-such-feeling',
    `“${typed ?? ''}” does not say how it felt.`,
    'It is a number from 1 (heavy) to 5 (light).',
  );

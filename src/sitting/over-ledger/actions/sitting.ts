/** What concerns the sitting itself: the facilitator's own promise, how it felt, the documents. */

import { Refusal } from '../../../text/refusal.js';
import { answerPromise, feel, promise } from '../../../things/checkin/changes.js';
import type { MemberOrNew } from '../../../things/member/changes.js';
import { writeNote } from '../../../things/note/changes.js';
import { type Act, idOf, maybe, type Scene } from './scene.js';

const promised = (scene: Scene, text: string, whom: MemberOrNew | null = null): string =>
  `Your one move: ${promise(scene.session, scene.checkin, text, whom).promise}`;

export const sittingActs = {
  'promise-kept': (scene, item) => {
    answerPromise(scene.session, idOf(scene, 'checkin', item), true);
    return `Done: ${item.words.text}. Well done.`;
  },
  'promise-let-go': (scene, item) => {
    answerPromise(scene.session, idOf(scene, 'checkin', item), false);
    return `Let go: ${item.words.text}. That is fine.`;
  },

  'choose-move': (scene, item) => promised(scene, item.words.text ?? ''),
  'own-move': (scene, _, { text = '', by }) => promised(scene, text, maybe(by)),

  feel: (scene, _, { feeling }) => {
    const felt = Number(feeling);
    if (!(Number.isInteger(felt) && felt >= 1 && felt <= 5)) throw noSuchFeeling(feeling);
    feel(scene.session, scene.checkin, felt);
    return 'How it felt is noted.';
  },
  note: (scene, _, { note = '' }) => {
    writeNote(scene.session, { text: note, kind: 'private' });
    return 'The note is kept, for your eyes only.';
  },
  'make-documents': (scene) => scene.makeDocuments(),
  'issue-documents': (scene) => scene.issueDocuments(scene.session),
} satisfies Record<string, Act>;

const noSuchFeeling = (typed: string | undefined): Refusal =>
  new Refusal(
    'no-such-feeling',
    `“${typed ?? ''}” does not say how it felt.`,
    'It is a number from 1 (heavy) to 5 (light).',
  );

/** Words to members, thanks, welcomes, and names that nobody is known by. */

import { settleName } from '../../../bring/applying/file.js';
import { Refusal } from '../../../text/refusal.js';
import { idByNo } from '../../../things/checkin/list.js';
import { addContribution } from '../../../things/contribution/changes.js';
import {
  addMember,
  approveMember,
  contactMember,
  type MemberOrNew,
  thankMember,
  welcomeMember,
} from '../../../things/member/changes.js';
import { askQuestion } from '../../../things/question/changes.js';
import type { Item } from '../../sitting.js';
import { type Act, idOf, maybe, member, memberIn, nameOf, type Scene } from './scene.js';

const contacted =
  (why: string): Act =>
  (scene, item) =>
    `A word to ${contactMember(scene.session, member(scene, item), why).name}: ${why}.`;

/** The name that was met is this member's from now on, and what waited for it comes in. */
function matched(scene: Scene, item: Item, to: MemberOrNew): string {
  const { session } = scene;
  const id = idOf(scene, 'unmatched', item);
  settleName(session, id, { is: 'member', whom: to });
  const member = session.ledger.read((reader) => reader.get('unmatched', id)?.member ?? null);
  return `“${item.words.name}” is ${nameOf(scene, member)}, from now on.`;
}

export const peopleActs = {
  thank: (scene, item) => {
    const { name } = thankMember(scene.session, member(scene, item), item.words.text || null);
    return `${name} is thanked.`;
  },
  greet: contacted('a greeting'),
  lighten: contacted('an offer to share things out'),
  approve: (scene, item) => {
    const id = member(scene, item);
    approveMember(scene.session, id);
    return `${welcomeMember(scene.session, id).name} is a member, and welcomed.`;
  },
  welcome: (scene, item) =>
    `${welcomeMember(scene.session, member(scene, item)).name} is welcomed.`,

  match: (scene, item, { to = '' }) => matched(scene, item, memberIn(to)),
  'match-nearest': (scene, item) => {
    const to = scene.session.ledger.read((reader) =>
      idByNo(reader, 'member', Number(item.words.number)),
    );
    if (to === undefined) throw gone(item);
    return matched(scene, item, to);
  },
  'add-name': (scene, item) => {
    settleName(scene.session, idOf(scene, 'unmatched', item), { is: 'new' });
    return `${item.words.name} is a member.`;
  },
  'ignore-name': (scene, item) => {
    settleName(scene.session, idOf(scene, 'unmatched', item), { is: 'aside' });
    return `“${item.words.name}” is left aside, and not asked about again.`;
  },

  contribution: (scene, _, { by = '', text = '' }) => {
    const { member } = addContribution(scene.session, { member: memberIn(by), title: text });
    return `${nameOf(scene, member)} gave: ${text}.`;
  },
  'add-member': (scene, _, { name = '' }) =>
    `${addMember(scene.session, { name }).name} is a member.`,
  'ask-question': (scene, _, { text = '', by }) =>
    `A burning question: ${askQuestion(scene.session, { text, by: maybe(by) }).text}`,
} satisfies Record<string, Act>;

const gone = (item: Item): Refusal =>
  new Refusal(
    'gone-meanwhile',
    `${item.words.nearest} has been taken back in the meantime.`,
    'Nothing was changed.',
  );

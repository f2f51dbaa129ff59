/** Words to members, thanks, welcomes, and names that nobody is known by. */
import { addContribution } from '../../../actions/contributions.js';
import { settleName } from '../../../actions/imports/file.js';
import {
  addMember,
  approveMember,
  contactMember,
  thankMember,
  welcomeMember,
} from '../../../actions/members.js';
import { askQuestion } from '../../../actions/questions.js';
import { Refusal } from '../../../core/refusal.js';
import { idByNo } from '../../../ledger/facts/checkin/sittings.js';
import type { Item } from '../../sitting.js';
import { type Act, idOf, maybe, member, memberIn, nameOf, type Scene } from './scene.js';

const contacted =
  (why: string): Act =>
  (scene, item) =>
    `A word to ${contactMember(scene.desk, member(scene, item), why).name}: ${why}.`;

/** The name that was met is this member's from now on, and what waited for it comes in. */
function matched(scene: Scene, item: Item, to: string): string {
  settleName(scene.desk, idOf(scene, 'unmatched', item), { is: 'member', id: to });
  return `“${item.words.name}” is ${nameOf(scene, to)}, from now on.`;
}

export const peopleActs = {
  thank: (scene, item) => {
    const { name } = thankMember(scene.desk, member(scene, item), item.words.text || null);
    return `${name} is thanked.`;
  },
  greet: contacted('a greeting'),
  lighten: contacted('an offer to share things out'),
  approve: (scene, item) => {
    const id = member(scene, item);
    approveMember(scene.desk, id);
    return `${welcomeMember(scene.desk, id).name} is a member, and welcomed.`;
  },
  welcome: (scene, item) => `${welcomeMember(scene.desk, member(scene, item)).name} is welcomed.`,

  match: (scene, item, { to = '' }) => matched(scene, item, memberIn(scene, to)),
  'match-nearest': (scene, item) => {
    const to = scene.desk.ledger.read((reader) =>
      idByNo(reader, 'member', Number(item.words.number)),
    );
    if (to === undefined) throw gone(item);
    return matched(scene, item, to);
  },
  'add-name': (scene, item) => {
    settleName(scene.desk, idOf(scene, 'unmatched', item), { is: 'new' });
    return `${item.words.name} is a member.`;
  },
  'ignore-name': (scene, item) => {
    settleName(scene.desk, idOf(scene, 'unmatched', item), { is: 'aside' });
    return `“${item.words.name}” is left aside, and not asked about again.`;
  },

  contribution: (scene, _, { by = '', text = '' }) => {
    const who = memberIn(scene, by);
    addContribution(scene.desk, { member: who, title: text });
    return `${nameOf(scene, who)} gave: ${text}.`;
  },
  'add-member': (scene, _, { name = '' }) => `${addMember(scene.desk, { name }).name} is a member.`,
  'ask-question': (scene, _, { text = '', by }) =>
    `A burning question: ${askQuestion(scene.desk, { text, by: maybe(scene, by) }).text}`,
} satisfies Record<string, Act>;

const gone = (item: Item): Refusal =>
  new Refusal(
    'gone-meanwhile',
    `${item.words.nearest} has been taken back in the meantime.`,
    'Nothing was changed.',
  );

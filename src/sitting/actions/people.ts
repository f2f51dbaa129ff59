/** Words to members, thanks, welcomes, and names that nobody is known by. */

import { settleName } from '../../bring/applying/import-file.js';
import { Refusal } from '../../text/refusal.js';
import { idByNo } from '../../things/checkin/list.js';
import { addContribution } from '../../things/contribution/changes.js';
import {
  addMember,
  approveMember,
  contactMember,
  type MemberOrNew,
  thankMember,
  welcomeMember,
} from '../../things/member/changes.js';
import { askQuestion } from '../../things/question/changes.js';
import type { Item } from '../selectors/selector.js';
import {
  type Action,
  type ActionContext,
  defineAction,
  idOf,
  may,
  memberIn,
  memberOrNobody,
  nameOf,
  needs,
} from './action.js';

const contacted = (why: string) =>
  defineAction(
    {},
    (context, item) =>
      `A word to ${contactMember(context.session, idOf(context, 'member', item), why).name}: ${why}.`,
  );

/** The name that was met is this member's from now on, and what waited for it comes in. */
function matched(context: ActionContext, item: Item, to: MemberOrNew): string {
  const { session } = context;
  const id = idOf(context, 'unmatched', item);
  settleName(session, id, { is: 'member', whom: to });
  const member = session.ledger.read((reader) => reader.get('unmatched', id)?.member ?? null);
  return `“${item.words.name}” is ${nameOf(context, member)}, from now on.`;
}

export const peopleActions = {
  thank: defineAction({}, (context, item) => {
    const { name } = thankMember(
      context.session,
      idOf(context, 'member', item),
      item.words.text || null,
    );
    return `${name} is thanked.`;
  }),

  greet: contacted('a greeting'),

  lighten: contacted('an offer to share things out'),

  approve: defineAction({}, (context, item) => {
    const id = idOf(context, 'member', item);
    approveMember(context.session, id);
    return `${welcomeMember(context.session, id).name} is a member, and welcomed.`;
  }),

  welcome: defineAction(
    {},
    (context, item) =>
      `${welcomeMember(context.session, idOf(context, 'member', item)).name} is welcomed.`,
  ),

  match: defineAction({ to: needs('person') }, (context, item, { to }) =>
    matched(context, item, memberIn(to)),
  ),

  'match-nearest': defineAction({}, (context, item) => {
    const to = context.session.ledger.read((reader) =>
      idByNo(reader, 'member', item.words.number ?? ''),
    );
    if (to === undefined) throw gone(item);
    return matched(context, item, to);
  }),

  'add-name': defineAction({}, (context, item) => {
    settleName(context.session, idOf(context, 'unmatched', item), { is: 'new' });
    return `${item.words.name} is a member.`;
  }),

  'ignore-name': defineAction({}, (context, item) => {
    settleName(context.session, idOf(context, 'unmatched', item), { is: 'aside' });
    return `“${item.words.name}” is left aside, and not asked about again.`;
  }),

  contribution: defineAction(
    { by: needs('person'), text: needs('text') },
    (context, _, { by, text }) => {
      const { member } = addContribution(context.session, {
        member: memberIn(by),
        kind: 'help given',
        title: text,
      });
      return `${nameOf(context, member)} gave: ${text}.`;
    },
  ),

  'add-member': defineAction(
    { name: needs('text') },
    (context, _, { name }) => `${addMember(context.session, { name }).name} is a member.`,
  ),

  'ask-question': defineAction(
    { text: needs('text'), by: may('person'), again: may('text') },
    (context, _, { text, by, again }) => {
      const asked = { text, by: memberOrNobody(by), again: again !== undefined };
      return `A burning question: ${askQuestion(context.session, asked).text}`;
    },
    { overruled: { code: 'asked-already', ask: 'Is another one meant?' } },
  ),
} satisfies Record<string, Action>;

const gone = (item: Item): Refusal =>
  new Refusal(
    'gone-meanwhile',
    `${item.words.nearest} has been taken back in the meantime.`,
    'Nothing was changed.',
  );

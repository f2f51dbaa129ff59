import { flag, needed, one } from '../../cli/fields.js';
import { command, handled, type Noun, type Verb } from '../../cli/spec.js';

export const noun: Noun = {
  name: 'role',
  summary: 'who looks after what, and what is vacant',
  group: 'What there is:',
};

const on = one('past', 'the day, where that was not today');
const json = { role: 'the role, with who holds it, who is deputy, and whether it is vacant' };

export const give = command({
  path: ['role', 'give'],
  summary: 'put on record that somebody takes a role on',
  examples: [
    ['momentum role give "member support" --to tom', 'Tom looks after members'],
    ['momentum role give coordinator --to grace --deputy', 'Grace stands in for the Coordinator'],
    ['momentum role give "Tool Library" --to lena --new', 'a role of your own'],
  ],
  arguments: {
    role: needed(
      one('text', 'which one: its number, or words of its name', { placeholder: 'ROLE' }),
    ),
  },
  options: {
    to: needed(one('person', 'who takes it on')),
    deputy: flag('as deputy: they stand in, and the role is not filled by that'),
    new: flag('a role that is not there yet is added'),
    on,
  },
  json,
  uses: 'writes',
});

export const end = command({
  path: ['role', 'end'],
  summary: 'put on record that somebody gives a role back',
  examples: [['momentum role end "member support" --by tom --on yesterday', 'vacant from then on']],
  arguments: { role: needed(one('role', 'which one: its number, or words of its name')) },
  options: { by: needed(one('member', 'who gives it back')), on },
  json,
  uses: 'writes',
});

export const list = command({
  path: ['role', 'list'],
  summary: 'every role, who holds it, who is deputy, which are vacant',
  examples: [['momentum role list', 'who looks after what']],
  json: { roles: 'each with its number, name, holders, deputies, and whether it is vacant' },
  uses: 'reads',
});

export const verbs: readonly Verb[] = [
  handled(give, () => import('./give.js')),
  handled(end, () => import('./end.js')),
  handled(list, () => import('./list.js')),
];

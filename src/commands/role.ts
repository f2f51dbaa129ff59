import { flag, needed, one } from '../cli/parameters.js';
import { type Call, type Noun, type Result, type Verb, verb } from '../cli/verb.js';
import { Refusal } from '../text/refusal.js';
import { inWords, nameKey, shellWord } from '../text/text.js';
import { found } from '../things/index.js';
import { dropRole, endRole, giveRole } from '../things/role/changes.js';
import { type Holder, listRoles } from '../things/role/list.js';
import type { Role } from '../things/role/thing.js';
import { shortDay } from '../time/day.js';
import { dayWithDistance } from '../time/distance.js';
import { deed, listing, recorded } from './shown.js';

export const noun: Noun = {
  name: 'role',
  summary: 'who looks after what, and what is vacant',
  group: 'What there is:',
};

const on = one('past', 'the day, where that was not today');
const json = { role: 'the role, with who holds it, who is deputy, and whether it is vacant' };

const give = verb({
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
  async run(input, call) {
    const role = input.new ? fresh(call, input.role) : await known(call, input.role);
    const { to, deputy, on } = input;
    const state = giveRole(call.session, role, { member: to, deputy, on });
    return roleRecorded(call, 'Given', state);
  },
});

const known = async (call: Call, typed: string) => {
  const { id } = await call.find('role', typed, '<ROLE>');
  return { id };
};

/** @throws Refusal `role-known` where there is one of that name */
function fresh({ session, today }: Call, name: string): { name: string } {
  const same = session.ledger
    .read((reader) => found.role.find(reader, name, today))
    .find(({ label }) => nameKey(label) === nameKey(name));
  if (!same) return { name };
  throw new Refusal(
    'role-known',
    `There is a role ${same.label} already.`,
    `Call the new one something else, or give that one: momentum role give ${shellWord(same.label)} --to NAME`,
  );
}

const end = verb({
  path: ['role', 'end'],
  summary: 'put on record that somebody gives a role back',
  examples: [['momentum role end "member support" --by tom --on yesterday', 'vacant from then on']],
  arguments: { role: needed(one('role', 'which one: its number, or words of its name')) },
  options: { by: needed(one('member', 'who gives it back')), on },
  json,
  uses: 'writes',
  run: ({ role, by, on }, call) =>
    roleRecorded(call, 'Given back', endRole(call.session, role.id, { member: by.id, on })),
});

const drop = verb({
  path: ['role', 'drop'],
  summary: 'take a role away that nobody holds and none is wanted for',
  examples: [['momentum role drop "website administrator"', 'no list or document looks for one']],
  arguments: { role: needed(one('role', 'which one: its number, or words of its name')) },
  json: { role: 'the role that was taken away: its number and name' },
  uses: 'writes',
  run({ role }, call) {
    const { no, name } = dropRole(call.session, role.id);
    return { data: { role: { no, name } }, document: recorded(deed('Taken away', no, name)) };
  },
});

const people = (holders: readonly Holder[]): string =>
  holders.map(({ name, since }) => `${name} (since ${shortDay(since)})`).join(', ');

const list = verb({
  path: ['role', 'list'],
  summary: 'every role, who holds it, who is deputy, which are vacant',
  examples: [['momentum role list', 'who looks after what']],
  json: { roles: 'each with its number, name, holders, deputies, and whether it is vacant' },
  uses: 'reads',
  run(_, call) {
    const roles = call.session.ledger.read((reader) => listRoles(reader, call.today));
    const deputies = roles.some((role) => role.deputies.length > 0);
    return {
      data: { roles },
      document: listing(
        ['No', 'Role', 'Who', ...(deputies ? ['Deputy'] : [])],
        roles.map((role) => [
          String(role.no),
          role.name,
          role.vacant ? 'vacant' : people(role.holders),
          ...(deputies ? [people(role.deputies)] : []),
        ]),
        'There is no role yet.',
      ),
    };
  },
});

/**
 * What is now on record of a role: who holds it.
 * @param did what was done: "Given", "Given back"
 */
const roleRecorded = (call: Call, did: string, { no, name }: Role): Result =>
  call.session.ledger.read((reader) => {
    const { today } = call;
    const role = listRoles(reader, today).find((each) => each.no === no);
    if (!role) throw new Error('changed a moment ago');
    const since = (holder: Holder) =>
      `${holder.name}, since ${dayWithDistance(holder.since, today)}`;
    return {
      data: { role },
      document: recorded(deed(did, no, name), [
        ...(role.vacant
          ? ['vacant: nobody holds it']
          : role.holders.map((held) => `held by ${since(held)}`)),
        ...role.deputies.map((held) => `deputy: ${since(held)}`),
      ]),
      hints: [
        ...(role.vacant ? [`To give it to somebody: momentum role give ${no} --to NAME`] : []),
        ...(role.holders.length > 1
          ? [
              `${inWords(role.holders.map((held) => held.name))} hold it together now. To end it for one of them: momentum role end ${no} --by NAME`,
            ]
          : []),
      ],
    };
  });

export const verbs: readonly Verb[] = [give, end, drop, list];

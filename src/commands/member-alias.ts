/** By which other spellings somebody is known. */
import { againFlag } from '../cli/again.js';
import { flag, needed, one } from '../cli/parameters.js';
import { verb } from '../cli/verb.js';
import { addMemberAlias, removeMemberAlias } from '../things/member/changes.js';
import { memberRecorded } from './member-shown.js';

export const alias = verb({
  path: ['member', 'alias'],
  summary: 'say by which other spelling, handle or address somebody is known',
  examples: [
    ['momentum member alias amina "A. Yusuf"', 'files that say “A. Yusuf” mean Amina'],
    ['momentum member alias tom @treed', 'a handle'],
    ['momentum member alias amina "A. Yusuf" --remove', 'files that say so are asked about again'],
  ],
  arguments: {
    member: needed(one('member', 'who: number, name or part of it, handle, address')),
    spelling: needed(one('text', 'as it is written elsewhere', { placeholder: 'SPELLING' })),
  },
  options: { remove: flag('take this spelling away again'), ...againFlag },
  json: { member: 'the member as they now stand' },
  uses: 'writes',
  run: ({ member, spelling, remove }, call) =>
    remove
      ? memberRecorded(
          call,
          'Taken away from',
          removeMemberAlias(call.session, member.id, spelling),
        )
      : memberRecorded(call, 'Noted for', addMemberAlias(call.session, member.id, spelling)),
});

/** What giving and ending a role answer: who holds it now. */
import type { Call, Result } from '../../cli/spec.js';
import { inWords } from '../../text/text.js';
import { type Holder, listRoles } from '../../things/role/list.js';
import type { Role } from '../../things/role/thing.js';
import { dayWithDistance, deed, recorded } from '../words.js';

export const said = (call: Call, verb: string, { no, name }: Role): Result =>
  call.session.ledger.read((reader) => {
    const { today } = call;
    const role = listRoles(reader, today).find((each) => each.no === no);
    if (!role) throw new Error('changed a moment ago');
    const since = (holder: Holder) =>
      `${holder.name}, since ${dayWithDistance(holder.since, today)}`;
    return {
      data: { role },
      document: recorded(deed(verb, no, name), [
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

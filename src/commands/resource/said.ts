/** What adding and reviewing a resource say is now on record. */
import type { Call, Result } from '../../cli/spec.js';
import { personById } from '../../things/member/list.js';
import type { Resource } from '../../things/resource/thing.js';
import { dayWithDistance, deed, recorded } from '../words.js';

/** @param verb what was done: "Added", "Reviewed" */
export const said = (call: Call, verb: string, state: Resource): Result =>
  call.session.ledger.read((reader) => {
    const keeper = personById(reader, state.keeper);
    const { no, title, link, addedOn, lookedAtOn } = state;
    return {
      data: { resource: { no, title, link, keeper, addedOn, lookedAtOn } },
      document: recorded(deed(verb, no, title), [
        link,
        keeper ? `looked after by ${keeper.name}` : 'nobody looks after it yet',
        `last looked at on ${dayWithDistance(lookedAtOn, call.today)}`,
      ]),
    };
  });

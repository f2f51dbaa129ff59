import type { Run } from '../../cli/spec.js';
import { addContribution } from '../../things/contribution/changes.js';
import { personById } from '../../things/member/list.js';
import { dayWithDistance, deed, recorded } from '../words.js';
import type { add } from './index.js';

export const run: Run<typeof add> = (input, call) => {
  const { no, member, kind, title, ref, on } = addContribution(call.session, {
    member: input.by,
    kind: input.kind ?? null,
    title: input.title ?? null,
    ref: input.link ?? null,
    on: input.on,
  });
  const by = call.session.ledger.read((reader) => personById(reader, member));
  return {
    data: { contribution: { no, by, on, kind, title, link: ref } },
    document: recorded(deed('Contribution', no, title ? `${kind}: ${title}` : kind), [
      by && `by ${by.name}`,
      `on ${dayWithDistance(on, call.today)}`,
      ref,
    ]),
  };
};

/** What is one member's own, for a document that is for them. */

import {
  closedAs,
  helpedBy,
  holderOn,
  isOpen,
  keptIn,
  ownerOn,
  releasedIn,
} from '../../things/commitment/terms.js';
import { isHolding } from '../../things/role/terms.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { OwnFact, RecipientFacts } from '../facts/index.js';
import { keptUnknown } from './commitment-rows.js';
import { commitmentsWhere, type FoundCommitment } from './commitments.js';
import type { FactsContext } from './context.js';
import { byDue } from './plan.js';
import { roleName } from './roles.js';

const helps = helpedBy('c', '@member', '@day');
const ownerThen = ownerOn.sql('c', '@day');
const wasOpen = isOpen.sql('c', '@day');
const isTheirs = `${ownerThen} = @member`;
const stillTheirs = `${holderOn.sql('c', '@day')} = @member`;

const closed = (status: 'kept' | 'released', whose: string): string =>
  `(${{ kept: keptIn, released: releasedIn }[status].sql('c', '@from', '@to')}
    ${status === 'kept' ? `OR ${keptUnknown}` : ''}) AND ${whose}
   ORDER BY c.closed_on DESC, c.no DESC`;

const passedOn = `SELECT o."of" AS id FROM commitment_owner o
  WHERE o.to_on BETWEEN @from AND @to AND o.member = @member ORDER BY o.to_on DESC`;

const lastKept = `SELECT max(closed_on) FROM commitment c
  WHERE owner = @member AND ${closedAs('c', 'kept')} AND closed_on <= @known`;

const roles = `SELECT r.name FROM role r JOIN role_holding h ON h."of" = r.id
  WHERE h.member = @member AND ${isHolding.sql('h', '@day')} ORDER BY r.no`;

/** Null where the document is for nobody in particular. */
export function recipientFacts(context: FactsContext): RecipientFacts | null {
  const { reader, asOf, known, window, recipient: member } = context;
  if (member === null) return null;
  const state = reader.get('member', member);
  if (state === undefined) return null;
  const those = (where: string, params = {}): OwnFact[] =>
    commitmentsWhere(context, where, { member, ...window, ...params }).map((held) =>
      own(context, held, member),
    );
  const passed = reader.values<Id>(passedOn, { member, ...window });
  return {
    name: context.audience === 'public' ? context.name(member) : state.name,
    joinedOn: state.joinedOn,
    mayBeNamed: state.named,
    roles: reader
      .values<string>(roles, { member, day: asOf })
      .map((name) => roleName(context, name)),
    open: those(`${wasOpen} AND ${stillTheirs}`).sort(byDue),
    helping: those(`${wasOpen} AND ${helps} AND ${ownerThen} IS NOT @member`).sort(byDue),
    kept: those(closed('kept', `(${isTheirs} OR ${helps})`)),
    lastKept: reader.value<Day | null>(lastKept, { member, known }) ?? null,
    // What came back to them is theirs again.
    passedOn: [...new Set(passed)].flatMap((id) =>
      those(`c.id = @id AND ${ownerThen} IS NOT NULL AND ${ownerThen} IS NOT @member`, { id }),
    ),
    handedBack: [...new Set(passed)].flatMap((id) =>
      those(`c.id = @id AND ${ownerThen} IS NULL`, { id }),
    ),
    released: those(closed('released', isTheirs)),
  };
}

function own(context: FactsContext, { fact, owner, others }: FoundCommitment, member: Id): OwnFact {
  const everybody = [...(owner === null ? [] : [owner]), ...others];
  const rest = everybody.filter((id) => id !== member);
  return { ...fact, together: context.names(rest).map(({ name }) => name) };
}

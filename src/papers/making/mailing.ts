import { addressesOfMembers } from '../../things/member/list.js';
import type { Session } from '../../things/session.js';
import type { Id } from '../../things/thing.js';

/** To whom a mail to the members goes. */
export interface Addressed {
  /** Each once, in the order in which people came into the ledger. */
  readonly addresses: readonly string[];
  /** How many members have no address, or none that a mail could be sent to. */
  readonly without: number;
}

// One address and nothing else: what could be read as two, or as a header's next line, is none.
const sendable = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]+$/u;

/** The members who are not pausing today, as far as they can be written to. */
export const whoToWriteTo = ({ ledger, today }: Session): Addressed =>
  addressed(ledger.read((reader) => addressesOfMembers(reader, today)));

/** One person, if they can be written to. */
export const toOne = ({ ledger }: Session, member: Id): Addressed =>
  addressed([ledger.read((reader) => reader.get('member', member)?.email ?? null)]);

function addressed(all: ReadonlyArray<string | null>): Addressed {
  const found = all.filter((address) => address !== null && sendable.test(address)) as string[];
  const once = new Map(found.map((address) => [address.toLowerCase(), address]));
  return { addresses: [...once.values()], without: all.length - found.length };
}

/** What is asked about a commitment at a terminal, and left unasked where nobody sits there. */
import type { Call } from '../cli/verb.js';
import { dueOf } from '../things/commitment/fields.js';
import { alikeOpen } from '../things/commitment/find.js';
import { hasGoneBy } from '../things/commitment/terms.js';
import type { MemberOrNew } from '../things/member/changes.js';
import type { Id } from '../things/thing.js';
import { type Day, formatDay } from '../time/day.js';
import { askDay } from './typed.js';

/** Whether somebody says that an offer is meant though one like it is open; false where there is none. */
export async function isMeantAgain(
  call: Call,
  offer: {
    readonly text: string;
    readonly by: MemberOrNew | null | undefined;
    readonly due: Day | undefined;
  },
): Promise<boolean> {
  if (!call.interactive || (offer.by !== null && typeof offer.by === 'object')) return false;
  const { text, by = null, due = null } = offer;
  const [alike] = call.session.ledger.read((reader) => alikeOpen(reader, { text, by, due }));
  if (alike === undefined) return false;
  const who = alike.owner === null ? 'looking for somebody' : `with ${alike.owner}`;
  return (await call.prompter()).confirm({
    id: 'offer.again',
    message: `${alike.no} (${alike.text}) is open already, ${who}. Is another one meant?`,
    flag: '--again',
    default: false,
  });
}

/**
 * Asks for the day that whoever takes a commitment over agrees to, where the one it had has gone by.
 * @param on the day it is taken over, where that is not today
 */
export async function newDue(call: Call, id: Id, on: Day = call.today): Promise<Day | undefined> {
  const state = call.session.ledger.read((reader) => reader.get('commitment', id));
  const due = state === undefined ? null : dueOf(state);
  if (!call.interactive || due === null || !hasGoneBy(due, on)) return undefined;
  return askDay(call, {
    id: 'due',
    message: `Its day, ${formatDay(due)}, has gone by. By when now? (Enter: no date for now)`,
    flag: '--due',
  });
}

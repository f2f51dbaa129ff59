/** What is asked about a commitment at a terminal, unasked where nobody sits there, and what is said of it unasked. */
import type { Call } from '../cli/verb.js';
import { shellWord } from '../text/text.js';
import { type Commitment, dueOf, ownerOf } from '../things/commitment/fields.js';
import { anotherAlike } from '../things/commitment/find.js';
import { goneBefore } from '../things/commitment/leavers.js';
import { hasGoneBy } from '../things/commitment/terms.js';
import { commitment } from '../things/commitment/thing.js';
import type { Reader } from '../things/ledger.js';
import type { MemberOrNew } from '../things/member/changes.js';
import type { No } from '../things/no.js';
import type { Id } from '../things/thing.js';
import { type Day, formatDay } from '../time/day.js';
import type { Agreed, Undated } from '../time/typed-day.js';
import { askDay } from './typed.js';

/**
 * Asks who kept what nobody who is here held on the day; Enter leaves it unsaid.
 * @param on the day, where that is not today
 */
export async function whoKept(
  call: Call,
  ids: readonly Id[],
  on: Day = call.today,
): Promise<ReadonlyMap<Id, MemberOrNew>> {
  const said = new Map<Id, MemberOrNew>();
  if (!call.interactive) return said;
  for (const id of new Set(ids)) {
    const lacking = call.session.ledger.read((reader) => whoLacks(reader, id, on));
    if (lacking === undefined) continue;
    const { no, why } = lacking;
    const by = await call.askPerson({
      id: `keep.${no}.by`,
      message: `${why} Who did it?`,
      flag: '--by',
    });
    if (by !== undefined) said.set(id, by);
  }
  return said;
}

/** Why it has to be asked who kept it; undefined where somebody who is here holds it. */
function whoLacks(reader: Reader, id: Id, on: Day): { no: No; why: string } | undefined {
  const state = reader.get('commitment', id);
  if (state === undefined) return undefined;
  const { no, status } = state;
  const label = commitment.label(state);
  if (status === 'wanted') return { no, why: `${label} was with nobody yet.` };
  const { owner } = goneBefore(reader, state, on);
  const name = owner && (reader.get('member', owner)?.name ?? 'somebody');
  return name === null ? undefined : { no, why: `${label} was with ${name}, who had left.` };
}

/**
 * Asks for the day that whoever takes a commitment over agrees to, where the one it had has gone by.
 * @param on the day it is taken over, where that is not today
 */
export async function newDue(
  call: Call,
  id: Id,
  on: Day = call.today,
): Promise<Agreed | undefined> {
  const state = call.session.ledger.read((reader) => reader.get('commitment', id));
  const due = state === undefined ? null : dueOf(state);
  if (!call.interactive || due === null || !hasGoneBy(due, on)) return undefined;
  return askDay(
    { prompter: call.prompter, session: { ...call.session, today: on } },
    {
      id: 'due',
      message: `Its day, ${formatDay(due)}, has gone by. By when now? (Enter: no date for now)`,
      flag: '--due',
    },
  );
}

/** One like it that is due on another day is most likely meant; where it is not, nothing is lost by saying so. */
export function alikeBeside(call: Call, state: Commitment): string[] {
  const { no, text } = state;
  const alike = call.session.ledger.read((reader) =>
    anotherAlike(reader, { no, text, owner: ownerOf(state) }),
  );
  if (alike === undefined) return [];
  const when = alike.due === null ? '' : `, due ${formatDay(alike.due)}`;
  return [`${alike.no} (${alike.text}) is open too${when}. If this one is a slip: momentum undo`];
}

/** What a promise is told whose date is no day. */
export const leftUndated = ({ undated, nearest, lacking }: Undated, no: No): string =>
  `${lacking ? `${lacking.message} For now this` : `“${undated}” is no day that I know, so this`} stands without a date. To date it: momentum move ${no} --to ${nearest ?? 'DATE'}`;

/** “Tom will look after the tea”, “Tom va faire le thé”: who and what in one. */
const saysWho =
  /^\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*)?(?: will |[’']ll | va | s[’']occupe(?:ra)? )/u;

/** What to add where it was not said who offers something. */
export const byOrWanted = (text: string): string =>
  saysWho.test(text)
    ? `As a sentence it is understood by: momentum jot ${shellWord(text)}. Here, add --by NAME, or --wanted where nobody has taken it yet.`
    : 'Add --by NAME, or --wanted where nobody has taken it yet.';

/** Lists of names as a flag takes them. */
import { resolve } from '../../cli/resolve.js';
import type { Call } from '../../cli/spec.js';
import { findMembers } from '../../things/lookups.js';
import type { Id } from '../../things/thing.js';

/**
 * The members that were typed. A text that means somebody as a whole is one name; else semicolons,
 * or where there is none commas, stand between names.
 * @param flag how they were given, for questions and refusals
 * @throws Refusal `unknown-person`, `ambiguous-name`
 */
export async function membersTyped(
  { session, interactive, prompter }: Call,
  typed: readonly string[],
  flag: string,
): Promise<Id[]> {
  const parts = typed.flatMap((text) => {
    const whole = session.ledger.read((reader) => findMembers(reader, text)).length > 0;
    return whole ? [text] : text.split(text.includes(';') ? ';' : ',');
  });
  const ids: Id[] = [];
  for (const part of parts.map((each) => each.trim()).filter(Boolean)) {
    const { id } = await resolve('member', part, flag, session, interactive ? prompter : undefined);
    ids.push(id);
  }
  return [...new Set(ids)];
}

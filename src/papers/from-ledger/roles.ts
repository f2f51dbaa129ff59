/** Who looks after what, what nobody does, and since when that is so. */
import { phraseFor } from '../../language/locale.js';
import { whoseIn } from '../../things/member/list.js';
import { isGone } from '../../things/member/terms.js';
import { isHolder, isHolding } from '../../things/role/terms.js';
import { type Role, startingRoles } from '../../things/role/thing.js';
import type { Whose } from '../../things/term.js';
import type { Id } from '../../things/thing.js';
import { addDays, type Day } from '../../time/day.js';
import type { DocumentFacts, RoleFact } from '../facts/index.js';
import type { FactsContext } from './context.js';

/**
 * The roles that there were on the day; one that nobody but a deputy holds is vacant. A role that every
 * ledger begins with, and that nobody here has ever held, is none that anybody misses.
 */
export function roleFacts(context: FactsContext): DocumentFacts['roles'] {
  const day = { day: context.asOf };
  const holdings = context.reader.all<{ role: Id; member: Id; deputy: 0 | 1; since: Day }>(
    `SELECT h."of" AS role, h.member, h.deputy, h.from_on AS since FROM role_holding h
     WHERE ${isHolding.sql('h', '@day')} ORDER BY h.from_on, h.place`,
    day,
  );
  const roles = context.reader.all<{ id: Id; name: string; dropped: 0 | 1 }>(
    "SELECT id, name, status = 'dropped' AS dropped FROM role ORDER BY no",
  );
  const everHeld = new Set(
    context.reader.values<Id>('SELECT DISTINCT "of" FROM role_holding WHERE from_on <= @day', day),
  );
  const by = (kind: string, role: Id): boolean =>
    context.reader.one(
      'SELECT 1 FROM entry WHERE subject = ? AND kind = ? AND on_day <= ?',
      role,
      kind,
      context.asOf,
    ) !== undefined;
  const facts = roles.flatMap(({ id, name, dropped }): Array<RoleFact & { id: Id }> => {
    const of = holdings.filter(({ role }) => role === id);
    const wasThere =
      (context.isNow || by('role.opened', id)) && !(dropped === 1 && by('role.dropped', id));
    if (of.length === 0 && !(wasThere && (everHeld.has(id) || !isStarting(name)))) return [];
    const those = (deputy: 0 | 1) => of.filter((held) => held.deputy === deputy);
    const called = (deputy: 0 | 1) =>
      context.locale.list(
        context.names(those(deputy).map(({ member }) => member)).map((each) => each.name),
      );
    const since = those(0)[0]?.since ?? null;
    const [who, deputy] = [called(0) || null, called(1) || null];
    return [{ id, role: roleName(context, name), who, deputy, since }];
  });
  const vacant = facts.filter(({ who }) => who === null);
  const wasVacant = vacantBefore(context);
  const told = ({ id: _, ...fact }: RoleFact & { id: Id }): RoleFact => fact;
  return {
    held: facts.filter(({ who }) => who !== null).map(told),
    vacant: vacant.map(told),
    newlyVacant: vacant.filter(({ id }) => !wasVacant(id)).map(told),
  };
}

/** Whether nobody held a role when the period began, as was known then. */
function vacantBefore({ reader, stands, window }: FactsContext): (role: Id) => boolean {
  const day = addDays(window.from, -1);
  const people = stands('member');
  const known = whoseIn(reader);
  const whose: Whose = {
    hasLeft: (member, day) => {
      const was = people.find(({ id }) => id === member)?.was;
      return was ? isGone(was.status) : known.hasLeft(member, day);
    },
  };
  const isVacant = (role: Role | undefined): boolean =>
    role?.status === 'open' && !role.holdings.some((held) => isHolder.of(held, day, whose));
  return (role) => {
    const stand = stands('role').find(({ id }) => id === role);
    return isVacant(stand ? stand.was : reader.get('role', role));
  };
}

const isStarting = (name: string): boolean => (startingRoles as readonly string[]).includes(name);

/** What a role is called: those that every ledger begins with were named by us, others by people. */
export const roleName = (context: FactsContext, name: string): string =>
  isStarting(name) ? context.locale.say(phraseFor('role', name)) : context.text(name);

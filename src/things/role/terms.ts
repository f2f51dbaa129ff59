/** Who holds a role, who stands in for them, and who facilitates. */

import type { Day } from '../../time/day.js';
import { holds, type Term } from '../term.js';
import type { Id } from '../thing.js';
import { facilitatorRole, type Role } from './thing.js';

type Holding = Role['holdings'][number];

/** Of a holding: in one's own right; a deputy alone does not fill a role. */
export const isHolder: Term<Holding> = {
  sql: (h, day) => `(${h}.deputy = 0 AND ${holds.sql(h, day)})`,
  of: (held, day) => !held.deputy && holds.of(held, day),
};

export const isDeputy: Term<Holding> = {
  sql: (h, day) => `(${h}.deputy = 1 AND ${holds.sql(h, day)})`,
  of: (held, day) => held.deputy && holds.of(held, day),
};

/** Whoever holds the Coordinator role on the day is the facilitator on that day; it may be several. */
export const facilitators = {
  /** A query for their ids. */
  sql: (day: string): string =>
    `SELECT h.member FROM role r JOIN role_holding h ON h."of" = r.id
     WHERE r.name = '${facilitatorRole}' AND ${isHolder.sql('h', day)}`,
  of: (roles: readonly Role[], day: Day): Id[] =>
    roles
      .filter(({ name }) => name === facilitatorRole)
      .flatMap(({ holdings }) => holdings)
      .filter((held) => isHolder.of(held, day))
      .map(({ member }) => member),
};

/** Who holds a role, who stands in for them, and who facilitates. */

import type { Day } from '../../time/day.js';
import { ifHere } from '../member/terms.js';
import { holds, type Term, type Whose } from '../term.js';
import type { Id } from '../thing.js';
import { facilitatorRole, type Role } from './thing.js';

type Holding = Role['holdings'][number];

/** Of a holding: by somebody who is here, in their own right or as deputy. */
export const isHolding: Term<Holding> = {
  sql: (h, day) => `(${holds.sql(h, day)} AND ${ifHere.sql(`${h}.member`, day)} IS NOT NULL)`,
  of: (held, day, whose) => holds.of(held, day) && ifHere.of(held.member, day, whose) !== null,
};

/** In one's own right; a deputy alone does not fill a role. */
export const isHolder: Term<Holding> = {
  sql: (h, day) => `(${h}.deputy = 0 AND ${isHolding.sql(h, day)})`,
  of: (held, day, whose) => !held.deputy && isHolding.of(held, day, whose),
};

export const isDeputy: Term<Holding> = {
  sql: (h, day) => `(${h}.deputy = 1 AND ${isHolding.sql(h, day)})`,
  of: (held, day, whose) => held.deputy && isHolding.of(held, day, whose),
};

/** Whoever holds the Coordinator role on the day is the facilitator on that day; it may be several. */
export const facilitators = {
  /** A query for their ids. */
  sql: (day: string): string =>
    `SELECT h.member FROM role r JOIN role_holding h ON h."of" = r.id
     WHERE r.name = '${facilitatorRole}' AND ${isHolder.sql('h', day)}`,
  of: (roles: readonly Role[], day: Day, whose?: Whose): Id[] =>
    roles
      .filter(({ name }) => name === facilitatorRole)
      .flatMap(({ holdings }) => holdings)
      .filter((held) => isHolder.of(held, day, whose))
      .map(({ member }) => member),
};

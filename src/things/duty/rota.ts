/** Whose turn it is, of those who do something in turn. */

import type { Day } from '../../time/day.js';
import type { Id } from '../thing.js';

/** A turn that somebody has had, or is to have. */
export interface Had {
  readonly who: Id;
  readonly on: Day;
}

/**
 * Whose turn comes next: of those who can have it, whoever has gone longest without; of several, the
 * first in their order after whoever had the last one. So nobody has it twice before everybody who is
 * here has had it once, whoever stood in for whom. Null where nobody can.
 */
export function nextInTurn(
  rota: readonly Id[],
  can: (who: Id) => boolean,
  had: readonly Had[],
): Id | null {
  const ofThem = had.filter(({ who }) => rota.includes(who));
  const last = ofThem.reduce<Had | null>((a, b) => (a !== null && a.on > b.on ? a : b), null);
  const from = last === null ? 0 : rota.indexOf(last.who) + 1;
  const inOrder = [...rota.slice(from), ...rota.slice(0, from)].filter(can);
  const latest = (who: Id): string =>
    ofThem.reduce((day, each) => (each.who === who && each.on > day ? each.on : day), '');
  return inOrder.reduce<Id | null>(
    (best, who) => (best === null || latest(who) < latest(best) ? who : best),
    null,
  );
}

import { ifHere } from '../member/terms.js';
import type { Term } from '../term.js';
import type { Id } from '../thing.js';
import type { Resource } from './thing.js';

/** Who looks after it on the day; null where nobody does. */
export const keeperOn: Term<Resource, Id | null> = {
  sql: (r, day) => ifHere.sql(`${r}.keeper`, day),
  of: ({ keeper }, day, whose) => ifHere.of(keeper, day, whose),
};

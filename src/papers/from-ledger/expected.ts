/** Who may come to a meeting: whose names are on a sheet for ticking off. */

import { lastFirst } from '../../things/meeting/terms.js';
import { isMember } from '../../things/member/terms.js';
import type { Id } from '../../things/thing.js';
import type { FactsContext } from './context.js';

/** So many names are ticked off as fast as those who came are written down. */
const mostNames = 24;
const meetingsBack = 5;

const here = `${isMember.sql('p', '@day')}
  AND NOT EXISTS (SELECT 1 FROM attendance sorry
    WHERE sorry."of" = @meeting AND sorry.member = p.id AND sorry.there = 'apologies')`;

const lately = `(p.id = (SELECT next.host FROM meeting next WHERE next.id = @meeting)
  OR p.id IN (SELECT a.member FROM attendance a WHERE a.there = 'present' AND a."of" IN
    (SELECT m.id FROM meeting m WHERE m.recorded AND ${lastFirst('m', '@day')} LIMIT ${meetingsBack})))`;

export function expectedAt(context: FactsContext, meeting: Id | undefined): string[] {
  if (context.audience === 'public') return [];
  const bounds = { day: context.known, meeting: meeting ?? null };
  const those = (where: string): Id[] =>
    context.reader.values<Id>(`SELECT p.id FROM member p WHERE ${where}`, bounds);
  const all = those(here);
  return context
    .names(all.length > mostNames ? those(`${here} AND ${lately}`) : all)
    .flatMap(({ id, name }) => (id === null ? [] : [name]));
}

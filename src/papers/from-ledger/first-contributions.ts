/** Who gave something for the first time, as far as no document has told it yet. */

import { isFirstEver } from '../../figures/queries/known.js';
import { isOfLate, isPerson } from '../../things/member/terms.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import { late } from './changes.js';
import type { FactsContext } from './context.js';
import { asTold, entriesOf } from './stands.js';

const ofPeople = `SELECT c.member AS id, min(c.on_day) AS "on" FROM contribution c
  JOIN member m ON m.id = c.member AND ${isPerson.sql('m', '@to')}`;

const inTheTime = `${ofPeople}
  WHERE (c.on_day BETWEEN @from AND @to OR c.id IN (${late('contribution.given')}))
    AND NOT EXISTS (SELECT 1 FROM contribution e WHERE e.member = c.member AND e.on_day < @from
      AND e.id NOT IN (${late('contribution.given')}))
    AND ${isFirstEver('m', 'c.on_day')}
  GROUP BY c.member`;

const ofLate = `${ofPeople}
  WHERE c.member = @member AND c.on_day <= @to AND ${isFirstEver('m', 'c.on_day')}
    AND (c.on_day >= @from OR ${isOfLate.sql('c.on_day', '@to')})`;

const wasFirst = `SELECT 1 FROM (SELECT @joined AS joined_on, @on AS on_day) m
  WHERE ${isFirstEver('m', 'm.on_day')}`;

export function firstContributions(context: FactsContext): ReadonlyMap<Id, Day> {
  const { reader, window, since } = context;
  const firsts = new Map(
    reader.all<{ id: Id; on: Day }>(inTheTime, window).map(({ id, on }) => [id, on]),
  );
  if (since === null) return firsts;
  // Of whoever is one person with somebody else, another time here and other deeds are known now.
  for (const [member, entries] of entriesOf(context)) {
    const first = reader.one<{ on: Day | null }>(ofLate, { ...window, member })?.on ?? null;
    if (first === null || wasTold(context, member, entries)) firsts.delete(member);
    else firsts.set(member, first);
  }
  return firsts;
}

/** Whether the document before told of a first contribution by any of these, who are `member` now. */
function wasTold(context: FactsContext, member: Id, entries: readonly Id[]): boolean {
  const { reader } = context;
  const joined = new Map(
    asTold(context, 'member', entries).flatMap(({ id, was }) => (was ? [[id, was.joinedOn]] : [])),
  );
  const given = reader.values<Id>('SELECT id FROM contribution WHERE member = ?', member);
  return asTold(context, 'contribution', given).some(
    ({ was }) =>
      was !== undefined &&
      reader.one(wasFirst, { joined: joined.get(was.member) ?? null, on: was.on }) !== undefined,
  );
}

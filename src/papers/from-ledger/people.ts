import { phraseFor } from '../../language/locale.js';
import { besideName } from '../../things/field.js';
import { memberFields } from '../../things/member/fields.js';
import { startingRoles } from '../../things/role/thing.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { DocumentFacts, PersonFact, RoleFact } from '../facts/index.js';
import { late, latePlaces } from './changes.js';
import { type FactsContext, holding } from './context.js';

interface Step {
  id: Id;
  on: Day;
}

// In a status on the day: still, or up to a later day. Each half has an index of its own.
const inStatus = (status: string): string => `
  SELECT s."of" AS id, s.from_on FROM member_spell s
  WHERE s.status = '${status}' AND s.to_on IS NULL AND (s.from_on IS NULL OR s.from_on <= @day)
  UNION SELECT s."of", s.from_on FROM member_spell s
  WHERE s.status = '${status}' AND s.to_on > @day AND (s.from_on IS NULL OR s.from_on <= @day)`;

const counted = `SELECT count(DISTINCT p.id) FROM
  (${inStatus('joined')} UNION ${inStatus('paused')}) p
  JOIN member m ON m.id = p.id AND m.bot = 0`;

/** Each adds one to the statuses that a member has been in. */
const steps = [
  'member.requested',
  'member.joined',
  'member.approved',
  'member.paused',
  'member.left',
  'member.rejoined',
] as const;

// Coming back after a pause is not joining; a request that was withdrawn is not leaving. The joins
// are CROSS so that SQLite begins with the window, and not with all who ever joined or left.
const stepped = (
  status: 'joined' | 'left',
  from: readonly string[],
  orFirst: boolean,
  by: ReadonlyArray<(typeof steps)[number]>,
): string =>
  `SELECT s."of" AS id, s.from_on AS "on"
   FROM (SELECT "of" AS id, place FROM member_spell
       WHERE status = '${status}' AND from_on BETWEEN @from AND @to
     ${by.map((kind) => `UNION ALL ${latePlaces(kind, steps)}`).join('\n')}) step
   CROSS JOIN member_spell s ON s."of" = step.id AND s.place = step.place
   CROSS JOIN member m ON m.id = s."of" AND m.bot = 0
   LEFT JOIN member_spell b ON b."of" = s."of" AND b.place = s.place - 1
   WHERE s.status = '${status}' AND s.from_on IS NOT NULL
     AND (b.status IN (${from.map((each) => `'${each}'`).join(', ')})${orFirst ? ' OR b.status IS NULL' : ''})
   ORDER BY s.from_on, m.no`;

const joined = stepped('joined', ['requested', 'left'], true, [
  'member.joined',
  'member.approved',
  'member.rejoined',
]);
const left = stepped('left', ['joined', 'paused'], false, ['member.left']);

const gone = `SELECT 1 FROM member_spell s
  WHERE s."of" = @id AND s.status = 'left' AND ${holding('s')}`;

const firstContributions = `SELECT c.member AS id, min(c.on_day) AS "on" FROM contribution c
  JOIN member m ON m.id = c.member AND m.bot = 0
  WHERE (c.on_day BETWEEN @from AND @to OR c.id IN (${late('contribution.given')}))
    AND NOT EXISTS (SELECT 1 FROM contribution e WHERE e.member = c.member AND e.on_day < @from
      AND e.id NOT IN (${late('contribution.given')}))
  GROUP BY c.member ORDER BY 2, m.no`;

/** Whose request waited for an answer on `@day`. */
export const requested = `SELECT m.name, m.note, r.from_on AS "on"
  FROM (${inStatus('requested')}) r JOIN member m ON m.id = r.id ORDER BY r.from_on, m.no`;

export function peopleFacts(
  context: FactsContext,
  { joined, left }: ReturnType<typeof joinedAndLeft>,
): DocumentFacts['people'] {
  const { reader, asOf, window } = context;
  const days = (steps: readonly Step[]) => new Map(steps.map(({ id, on }) => [id, on]));
  return {
    members: reader.value<number>(counted, { day: asOf }) ?? 0,
    joined: personFacts(context, joined),
    firstContributions: personFacts(context, days(reader.all<Step>(firstContributions, window))),
    left: personFacts(context, left),
  };
}

/** Who joined and who left within the window, as far as that still held at its end. */
export function joinedAndLeft({ reader, window, known }: FactsContext): {
  joined: ReadonlyMap<Id, Day>;
  left: ReadonlyMap<Id, Day>;
} {
  const hasGone = (id: Id) => reader.one(gone, { day: known, id }) !== undefined;
  const steps = (sql: string, still: (id: Id) => boolean) =>
    new Map(
      reader
        .all<Step>(sql, window)
        .filter(({ id }) => still(id))
        .map(({ id, on }) => [id, on]),
    );
  return { joined: steps(joined, (id) => !hasGone(id)), left: steps(left, hasGone) };
}

/** In the order of the days; whoever is not to be named stands at the end, together and undated. */
export function personFacts(context: FactsContext, days: ReadonlyMap<Id, Day>): PersonFact[] {
  return context
    .names(days.keys())
    .map(({ id, name }) => ({
      name,
      introduced: id === null ? name : introduced(context, id, name),
      on: id === null ? null : (days.get(id) ?? null),
    }))
    .sort((a, b) => ((a.on ?? '9999') < (b.on ?? '9999') ? -1 : a.on === b.on ? 0 : 1));
}

function introduced(
  { reader, audience, text, locale }: FactsContext,
  id: Id,
  name: string,
): string {
  const state = reader.get('member', id);
  const beside = state ? besideName(memberFields, state, audience).map(text) : [];
  return beside.length > 0 ? `${name} (${locale.list(beside)})` : name;
}

/** The roles that there were on the day; one that nobody but a deputy holds is vacant. */
export function roleFacts(context: FactsContext): DocumentFacts['roles'] {
  const day = { day: context.asOf };
  const holdings = context.reader.all<{ role: Id; member: Id; deputy: 0 | 1; since: Day }>(
    `SELECT h."of" AS role, h.member, h.deputy, h.from_on AS since FROM role_holding h
     WHERE ${holding('h')} ORDER BY h.from_on, h.place`,
    day,
  );
  const roles = context.reader.all<{ id: Id; name: string }>(
    'SELECT id, name FROM role ORDER BY no',
  );
  const wasThere = (role: Id): boolean =>
    context.isNow ||
    context.reader.one(
      "SELECT 1 FROM journal WHERE subject = ? AND kind = 'role.opened' AND on_day <= ?",
      role,
      context.asOf,
    ) !== undefined;
  const facts = roles.flatMap(({ id, name }): RoleFact[] => {
    const of = holdings.filter(({ role }) => role === id);
    if (of.length === 0 && !wasThere(id)) return [];
    const those = (deputy: 0 | 1) => of.filter((held) => held.deputy === deputy);
    const called = (deputy: 0 | 1) =>
      context.locale.list(
        context.names(those(deputy).map(({ member }) => member)).map((each) => each.name),
      );
    const since = those(0)[0]?.since ?? null;
    return [
      { role: roleName(context, name), who: called(0) || null, deputy: called(1) || null, since },
    ];
  });
  return {
    held: facts.filter(({ who }) => who !== null),
    vacant: facts.filter(({ who }) => who === null),
  };
}

/** What a role is called: those that every ledger begins with were named by us, others by people. */
export const roleName = (context: FactsContext, name: string): string =>
  (startingRoles as readonly string[]).includes(name)
    ? context.locale.say(phraseFor('role', name))
    : context.text(name);

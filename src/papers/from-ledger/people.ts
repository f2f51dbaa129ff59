import { type Audience, maySee } from '../../things/audience.js';
import { saidFields } from '../../things/field.js';
import { type Member, memberFields } from '../../things/member/fields.js';
import { countMembersOn } from '../../things/member/list.js';
import {
  asksToJoin,
  comesBack,
  hasLeft,
  isMember,
  isNewcomer,
  isOfLate,
  isPerson,
  leaves,
} from '../../things/member/terms.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { DocumentFacts, PersonFact } from '../facts/index.js';
import { latePlaces } from './changes.js';
import type { FactsContext } from './context.js';
import { firstContributions } from './first-contributions.js';
import { memberNews } from './news.js';
import { knownWhole } from './stands.js';

interface Step {
  id: Id;
  on: Day;
}

/** Each adds one to the statuses that a member has been in. */
const steps = [
  'member.requested',
  'member.joined',
  'member.approved',
  'member.paused',
  'member.left',
  'member.rejoined',
] as const;

// The joins are CROSS so that SQLite begins with the window, and not with all who ever joined or left.
const stepped = (
  step: typeof isNewcomer | typeof comesBack | typeof leaves,
  by: ReadonlyArray<(typeof steps)[number]>,
  isNews = 'TRUE',
): string =>
  `SELECT s."of" AS id, s.from_on AS "on"
   FROM (${step.within('@from', '@to')}
     ${by.map((kind) => `UNION ALL ${latePlaces(kind, steps)}`).join('\n')}) step
   CROSS JOIN member_spell s ON s."of" = step.id AND s.place = step.place
   CROSS JOIN member m ON m.id = s."of" AND ${isPerson.sql('m', '@to')}
   LEFT JOIN member_spell b ON b."of" = s."of" AND b.place = s.place - 1
   WHERE ${step.sql('s', 'b')} AND ${isNews}
   ORDER BY s.from_on, m.no`;

// Whoever joined long ago and was put on record since, as a list of members does, is no news.
const news = `(s.from_on >= @from OR ${isOfLate.sql('s.from_on', '@to')})`;
const joined = stepped(isNewcomer, ['member.joined', 'member.approved', 'member.rejoined'], news);
const returned = stepped(comesBack, ['member.rejoined'], news);
const left = stepped(leaves, ['member.left']);

/** Whose request waited for an answer on `@day`. */
export const requested = `SELECT m.name, m.note, m.requested_on AS "on"
  FROM member m WHERE ${asksToJoin.sql('m', '@day')} ORDER BY m.requested_on, m.no`;

export function peopleFacts(
  context: FactsContext,
  { joined, returned, left }: ComingAndGoing,
): DocumentFacts['people'] {
  const { reader, asOf } = context;
  return {
    members: countMembersOn(reader, asOf),
    joined: personFacts(context, joined),
    returned: personFacts(context, returned),
    firstContributions: personFacts(context, firstContributions(context)),
    left: personFacts(context, left),
    stillHere: personFacts(
      context,
      new Map(
        memberNews(context.stands('member'), [joined, returned]).stillHere.map((id) => [id, asOf]),
      ),
    ),
  };
}

/** Members with the day on which they came or went. */
type Steps = ReadonlyMap<Id, Day>;

export interface ComingAndGoing {
  readonly joined: Steps;
  readonly returned: Steps;
  readonly left: Steps;
  /** Who joined and left again within it, and is told of in none of the others. */
  readonly passing: Steps;
}

/**
 * Who joined, came back and left within the window, as far as that still held at its end. Whoever
 * left and came back within it has been here all the while, as far as it tells.
 */
export function comingAndGoing(context: FactsContext): ComingAndGoing {
  const { reader, window, known, since } = context;
  const hasGone = (id: Id): boolean => {
    const state = reader.get('member', id);
    return state !== undefined && hasLeft.of(state, known);
  };
  const steps = (sql: string) => reader.all<Step>(sql, window);
  const leaving = steps(left);
  const arriving = steps(joined);
  // Whoever the document before knew as a member on its day has not joined since, whatever theirs is now.
  const ids = [...arriving, ...leaving].map(({ id }) => id);
  const wereHere = new Set(
    knownWhole(context, ids).flatMap((member) =>
      since !== null && isMember.of(member, since.asOf) ? [member.id] : [],
    ),
  );
  const wentBefore = (step: Step): boolean =>
    !leaving.some(({ id, on }) => id === step.id && on <= step.on);
  const days = (those: readonly Step[]) => new Map(those.map(({ id, on }) => [id, on]));
  const arrived = arriving.filter(({ id }) => !wereHere.has(id));
  const passing = days(arrived.filter(({ id }) => hasGone(id)));
  return {
    passing,
    joined: days(arrived.filter(({ id }) => !hasGone(id))),
    returned: days(steps(returned).filter((step) => !hasGone(step.id) && wentBefore(step))),
    left: days(
      // Of whoever came and went since, no document has told that they had come.
      leaving.filter(
        ({ id }) => hasGone(id) && !passing.has(id) && (since === null || wereHere.has(id)),
      ),
    ),
  };
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
  const beside = state ? besideName(state, audience).map(text) : [];
  return beside.length > 0 ? `${name} (${locale.list(beside)})` : name;
}

/** What these readers are told of somebody beside the name. */
const besideName = (state: Member, reader: Audience): string[] =>
  saidFields(memberFields).flatMap(([key, { words, saying }]) => {
    const value = state[key as keyof Member];
    const may = saying.beside && words !== null && maySee(reader, words);
    return may && typeof value === 'string' ? [value] : [];
  });

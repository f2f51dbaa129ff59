/** The facts that measures are made of, each bounded by its window. */
import type { Rhythm } from '../../core/community.js';
import { rhythms } from '../../core/community.js';
import type { Day } from '../../core/day.js';
import type { Id } from '../../core/entity.js';
import type { AgreedDate, MeasureFacts, Newcomer } from '../../core/measures/facts.js';
import type { At, Gather } from '../../core/measures/measure.js';
import { facilitatorRole } from '../../core/role.js';
import type { Reader } from '../reader.js';

interface Bounds {
  readonly from: Day;
  /** The window's last day, or the last one that is known. */
  readonly to: Day;
}

type Fetch<Source extends keyof MeasureFacts> = (
  reader: Reader,
  bounds: Bounds,
  asOf: Day,
) => MeasureFacts[Source];

// Joined (nobody knows since when counts) by the last day, not left before the first. Each half has
// an index of its own: those who are here, and those who stopped being so at some later time.
const memberIn = (status: string, ended: string): string =>
  `SELECT s."of" AS id FROM member_spell s WHERE s.status = '${status}' AND s.to_on ${ended}
     AND (s.from_on IS NULL OR s.from_on <= @to)`;
const members = `SELECT m.id FROM member m WHERE m.bot = 0 AND m.id IN (${[
  memberIn('joined', 'IS NULL'),
  memberIn('joined', '>= @from'),
  memberIn('paused', 'IS NULL'),
  memberIn('paused', '>= @from'),
].join(' UNION ')})`;

const contributions = `SELECT c.member, c.on_day AS "on" FROM contribution c
  JOIN member m ON m.id = c.member AND m.bot = 0 WHERE c.on_day BETWEEN @from AND @to`;

const facilitators = `SELECT h.member, h.from_on AS "from", h.to_on AS "to" FROM role r
  JOIN role_holding h ON h."of" = r.id
  WHERE r.name = @role AND h.deputy = 0 AND h.from_on <= @to AND (h.to_on IS NULL OR h.to_on > @from)`;

const agreedDates = `SELECT d.due, d.to_on AS movedOn, c.status, c.closed_on AS closedOn,
    (SELECT min(o.from_on) FROM commitment_owner o WHERE o."of" = d."of") AS takenOn,
    (SELECT min(o.from_on) FROM commitment_owner o
      WHERE o."of" = d."of" AND o.place > 0 AND o.from_on >= d.from_on) AS passedOn
  FROM commitment_due d JOIN commitment c ON c.id = d."of" WHERE d.due BETWEEN @from AND @to`;

// The first spell as a member; whoever comes back after leaving or a pause is no newcomer.
const newcomers = `SELECT s.from_on AS joinedOn, m.welcomed_on AS welcomedOn,
    (SELECT min(c.on_day) FROM contribution c WHERE c.member = m.id) AS firstContributionOn
  FROM member_spell s JOIN member m ON m.id = s."of" AND m.bot = 0
  WHERE s.status = 'joined' AND s.from_on BETWEEN @from AND @to AND NOT EXISTS (
    SELECT 1 FROM member_spell b WHERE b."of" = s."of" AND b.place < s.place AND b.status <> 'requested')`;

const recordedMeetings = `SELECT m.held_on AS "on", (SELECT count(*) FROM attendance a
    JOIN member p ON p.id = a.member AND p.bot = 0
    WHERE a."of" = m.id AND a.there = 'present') AS present
  FROM meeting m WHERE m.held_on <= @to AND m.recorded = 1
  ORDER BY m.held_on DESC, m.no DESC LIMIT 6`;

const questions = `SELECT asked_on AS askedOn, answered_on AS answeredOn FROM question
  WHERE status = 'open' AND asked_on <= @to
  UNION ALL SELECT asked_on, answered_on FROM question
  WHERE answered_on >= @from AND asked_on <= @to`;

const nextPlanned = `SELECT m.day FROM meeting m WHERE m.day >= @asOf AND m.planned_on <= @asOf
  AND (m.held_on IS NULL OR m.held_on > @asOf)
  AND (m.cancelled_on IS NULL OR m.cancelled_on > @asOf) ORDER BY m.day LIMIT 1`;

const lastContribution = `SELECT c.on_day FROM contribution c
  JOIN member m ON m.id = c.member AND m.bot = 0
  WHERE c.on_day <= @to ORDER BY c.on_day DESC LIMIT 1`;

/** The last day of a column that has an index, up to a day. */
const lastOf = (table: string, column: string): string =>
  `SELECT ${column} FROM ${table} WHERE ${column} <= @to ORDER BY ${column} DESC LIMIT 1`;

const lastDeeds = [
  lastOf('commitment', 'offered_on'),
  lastOf('commitment', 'closed_on'),
  lastOf('commitment_due', 'to_on'),
  lastOf('commitment_owner', 'from_on'),
  lastOf('member', 'joined_on'),
  lastOf('question', 'answered_on'),
  `SELECT max(asked_on) FROM question WHERE status = 'open' AND asked_on <= @to`,
];

const fetchers: { readonly [Source in keyof MeasureFacts]: Fetch<Source> } = {
  members: (reader, bounds) => reader.all<{ id: Id }>(members, bounds).map(({ id }) => id),
  contributions: (reader, bounds) => reader.all(contributions, bounds),
  facilitators: (reader, bounds) => reader.all(facilitators, { ...bounds, role: facilitatorRole }),
  agreedDates: (reader, bounds) => reader.all<AgreedRow>(agreedDates, bounds).map(agreedDate),
  newcomers: (reader, bounds) => reader.all<Newcomer>(newcomers, bounds),
  recordedMeetings: (reader, { to }) => reader.all(recordedMeetings, { to }),
  meetingRhythm(reader, bounds, asOf) {
    const rhythm = reader.value<Rhythm | null>('SELECT rhythm FROM community') ?? null;
    return {
      held:
        reader.value<number>(
          'SELECT count(*) FROM meeting WHERE held_on BETWEEN @from AND @to',
          bounds,
        ) ?? 0,
      every: rhythm === null ? null : rhythms[rhythm],
      next: reader.value<Day>(nextPlanned, { asOf }) ?? null,
    };
  },
  questions: (reader, bounds) => reader.all(questions, bounds),
  lastDays(reader, _, asOf) {
    const at = { to: asOf };
    const contribution = reader.value<Day>(lastContribution, at) ?? null;
    const meeting = reader.value<Day>(lastOf('meeting', 'held_on'), at) ?? null;
    const deeds = lastDeeds.map((sql) => reader.value<Day | null>(sql, at) ?? null);
    const days = [contribution, meeting, ...deeds].filter((day) => day !== null);
    return { contribution, meeting, anything: days.sort().at(-1) ?? null };
  },
};

interface AgreedRow {
  due: Day;
  movedOn: Day | null;
  status: 'wanted' | 'offered' | 'kept' | 'released';
  closedOn: Day | null;
  takenOn: Day | null;
  passedOn: Day | null;
}

const agreedDate = ({ status, closedOn, ...row }: AgreedRow): AgreedDate => ({
  ...row,
  // What became of the commitment in the end befell the last of its dates.
  keptOn: status === 'kept' && row.movedOn === null ? (closedOn ?? 'unknown') : null,
  releasedOn: status === 'released' && row.movedOn === null ? closedOn : null,
});

/** Fetches facts for measures, each source once for a window. */
export function gatherer(reader: Reader): Gather {
  const fetched = new Map<string, unknown>();
  return (needs, at) => {
    const entries = needs.map((source) => [source, fetch(source, at)]);
    return Object.fromEntries(entries);
  };

  function fetch(source: keyof MeasureFacts, { window, asOf }: At): unknown {
    const key = `${source} ${window.from} ${window.to} ${asOf}`;
    if (!fetched.has(key)) {
      const bounds = { from: window.from, to: window.to < asOf ? window.to : asOf };
      fetched.set(key, fetchers[source](reader, bounds, asOf));
    }
    return fetched.get(key);
  }
}

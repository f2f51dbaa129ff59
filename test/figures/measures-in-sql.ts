/**
 * The measures computed a second time, each in one plain statement over whole tables: slow, and
 * written without a look at how the program goes about it. Each gives a numerator and a
 * denominator (n, d) for the window @from to @to, as it was known at the end of @asOf.
 */

import type { Settings } from '../../src/things/community/settings.js';
import type { Reader } from '../../src/things/ledger.js';
import type { Day } from '../../src/time/day.js';
import type { Window } from '../../src/time/window.js';

const common = `WITH
  asked AS (SELECT @from AS first, min(@to, @asOf) AS last),
  person AS (SELECT id, welcomed_on FROM member WHERE NOT bot),
  belongs AS (
    SELECT s."of" AS id, s.status, s.place, s.from_on, coalesce(s.from_on, '0000') AS since,
      coalesce(s.to_on, '9999') AS until
    FROM member_spell s JOIN person p ON p.id = s."of" WHERE s.status IN ('joined', 'paused')),
  here AS (SELECT DISTINCT id FROM belongs, asked WHERE since <= last AND until >= first),
  every_gift AS (SELECT c.member, c.on_day AS day FROM contribution c JOIN person p ON p.id = c.member),
  gift AS (SELECT member, day FROM every_gift, asked WHERE day BETWEEN first AND last),
  away AS (
    SELECT "of" AS member, coalesce(from_on, '0000') AS since, coalesce(to_on, '9999') AS until
    FROM member_spell WHERE status = 'left'),
  facilitator AS (
    SELECT h.member, h.from_on AS since, coalesce(h.to_on, '9999') AS until
    FROM role_holding h JOIN role r ON r.id = h."of" AND r.name = 'Coordinator'
    JOIN person p ON p.id = h.member, asked WHERE NOT h.deputy
      AND NOT (h.member IN (SELECT member FROM away WHERE first >= since AND first < until)
        AND h.member IN (SELECT member FROM away WHERE last >= since AND last < until))),
  known_facilitator AS (
    SELECT count(*) AS n FROM facilitator, asked WHERE since <= last AND until > first),
  every_visit AS (
    SELECT g.id AS meeting, g.day, a.member FROM meeting g
    JOIN attendance a ON a."of" = g.id AND a.there = 'present' JOIN person p ON p.id = a.member
    WHERE g.status = 'held'),
  visit AS (SELECT meeting, day, member FROM every_visit, asked WHERE day BETWEEN first AND last),
  hosted AS (
    SELECT m.id, m.day, (SELECT m.host WHERE NOT EXISTS (SELECT 1 FROM attendance a
          WHERE a."of" = m.id AND a.member = m.host AND a.there = 'apologies')
        AND (EXISTS (SELECT 1 FROM attendance a
            WHERE a."of" = m.id AND a.member = m.host AND a.there = 'present')
          OR NOT EXISTS (SELECT 1 FROM away w WHERE w.member = m.host
            AND date(m.day, '-1 day') >= w.since AND date(m.day, '-1 day') < w.until))) AS host
      FROM meeting m WHERE status = 'held'),
  gathering AS (SELECT id, day, (SELECT host WHERE host IN (SELECT member FROM every_visit WHERE meeting = id)
        OR id NOT IN (SELECT meeting FROM every_visit)) AS host
      FROM hosted, asked WHERE day BETWEEN first AND last),
  list AS (SELECT meeting, day, count(*) AS size FROM visit GROUP BY meeting),
  taking AS (
    SELECT o."of" AS promise, o.place, o.member, o.from_on AS day FROM commitment_owner o
    JOIN person p ON p.id = o.member),
  keeping AS (
    SELECT c.id AS promise, o.member, c.closed_on AS day FROM commitment c
    JOIN commitment_owner o ON o."of" = c.id AND o.to_on IS NULL
    JOIN person p ON p.id = o.member WHERE c.status = 'kept' AND c.closed_on IS NOT NULL),
  helping AS (
    SELECT h.value AS member, c.closed_on AS day FROM commitment c, json_each(c.others) h
    WHERE c.status = 'kept' AND c.closed_on IS NOT NULL AND h.value IN (SELECT id FROM person)),
  deed AS (
    SELECT member, day FROM every_gift UNION SELECT member, day FROM every_visit
    UNION SELECT member, day FROM taking UNION SELECT member, day FROM keeping
    UNION SELECT member, day FROM helping
    UNION SELECT g.host, g.day FROM hosted g JOIN person p ON p.id = g.host
    UNION SELECT q.answered_by, q.answered_on FROM question q JOIN person p ON p.id = q.answered_by
      WHERE q.status = 'answered'),
  active_week AS (SELECT DISTINCT member, date(day, 'weekday 0', '-6 days') AS monday FROM deed),
  unconfirmed AS (
    SELECT id, day FROM meeting, asked WHERE day < last AND planned_on <= last
    AND coalesce(held_on, '9999') > last AND coalesce(cancelled_on, '9999') > last),
  last_unconfirmed AS (
    SELECT max(day) AS day FROM unconfirmed WHERE day > coalesce(
      (SELECT max(day) FROM meeting, asked WHERE status = 'held' AND day <= last), '')),
  promise AS (
    SELECT c.*, (SELECT min(from_on) FROM commitment_owner WHERE "of" = c.id) AS first_taken
    FROM commitment c WHERE owner IS NULL OR owner IN (SELECT id FROM person))`;

// A gift of nobody on record up to then: nobody knows.
const ifAnyGift = `CASE WHEN EXISTS (SELECT 1 FROM every_gift, asked WHERE day <= last) THEN`;
const activeHere = `SELECT count(*) FROM here WHERE id IN (
  SELECT member FROM deed, asked WHERE day BETWEEN first AND last)`;
const ifKnown = `CASE WHEN EXISTS (SELECT 1 FROM every_gift, asked WHERE day <= last)
  OR (${activeHere}) > 0 THEN`;
const ifAnyMeeting = `CASE WHEN EXISTS (SELECT 1 FROM meeting, asked WHERE status = 'held' AND day <= last) THEN`;
const ifAnyQuestion = `CASE WHEN EXISTS (SELECT 1 FROM question, asked WHERE asked_on <= last) THEN`;
const ifFacilitated = `CASE WHEN (SELECT n FROM known_facilitator) > 0 THEN`;
const byOthers = `NOT EXISTS (SELECT 1 FROM facilitator f
  WHERE f.member = x.member AND f.since <= x.day AND f.until > x.day)`;
// Who facilitated before anybody is on record as that, nobody knows.
const ofKnown = `x.day >= coalesce((SELECT min(h.from_on) FROM role_holding h
  JOIN role r ON r.id = h."of" AND r.name = 'Coordinator' JOIN person p ON p.id = h.member
  WHERE NOT h.deputy), '')`;
const givenByOthers = `(${byOthers} OR EXISTS (SELECT 1 FROM away w
  WHERE w.member = x.member AND w.since <= x.day AND w.until > x.day))`;

const median = (
  values: string,
): string => `SELECT CASE WHEN max(count) >= @fewest THEN avg(value) END
    AS n, NULL AS d
  FROM (SELECT value, row_number() OVER (ORDER BY value) AS place, count(*) OVER () AS count
    FROM (${values})) WHERE place IN ((count + 1) / 2, (count + 2) / 2)`;

const days = (from: string, to: string): string =>
  `CAST(julianday(${to}) - julianday(${from}) AS INTEGER)`;

const isAway = (member: string, day: string): string =>
  `EXISTS (SELECT 1 FROM away WHERE member = ${member} AND since <= ${day} AND until > ${day})`;
/** Somebody who was here held it that day. */
const held = (promise: string, day: string): string => `0 = coalesce((
    SELECT ${isAway('o.member', day)} FROM commitment_owner o WHERE o."of" = ${promise}
      AND o.from_on <= ${day} AND coalesce(o.to_on, '9999') > ${day} ORDER BY o.place DESC LIMIT 1), 1)`;
const hadOffered = `(SELECT max(kind = 'commitment.offered') FROM entry WHERE subject = d."of")`;
/** Somebody who was here held it as the date of \`d\` was moved, and had come to it with that date or before. */
const heldTillMoved = `0 < (SELECT count(*) FROM commitment_owner o WHERE o."of" = d."of"
    AND coalesce(o.to_on, '9999') >= d.to_on AND NOT ${isAway('o.member', 'd.to_on')}
    AND (o.from_on < d.to_on
      OR (o.from_on = d.to_on AND d.from_on = d.to_on AND o.place = 0 AND ${hadOffered})))`;

/** Somebody had it when its day went by, and gave it back before the date was taken away. */
const missedAndGivenBack = `(${held('d."of"', 'd.due')} AND 0 < (SELECT count(*) FROM commitment_owner o
    WHERE o."of" = d."of" AND o.to_on > d.due AND o.to_on < d.to_on AND NOT ${isAway('o.member', 'o.to_on')}
      AND o.to_on NOT IN (SELECT n.from_on FROM commitment_owner n
        WHERE n."of" = o."of" AND n.place = o.place + 1)))`;

const slips = `SELECT d."of", coalesce(d.because, iif(d.why IS NULL, 'not-said', 'own-words')) AS reason,
      d.to_on AS day, (${heldTillMoved} OR ${missedAndGivenBack}) AS held
    FROM commitment_due d, asked WHERE d.to_on BETWEEN first AND last AND d.due IS NOT NULL
    AND NOT (d.to_on <= d.due AND EXISTS (SELECT 1 FROM commitment_owner o WHERE o."of" = d."of"
      AND o.place > 0 AND o.from_on = d.to_on))
    AND 0 = (SELECT coalesce(due < d.due, 0) FROM commitment_due WHERE "of" = d."of" AND place = d.place + 1)
  UNION ALL SELECT id, coalesce(because, iif(why IS NULL, 'not-said', 'own-words')), closed_on,
      ${held('commitment.id', 'closed_on')} FROM commitment, asked WHERE status = 'released' AND closed_on BETWEEN first AND last
  UNION ALL SELECT d."of", 'not-said', d.due, ${held('c.id', 'd.due')}
    FROM commitment_due d JOIN commitment c ON c.id = d."of", asked
    WHERE d.due BETWEEN first AND last AND d.due < @asOf AND d.from_on <= @asOf
    AND coalesce(d.to_on, '9999') > @asOf
    AND NOT (c.status IN ('kept', 'released') AND coalesce(c.closed_on, '0000') <= @asOf)`;
const slip = `(SELECT s.* FROM (${slips}) s JOIN promise c ON c.id = s."of" AND c.first_taken <= s.day WHERE s.held)`;
const because = (reason: string): string =>
  `SELECT count(*) FILTER (WHERE reason = '${reason}') AS n, count(*) AS d FROM ${slip}`;

/** What an agreed date came to, where it counts: 1 kept in time, 0 not. */
const agreed = `SELECT CASE
    WHEN c.first_taken IS NULL OR c.first_taken > min(d.due, @asOf) THEN NULL
    WHEN d.to_on <= min(d.due, @asOf) THEN NULL
    WHEN d.to_on <= @asOf AND d.went_along AND (SELECT m.status FROM meeting m WHERE m.id = d.follows
      AND date(m.day, '+' || d.follows_by || ' days') = d.due) = 'cancelled' THEN NULL
    WHEN d.to_on IS NULL AND c.status = 'released' AND c.closed_on <= min(d.due, @asOf) THEN NULL
    WHEN d.to_on IS NULL AND c.status = 'kept' AND c.closed_on IS NULL THEN NULL
    WHEN d.to_on IS NULL AND c.status = 'kept' AND c.closed_on <= min(d.due, @asOf) THEN 1
    WHEN d.due >= @asOf THEN NULL
    WHEN NOT ${held('c.id', 'd.due')} THEN NULL
    ELSE 0 END AS kept, c.id
  FROM commitment_due d JOIN promise c ON c.id = d."of", asked WHERE d.due BETWEEN first AND last
    AND d.from_on <= last AND NOT EXISTS (SELECT 1 FROM commitment_due again WHERE again."of" = d."of"
      AND again.due = d.due AND again.place > d.place AND again.from_on <= last)`;

const begun = `(SELECT on_day FROM entry WHERE kind = 'community.begun')`;
/** Three days before it that anything is on record of make a record. */
const known = (days: string): string =>
  `(SELECT CASE WHEN count(*) >= 3 THEN min(day) ELSE ${begun} END FROM (${days}) WHERE day < ${begun})`;
const meetingsKnown = known('SELECT day FROM meeting');

const lastSunday = `date((SELECT last FROM asked), '-6 days', 'weekday 0')`;

const anythingKnown = known(`SELECT day FROM meeting UNION ALL SELECT day FROM every_gift
  UNION ALL SELECT offered_on FROM commitment WHERE owner IS NULL OR owner IN (SELECT id FROM person)`);

const band = (least: string, most: string): string => `SELECT
    CASE WHEN ${anythingKnown} <= ${lastSunday} THEN
      count(*) FILTER (WHERE weeks BETWEEN ${least} AND ${most}) END AS n,
    CASE WHEN ${anythingKnown} <= ${lastSunday} THEN count(*) END AS d
  FROM (SELECT b.id, (SELECT count(*) FROM active_week w WHERE w.member = b.id
      AND w.monday BETWEEN date(${lastSunday}, '-' || (7 * @bandWeeks - 1) || ' days') AND ${lastSunday}) AS weeks
    FROM belongs b WHERE since <= ${lastSunday} AND until > ${lastSunday} GROUP BY b.id)`;

const half = (things: string): string => `SELECT count(*) AS n, NULL AS d FROM (
    SELECT times, sum(times) OVER (ORDER BY times DESC, member ROWS UNBOUNDED PRECEDING) AS sum,
      sum(times) OVER () AS total
    FROM (SELECT member, count(*) AS times FROM ${things} GROUP BY member))
  WHERE 2 * (sum - times) < total`;

const joiner = `(SELECT b.id, b.from_on AS day, p.welcomed_on AS welcomed,
    (SELECT min(day) FROM every_gift WHERE member = b.id) AS gave
  FROM belongs b JOIN person p ON p.id = b.id, asked
  WHERE b.status = 'joined' AND b.from_on BETWEEN first AND last
  AND b.from_on > coalesce((SELECT founded_on FROM community), '') AND b.place = (
    SELECT min(place) FROM member_spell WHERE "of" = b.id AND status IN ('joined', 'paused')))`;

const size = (skip: number): string => `(SELECT size, place FROM (
    SELECT m.id, count(v.member) AS size, row_number() OVER (ORDER BY m.day DESC, m.no DESC) AS place
    FROM meeting m JOIN every_visit v ON v.meeting = m.id, asked WHERE m.day <= last GROUP BY m.id)
  WHERE place > ${skip} AND place <= ${skip} + @attendanceMeetings)`;

const numbers = {
  'contribution-rate': {
    rate: `SELECT ${ifAnyGift} (SELECT count(*) FROM here WHERE id IN (SELECT member FROM gift)) END AS n,
      ${ifAnyGift} (SELECT count(*) FROM here) END AS d`,
    active: `SELECT ${ifKnown} (${activeHere}) END AS n, ${ifKnown} (SELECT count(*) FROM here) END AS d`,
    left: `SELECT ${ifKnown} (SELECT count(*) FROM here WHERE id NOT IN (
      SELECT id FROM belongs, asked WHERE since <= last AND until > last)) END AS n, NULL AS d`,
    contributors: `SELECT ${ifAnyGift} (SELECT count(DISTINCT member) FROM gift) END AS n, NULL AS d`,
    contributions: `SELECT ${ifAnyGift} (SELECT count(*) FROM gift) END AS n, NULL AS d`,
  },
  'commitments-kept': {
    // Each promise once: kept where it was by every date that had to be held to.
    kept: `SELECT coalesce(sum(kept), 0) AS n, count(kept) AS d FROM (
      SELECT min(kept) AS kept FROM (${agreed}) GROUP BY id)`,
  },
  'why-they-slip': {
    busy: because('busy'),
    unclear: because('unclear'),
    waiting: because('waiting'),
    'no-longer-needed': because('no-longer-needed'),
    forgot: because('forgot'),
    'own-words': because('own-words'),
    'not-said': because('not-said'),
  },
  'carried-by-members': {
    commitments: `SELECT ${ifFacilitated} count(*) FILTER (WHERE ${byOthers}) END AS n,
      ${ifFacilitated} count(*) END AS d
      FROM (SELECT *, row_number() OVER (PARTITION BY promise ORDER BY place DESC) AS back
        FROM taking, asked WHERE day BETWEEN first AND last) x WHERE back = 1 AND ${ofKnown} AND NOT EXISTS (
        SELECT 1 FROM commitment c WHERE c.id = x.promise AND x.place = 0
          AND c.offered_unknown AND c.offered_on = x.day)`,
    contributions: `SELECT ${ifFacilitated} ${ifAnyGift} count(*) FILTER (WHERE ${givenByOthers}) END END AS n,
      ${ifFacilitated} ${ifAnyGift} count(*) END END AS d FROM gift x WHERE ${ofKnown}`,
    hosting: `SELECT ${ifFacilitated} count(*) FILTER (WHERE ${byOthers}) END AS n,
      ${ifFacilitated} count(*) END AS d
      FROM (SELECT host AS member, day FROM gathering WHERE host IN (SELECT id FROM person)) x WHERE ${ofKnown}`,
  },
  bands: {
    core: band('@coreWeeks', '99'),
    active: band('@activeWeeks', '@coreWeeks - 1'),
    occasional: band('1', '@activeWeeks - 1'),
    'reading-along': band('0', '0'),
  },
  'absence-factor': {
    contributions: `SELECT ${ifAnyGift} n END AS n, NULL AS d FROM (${half('gift')})`,
    kept: half(`(SELECT k.* FROM keeping k, asked WHERE k.day BETWEEN first AND last)`),
  },
  newcomers: {
    joined: `SELECT count(*) AS n, NULL AS d FROM ${joiner}`,
    welcomed: `SELECT count(*) FILTER (WHERE welcomed <= @asOf) AS n, count(*) AS d FROM ${joiner}`,
    'welcomed-days': median(
      `SELECT max(0, ${days('day', 'welcomed')}) AS value FROM ${joiner} WHERE welcomed <= @asOf`,
    ),
    'first-contribution': `SELECT count(*) FILTER (WHERE gave <= @asOf) AS n, count(*) AS d FROM ${joiner}`,
    'first-contribution-days': median(
      `SELECT max(0, ${days('day', 'gave')}) AS value FROM ${joiner} WHERE gave <= @asOf`,
    ),
  },
  returning: {
    returning: `SELECT count(*) FILTER (WHERE member IN (
        SELECT member FROM deed, asked WHERE day BETWEEN first AND last)) AS n, count(*) AS d
      FROM (SELECT DISTINCT member FROM deed WHERE day BETWEEN @beforeFrom AND @beforeTo)`,
  },
  'quiet-lately': {
    quiet: `SELECT count(*) FILTER (WHERE long) AS n, count(*) AS d FROM (
      SELECT silent >= @quietWeeks AND silent > @quietGaps * gap AS long,
        coalesce((SELECT date(day, 'weekday 0', '-6 days') > latest FROM last_unconfirmed), 0) AS spans
      FROM (SELECT member, avg(gap) AS gap, max(silent) AS silent, max(latest) AS latest FROM (
        SELECT member, gap, latest, row_number() OVER (PARTITION BY member ORDER BY gap) AS place,
          count(*) OVER (PARTITION BY member) AS gaps,
          CAST((julianday(date(${lastSunday}, '-6 days')) - julianday(latest)) / 7 AS INTEGER) AS silent
        FROM (SELECT member, (julianday(monday) - julianday(lag(monday) OVER each)) / 7 AS gap,
            max(monday) OVER (PARTITION BY member) AS latest
          FROM (SELECT DISTINCT member, date(day, 'weekday 0', '-6 days') AS monday FROM deed, asked
            WHERE day <= last AND date(day, 'weekday 0', '-6 days') >= date(${lastSunday}, '+1 days', '-364 days'))
          WINDOW each AS (PARTITION BY member ORDER BY monday))
        WHERE gap IS NOT NULL)
      WHERE gaps >= 3 AND place IN ((gaps + 1) / 2, (gaps + 2) / 2)
        AND member IN (SELECT id FROM belongs, asked WHERE since <= last AND until > last AND status = 'joined')
        AND member NOT IN (SELECT id FROM belongs, asked WHERE since <= last AND until > last AND status = 'paused')
      GROUP BY member)) WHERE NOT (long AND spans)`,
  },
  attendance: {
    usual: `SELECT CASE WHEN max(count) >= @attendanceMeetings THEN avg(size) END AS n, NULL AS d
      FROM (SELECT size, row_number() OVER (ORDER BY size) AS r, count(*) OVER () AS count FROM ${size(0)})
      WHERE r IN ((count + 1) / 2, (count + 2) / 2)`,
    lists: `SELECT (SELECT count(*) FROM list) AS n, (SELECT count(*) FROM gathering) AS d`,
    came: `SELECT CASE WHEN count(*) > 0 THEN count(*) END AS n, NULL AS d FROM visit`,
    people: `SELECT CASE WHEN count(*) > 0 THEN count(DISTINCT member) END AS n, NULL AS d FROM visit`,
    'first-time': `SELECT CASE WHEN count(*) > 0
        AND EXISTS (SELECT 1 FROM every_visit, asked WHERE day < first) THEN count(DISTINCT CASE WHEN NOT EXISTS (
        SELECT 1 FROM every_visit e, asked WHERE e.member = v.member AND e.day < first) THEN member END)
      END AS n, NULL AS d FROM visit v`,
    once: `SELECT CASE WHEN count(*) > 0 THEN count(*) FILTER (WHERE times = 1) END AS n, NULL AS d
      FROM (SELECT count(*) AS times FROM visit GROUP BY member)`,
    mean: `SELECT sum(size) AS n, CASE WHEN count(*) > 0 THEN count(*) END AS d FROM list`,
    largest: `SELECT max(size) AS n, NULL AS d FROM list`,
  },
  questions: {
    answered: `SELECT ${ifAnyQuestion} (SELECT count(*) FROM question, asked
      WHERE answered_on BETWEEN first AND last) END AS n, NULL AS d`,
    open: `SELECT ${ifAnyQuestion} (SELECT count(*) FROM question, asked
      WHERE asked_on <= last AND coalesce(answered_on, withdrawn_on, '9999') > last) END AS n, NULL AS d`,
    'answered-days': median(`SELECT ${days('asked_on', 'answered_on')} AS value
      FROM question, asked WHERE answered_on BETWEEN first AND last`),
  },
  rhythm: {
    held: `, met AS (SELECT count(*) AS held FROM gathering),
        called AS (SELECT CAST(round(max(0, 1 + ${days(`max(first, coalesce(founded_on, ''), ${meetingsKnown})`, 'last')}) /
          CASE rhythm WHEN 'weekly' THEN 7 WHEN 'fortnightly' THEN 14 WHEN 'monthly' THEN 30.4375 END)
          AS INTEGER) AS called FROM community, asked)
      SELECT ${ifAnyMeeting} held END AS n,
        ${ifAnyMeeting} called END AS d FROM met, called`,
  },
  dormancy: {
    days: `SELECT ${days('max(day)', '@asOf')} AS n, NULL AS d FROM (
      SELECT day FROM deed UNION ALL SELECT day FROM meeting WHERE status = 'held'
      UNION ALL SELECT offered_on FROM promise UNION ALL SELECT closed_on FROM promise
      UNION ALL SELECT d.to_on FROM commitment_due d JOIN promise c ON c.id = d."of"
      UNION ALL SELECT joined_on FROM member WHERE NOT bot
      UNION ALL SELECT answered_on FROM question
        WHERE answered_by IS NULL OR answered_by IN (SELECT id FROM person)
      UNION ALL SELECT asked_on FROM question)
      WHERE day <= @asOf`,
    still: `SELECT ${days('max(day)', '@asOf')} AS n, NULL AS d FROM (
      SELECT day FROM every_gift UNION ALL SELECT day FROM meeting WHERE status = 'held')
      WHERE day <= @asOf`,
  },
} as const;

/** By measure and part: numerator and denominator. */
export type Numbers = Record<string, Record<string, { n: number | null; d: number | null }>>;

export function numbersInSql(
  { one }: Reader,
  {
    window,
    before,
    asOf,
    settings,
  }: {
    readonly window: Window;
    readonly before: Window;
    readonly asOf: Day;
    readonly settings: Settings;
  },
): Numbers {
  const bound = {
    ...window,
    ...settings,
    asOf,
    beforeFrom: before.from,
    beforeTo: before.to,
  };
  return Object.fromEntries(
    Object.entries(numbers).map(([measure, parts]) => [
      measure,
      Object.fromEntries(
        Object.entries(parts).map(([part, sql]) => {
          const found = one<{ n: number | null; d: number | null }>(`${common} ${sql}`, bound);
          return [part, found ?? { n: null, d: null }];
        }),
      ),
    ]),
  );
}

/** The next meeting and the ones before it, as a check-in asks about them. */

import type { Reader } from '../../things/ledger.js';
import type { Mode } from '../../things/meeting/fields.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';

export interface CheckinMeeting {
  readonly id: Id;
  readonly no: number;
  readonly title: string;
  readonly day: Day;
  readonly start: string | null;
  readonly mode: Mode | null;
  readonly host: Id | null;
  readonly plannedOn: Day;
}

const columns = 'id, no, title, day, start, mode, host, planned_on AS plannedOn';

/** The first meeting planned for `today` or later. */
export const nextMeeting = (reader: Reader, today: Day): CheckinMeeting | undefined =>
  reader.one<CheckinMeeting>(
    `SELECT ${columns} FROM meeting WHERE status = 'planned' AND day >= ?
     ORDER BY day, start, no LIMIT 1`,
    today,
  );

/** The last meetings that were held, the latest first. */
export const lastMeetings = (reader: Reader, today: Day, limit: number): CheckinMeeting[] =>
  reader.all<CheckinMeeting>(
    `SELECT ${columns} FROM meeting WHERE status = 'held' AND day <= ?
     ORDER BY day DESC, start DESC, no DESC LIMIT ?`,
    today,
    limit,
  );

export interface Regular {
  readonly name: string;
  readonly no: number;
  /** How many of the meetings they came to. */
  readonly came: number;
}

/** Who came to most of these meetings and hosted none of them. */
export const mightHost = (
  reader: Reader,
  meetings: readonly CheckinMeeting[],
  except: Id | null,
): Regular[] =>
  reader.all<Regular>(
    `SELECT m.no, m.name, count(*) AS came FROM attendance a JOIN member m ON m.id = a.member
     WHERE a.there = 'present' AND m.status = 'joined' AND m.bot = 0 AND m.id IS NOT ?
       AND a."of" IN (SELECT value FROM json_each(?))
       AND m.id NOT IN (SELECT value FROM json_each(?))
     GROUP BY m.id ORDER BY came DESC, m.no LIMIT 2`,
    except,
    JSON.stringify(meetings.map(({ id }) => id)),
    JSON.stringify(meetings.flatMap(({ host }) => host ?? [])),
  );

/** Open burning questions, the longest waiting first, without those that `meeting` takes up. */
export const openQuestions = (
  reader: Reader,
  meeting: Id | null,
  limit: number,
): Array<{
  readonly no: number;
  readonly text: string;
  readonly askedOn: Day;
  readonly askedBy: Id | null;
}> =>
  reader.all(
    `SELECT no, text, asked_on AS askedOn, asked_by AS askedBy FROM question
     WHERE status = 'open' AND id NOT IN (SELECT question FROM meeting_question WHERE "of" IS ?)
     ORDER BY asked_on, no LIMIT ?`,
    meeting,
    limit,
  );

/** How many questions a meeting takes up. */
export const countTakenUp = (reader: Reader, meeting: Id): number =>
  reader.value<number>('SELECT count(*) FROM meeting_question WHERE "of" = ?', meeting) ?? 0;

/** What a meeting left open: questions it took up, and what was offered there. */
export function leftOpen(
  reader: Reader,
  meeting: Id,
): { readonly questions: readonly string[]; readonly commitments: number } {
  return {
    questions: reader
      .all<{ text: string }>(
        `SELECT q.text FROM meeting_question t JOIN question q ON q.id = t.question
         WHERE t."of" = ? AND q.status = 'open' ORDER BY q.asked_on, q.no`,
        meeting,
      )
      .map(({ text }) => text),
    commitments:
      reader.value<number>(
        "SELECT count(*) FROM commitment WHERE said_at = ? AND status IN ('offered', 'wanted')",
        meeting,
      ) ?? 0,
  };
}

/** The next meeting and the ones before it, as a check-in asks about them. */

import { isOpen } from '../../things/commitment/terms.js';
import type { Reader } from '../../things/ledger.js';
import type { Meeting } from '../../things/meeting/fields.js';
import { hostOn, lastFirst, nextFirst, unconfirmedFirst } from '../../things/meeting/terms.js';
import { mayBeAsked } from '../../things/member/terms.js';
import type { No } from '../../things/no.js';
import { isUnanswered as isOpenQuestion } from '../../things/question/terms.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';

export type CheckinMeeting = Pick<
  Meeting,
  'id' | 'no' | 'title' | 'day' | 'start' | 'mode' | 'host' | 'plannedOn'
>;

const columns = `m.id, m.no, m.title, m.day, m.start, m.mode,
  ${hostOn.sql('m', '@today')} AS host, m.planned_on AS plannedOn`;

/** The first meeting planned for `today` or later. */
export const nextMeeting = (reader: Reader, today: Day): CheckinMeeting | undefined =>
  reader.one<CheckinMeeting>(
    `SELECT ${columns} FROM meeting m WHERE ${nextFirst('m', '@today')} LIMIT 1`,
    { today },
  );

/** Meetings whose day has passed, of which nobody has said whether they took place, the earliest first. */
export const unconfirmedMeetings = (reader: Reader, today: Day): CheckinMeeting[] =>
  reader.all<CheckinMeeting>(
    `SELECT ${columns} FROM meeting m WHERE ${unconfirmedFirst('m', '@today')}`,
    { today },
  );

/** The last meetings that were held, the latest first, and whether it is known who came. */
export const lastMeetings = (
  reader: Reader,
  today: Day,
  limit: number,
): Array<CheckinMeeting & { readonly hasList: 0 | 1 }> =>
  reader.all(
    `SELECT ${columns}, m.recorded AS hasList FROM meeting m WHERE ${lastFirst('m', '@today')} LIMIT @limit`,
    { today, limit },
  );

export interface Regular {
  readonly name: string;
  readonly no: No;
  /** How many of the meetings they came to. */
  readonly came: number;
}

/** Who came to most of these meetings and hosted none of them. */
export const mightHost = (
  reader: Reader,
  meetings: readonly CheckinMeeting[],
  today: Day,
  except: Id | null,
): Regular[] =>
  reader.all<Regular>(
    `SELECT m.no, m.name, count(*) AS came FROM attendance a JOIN member m ON m.id = a.member
     WHERE a.there = 'present' AND ${mayBeAsked.sql('m', '@today')} AND m.id IS NOT @except
       AND a."of" IN (SELECT value FROM json_each(@meetings))
       AND m.id NOT IN (SELECT value FROM json_each(@hosts))
     GROUP BY m.id ORDER BY came DESC, m.no LIMIT 2`,
    {
      today,
      except,
      meetings: JSON.stringify(meetings.map(({ id }) => id)),
      hosts: JSON.stringify(meetings.flatMap(({ host }) => host ?? [])),
    },
  );

/** Open burning questions, the longest waiting first, without those that one meeting takes up. */
export const openQuestions = (
  reader: Reader,
  today: Day,
  { without, limit }: { readonly without: Id | null; readonly limit: number },
): Array<{
  readonly no: No;
  readonly text: string;
  readonly askedOn: Day;
  readonly askedBy: Id | null;
}> =>
  reader.all(
    `SELECT q.no, q.text, q.asked_on AS askedOn, q.asked_by AS askedBy FROM question q
     WHERE ${isOpenQuestion.sql('q', '@today')}
       AND q.id NOT IN (SELECT question FROM meeting_question WHERE "of" IS @without)
     ORDER BY q.asked_on, q.no LIMIT @limit`,
    { today, without, limit },
  );

/** How many questions a meeting takes up. */
export const countTakenUp = (reader: Reader, meeting: Id): number =>
  reader.value<number>('SELECT count(*) FROM meeting_question WHERE "of" = ?', meeting) ?? 0;

/** What a meeting left open: questions it took up, and what was offered there. */
export function leftOpen(
  reader: Reader,
  meeting: Id,
  today: Day,
): { readonly questions: readonly string[]; readonly commitments: number } {
  return {
    questions: reader.values<string>(
      `SELECT q.text FROM meeting_question t JOIN question q ON q.id = t.question
         WHERE t."of" = @meeting AND ${isOpenQuestion.sql('q', '@today')}
         ORDER BY q.asked_on, q.no`,
      { meeting, today },
    ),
    commitments:
      reader.value<number>(
        `SELECT count(*) FROM commitment c
         WHERE c.said_at = @meeting AND ${isOpen.sql('c', '@today')}`,
        { meeting, today },
      ) ?? 0,
  };
}

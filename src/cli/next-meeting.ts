/** “next meeting” where a day is asked for: the day of the next one that is planned. */
import { Refusal } from '../text/refusal.js';
import { apostrophes } from '../text/text.js';
import { findMeetings } from '../things/meeting/find.js';
import type { Session } from '../things/session.js';
import { addDays, type Day, formatDay } from '../time/day.js';
import type { Parameters } from './parameters.js';

const ahead: ReadonlySet<string> = new Set(['promised', 'future']);
const words = new RegExp(
  `^(?:(?:(?:by|at|for|until|before) )?(?:(?:the|our) )?next meeting|(?:(?:à|pour|d[${apostrophes}]ici) )?(?:(?:la|notre) )?prochaine (?:réunion|rencontre))$`,
  'iu',
);

const toPlan = 'To plan one: momentum meeting plan "TITLE" --on DATE';

const noneYet = (): Refusal =>
  new Refusal('no-next-meeting', 'No meeting is planned yet, so that is no day.', toPlan);

/**
 * What was typed, with a day in the place of such words; where none is planned they stay as they are.
 * @param say takes which meeting that is: the date stays where it is should the meeting move
 */
export function withNextMeeting(
  fields: Parameters,
  typed: Readonly<Record<string, unknown>>,
  { today, session, say }: { today: Day; session: () => Session; say: (line: string) => void },
): Readonly<Record<string, unknown>> {
  const dated: Record<string, unknown> = { ...typed };
  for (const [name, { kind }] of Object.entries(fields)) {
    const text = typed[name];
    if (!ahead.has(kind) || typeof text !== 'string' || !words.test(text.trim())) continue;
    const [next] = session().ledger.read((reader) =>
      findMeetings(reader, 'next', addDays(today, 1)),
    );
    if (next?.day === undefined) {
      if (kind === 'future') throw noneYet();
      say(`No meeting is planned yet. ${toPlan}`);
      continue;
    }
    dated[name] = next.day;
    say(
      `The next meeting is ${next.no} (${next.label}), on ${formatDay(next.day)}; should it move, this date stays.`,
    );
  }
  return dated;
}

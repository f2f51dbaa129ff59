/** Which meeting a row means that names it by its day, and perhaps by a title. */

import { isSlip } from '../../text/near.js';
import { nameKey } from '../../text/text.js';
import type { Id } from '../../things/thing.js';
import { type Day, formatDay } from '../../time/day.js';
import { askAbout, type ImportRun } from './import-run.js';
import { alike, type MeetingNamed, titleKey } from './meetings-by-day.js';

/** Under which titles a file speaks of meetings, day by day. */
export function titlesByDay(
  rows: ReadonlyArray<readonly [Day, string | null]>,
): ReadonlyMap<Day, ReadonlySet<string>> {
  const titles = new Map<Day, Set<string>>();
  for (const [day, title] of rows) {
    if (title === null) continue;
    titles.set(day, (titles.get(day) ?? new Set()).add(titleKey(title)));
  }
  return titles;
}

/**
 * The meeting on record that is meant; `new` where there is none. Two titles on one day may be one
 * meeting's: where they are alike that is said, and else asked about; so are slips within the file.
 * @returns undefined where somebody must say which
 */
export function meetingFor(
  run: ImportRun,
  line: number,
  day: Day,
  title: string | null,
  titles: ReadonlyMap<Day, ReadonlySet<string>>,
): Id | 'new' | undefined {
  const found = run.meetingsByDay.find(day, title);
  if (title === null) return found ?? 'new';
  const ofDay = run.meetingsByDay.on(day);
  const known = ofDay.find(({ id }) => id === found);
  if (known) return takenFor(run, day, title, known);
  const slips = ofDay.filter((each) => isSlip(each.title, title));
  if (slips.length > 0) return which(run, line, day, title, slips);
  const said = titles.get(day) ?? new Set();
  // A meeting that the file names by its own title is not meant by another one.
  const others = ofDay.filter((each) => !said.has(titleKey(each.title)));
  const [only, another] = others;
  if (only === undefined || another !== undefined || said.size > 1) {
    return others.length === 0 ? 'new' : which(run, line, day, title, others);
  }
  if (!alike(only.title, title)) return which(run, line, day, title, others);
  return takenFor(run, day, title, only);
}

/** The meeting, and that it is meant by another title, said once. */
function takenFor({ tally }: ImportRun, day: Day, title: string, meeting: MeetingNamed): Id {
  const remark = `“${title}” on ${formatDay(day)} is taken for “${meeting.title}”, which is on record for that day`;
  if (nameKey(meeting.title) !== nameKey(title) && !tally.remarks.includes(remark)) {
    tally.remarks.push(remark);
  }
  return meeting.id;
}

function which(
  run: ImportRun,
  line: number,
  day: Day,
  title: string,
  others: ReadonlyArray<{ readonly id: Id; readonly title: string }>,
): Id | 'new' | undefined {
  const numbered = others.map(({ id, title: other }) => {
    const no = String(run.transaction.get('meeting', id)?.no ?? '');
    return { id, value: no, name: `it is “${other}” (${no})` };
  });
  const answer = askOnce(run, `${day}\n${nameKey(title)}`, line, {
    message: `“${title}” on ${formatDay(day)} is not on record, and ${others.map((each) => `“${each.title}”`).join(', ')} is.`,
    choices: [
      { value: 'new', name: 'it is a meeting of its own' },
      ...numbered.map(({ value, name }) => ({ value, name })),
    ],
  });
  return answer === 'new' ? 'new' : numbered.find(({ value }) => value === answer)?.id;
}

/** One question for all the rows that hang on it: the first of them is asked about. */
function askOnce(
  run: ImportRun,
  key: string,
  line: number,
  question: Omit<Parameters<typeof askAbout>[1], 'line'>,
): string | undefined {
  const before = run.asked.get(key);
  if (before !== undefined) {
    if (before.answer === undefined) run.problems.join(before.line, line);
    return before.answer;
  }
  const answer = askAbout(run, { ...question, line });
  run.asked.set(key, { line, answer });
  return answer;
}

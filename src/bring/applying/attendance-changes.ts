/** Who was at a meeting as a file has it, beside who stands on its list here. */

import { Refusal } from '../../text/refusal.js';
import { inWords } from '../../text/text.js';
import type { Meeting } from '../../things/meeting/fields.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { type Day, formatDay } from '../../time/day.js';
import { compare, itStands } from './differences.js';
import { askAbout, type ImportRun } from './import-run.js';
import { countRowOnce } from './import-tally.js';
import { shortDigest } from './said-by-files.js';

const kind = 'attendance';

export type There = 'present' | 'apologies' | 'absent';

/** Who was at one meeting, as the file has it, and the line that first says so. */
export interface Attendees {
  /** Whether it stood in a sheet with a cell for each day and person, where blanks are told once. */
  readonly isGrid: boolean;
  readonly line: number;
  /** By which day and title the file speaks of the meeting. */
  readonly date: Day;
  readonly title: string | null;
  readonly there: Map<Id, { readonly is: There; readonly line: number }>;
  /** Those beside whom the file has a blank, and their lines. */
  readonly blank: Map<Id, number>;
  /** Whether the file says of somebody nobody knows, or leaves out whether somebody was there. */
  open: boolean;
}

const words: Record<There, string> = {
  present: 'was there',
  apologies: 'sent apologies',
  absent: 'was not there',
};

export function contradiction(
  { transaction }: ImportRun,
  id: Id,
  before: { readonly is: There; readonly line: number },
  date: Day,
  is: There,
): Refusal {
  const { name } = need(transaction, 'member', id);
  return new Refusal(
    'csv-contradiction',
    `It says that ${name} ${words[is]} on ${formatDay(date)}, and line ${before.line} that ${name} ${words[before.is]}.`,
    'Correct whichever is wrong, or leave one of the lines out.',
  );
}

export interface News {
  readonly member: Id;
  readonly is: There;
}

const noMark = 'no mark';

/** What of the list is otherwise here, and is to be changed; undefined where somebody must say so. */
export function newsOf(
  run: ImportRun,
  state: Meeting,
  list: Attendees,
): readonly News[] | undefined {
  const before = new Map(state.attendance.map((each) => [each.member, each.there]));
  const news: News[] = [];
  let open = false;
  const blanks = [...list.blank].filter(([member]) => !list.there.has(member));
  for (const [member, { is, line }] of [
    ...list.there,
    ...blanks.map(([member, line]) => [member, { is: null, line }] as const),
  ]) {
    if (is === null && !run.said.before(kind, state.id, member)) {
      if (!list.isGrid) countRowOnce(run, line, 'unsaid');
      continue;
    }
    const here = before.get(member) ?? null;
    const file = is;
    const difference = whether(run, state, member, { here, file });
    const { name } = need(run.transaction, 'member', member);
    const label = `${name} on ${formatDay(state.day)}`;
    const otherwise = `${label}: here ${here ?? (isAbsentElsewhere(run, state, member) ? 'not there, as another file has it' : 'taken off the list')}, in the file ${file ?? noMark}`;
    let take = difference === 'file' || (difference === 'here' && run.prefer === 'file');
    if (difference === 'both') {
      const verdict =
        run.answers.has(line) || run.prefer === undefined
          ? askAbout(run, {
              line,
              message: `${otherwise}.`,
              choices: [
                { value: 'here', name: 'leave it as it is here' },
                { value: 'file', name: 'take what the file says' },
              ],
            })
          : run.prefer;
      open ||= verdict === undefined;
      take = verdict === 'file';
    }
    if (difference === 'same' && is !== 'absent' && is !== null) countRowOnce(run, line, 'known');
    else if (difference !== 'same' && !take) itStands(run, line, otherwise);
    run.said.note(kind, state.id, member, file);
    if (!take) continue;
    // Whose mark was taken away is on the list no more.
    news.push({ member, is: is ?? 'absent' });
    run.news.add(line);
    if (here !== null) run.tally.changes.push(`${label}: ${here} → ${file ?? noMark}`);
  }
  return open ? undefined : news;
}

function whether(
  run: ImportRun,
  state: Meeting,
  member: Id,
  { here, file }: { readonly here: string | null; readonly file: There | null },
): ReturnType<typeof compare> {
  // Somebody who is on no list was not there, as far as anybody knows.
  if (here === null && file === 'absent') return 'same';
  if (here === null && file === 'present' && isAbsentElsewhere(run, state, member)) return 'both';
  const difference = compare(run, kind, state.id, { field: member, here, file });
  const before = run.said.before(kind, state.id, member);
  // Taken off the list by hand, whom a file had put there.
  const wasTakenOff = here === null && before && before !== shortDigest('absent');
  return wasTakenOff && difference === 'file' ? 'both' : difference;
}

/** Whether another sheet says that somebody was not there, of whom this one has not spoken before. */
const isAbsentElsewhere = ({ said }: ImportRun, { id }: Meeting, member: Id): boolean =>
  said.before(kind, id, member) === undefined &&
  said.sayings(kind, id).some((each) => each.get(member) === shortDigest('absent'));

/** Whom an earlier file had on the list, who is there still, and is not on it any more. */
export function tellGone(run: ImportRun, state: Meeting, list: Attendees): void {
  const gone = state.attendance
    .map(({ member }) => member)
    .filter((id) => run.said.before(kind, state.id, id))
    .filter((id) => !list.there.has(id) && !list.blank.has(id));
  if (gone.length === 0 || list.open || list.there.size < gone.length) return;
  for (const id of gone) run.said.note(kind, state.id, id, null);
  const names = gone.map((id) => need(run.transaction, 'member', id).name);
  run.tally.gone.push(
    `${inWords(names)} on the list of “${state.title}”, ${formatDay(state.day)} (to take ${gone.length === 1 ? 'them' : 'one'} off: momentum meeting attend ${state.no} --absent "${names[0]}")`,
  );
}

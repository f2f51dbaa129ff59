/** The meeting that notes are of, as they say it themselves. */
import { excerpt } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import { shellWord } from '../../text/text.js';
import { customsIn } from '../../things/community/customs.js';
import { wordsAlone } from '../../things/find.js';
import type { Meeting } from '../../things/meeting/fields.js';
import { meetingsStandingOn } from '../../things/meeting/noted-there.js';
import type { Session } from '../../things/session.js';
import type { Customs } from '../../time/customs.js';
import { type Day, formatDay } from '../../time/day.js';
import { readDay } from '../../time/typed-day.js';
import type { Notes } from './layout.js';

const month = String.raw`\p{L}{3,12}\.?`;
/** Ways in which a day stands in a title. */
const days = [
  /\d{4}-\d{2}-\d{2}/gu,
  new RegExp(String.raw`\d{1,2}(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?${month},?\s+\d{4}`, 'giu'),
  new RegExp(String.raw`${month}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}`, 'giu'),
  /\d{1,2}[./]\d{1,2}[./]\d{2,4}/gu,
  new RegExp(String.raw`\d{1,2}(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?${month}`, 'giu'),
  new RegExp(String.raw`${month}\s+\d{1,2}(?:st|nd|rd|th)?(?!\d)`, 'giu'),
];

/** The first day that can be read in one of the texts, with the words that say it. */
function dayIn(texts: readonly string[], today: Day, customs: Customs) {
  for (const text of texts.slice(0, 20)) {
    for (const typed of days.flatMap((each) => text.slice(0, 200).match(each) ?? [])) {
      try {
        return { day: readDay(typed, { today, tense: 'past', customs }), typed };
      } catch (cause) {
        if (!(cause instanceof Refusal)) throw cause;
      }
    }
  }
  return undefined;
}

/** What looks like a day there and names none, such as 31/02. */
const nearlyDay = (texts: readonly string[]): string | undefined =>
  texts
    .slice(0, 20)
    .flatMap((text) =>
      [...days, /(?<![\d./])\d{1,2}[./]\d{1,2}(?![\d/])/gu].flatMap(
        (each) => text.slice(0, 200).match(each) ?? [],
      ),
    )
    .find((typed) => /\d/.test(typed));

/** A title without its day and what stands beside it. */
const titleOf = (title: string, typed: string): string =>
  title
    .replace(typed, ' ')
    .replace(/\s*\(\s*\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/g, '');

/** @throws Refusal `notes-without-day`, `notes-meeting-unknown`, `which-meeting` */
export function meetingOfNotes({ ledger, today }: Session, notes: Notes): Meeting {
  const said = dayIn(notes.dated, today, ledger.read(customsIn));
  if (said === undefined) {
    const typed = nearlyDay(notes.dated);
    if (typed !== undefined) {
      throw new Refusal(
        'notes-without-day',
        `“${excerpt(typed)}” at the head of the notes is no day that I can read.`,
        'Say which meeting it was, by number or day: --at last',
      );
    }
    throw new Refusal(
      'notes-without-day',
      'The notes do not say of which day they are.',
      'Say which meeting it was, by number or day: --at last',
    );
  }
  const { day, typed } = said;
  const title = titleOf(notes.title, typed);
  const there = ledger.read((reader) => meetingsStandingOn(reader, day, today));
  const alike = there.filter((each) => wordsAlone(each.title) === wordsAlone(title));
  const [found, another] = alike.length > 0 ? alike : there;
  if (found === undefined) {
    throw new Refusal(
      'notes-meeting-unknown',
      `The notes are of ${formatDay(day)}, and no meeting of that day is on record.`,
      day > today
        ? 'Say which meeting it was, by number or day: --at last'
        : `Put it on record, and read them again: momentum meeting hold ${shellWord(title || 'Meeting')} --on ${day} --new. Or say which one is meant: --at NUMBER`,
    );
  }
  if (another === undefined) return found;
  throw new Refusal(
    'which-meeting',
    `There is more than one meeting on ${formatDay(day)}.`,
    `Say which one: ${there.map(({ no }) => `--at ${no}`).join(' or ')}`,
  );
}

/** Whether a mail of which nothing was understood may be an answer all the same, for a person to read. */
import type { Mail } from './mails.js';
import { plain } from './said.js';

const alone = (words: string, flags: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\d])(?:${words})(?![\p{L}\d])`, flags);

/** What people answer with, or take an answer back with: letters as a poll has them, words, and days. */
const answering = [
  alone(String.raw`[B-Z](?!')|A(?=\s*(?:[.,;:&+/!?)–-]|$)|\s(?:and|or|et|ou)\s)`, 'u'),
  alone(
    "yes|no|not|none|any|all|can|can't|cannot|could|couldn't|won't|come|coming|make it|suits?|works|better|prefer|instead|rather|available|unable|sorry|changed|done|finished|later|drop|pass|take",
    'iu',
  ),
  alone(
    'oui|non|pas|aucune?|peux|peut|pourrais?|pourrai|viens|viendrai|convien(?:t|nent)|préfère|plutôt|disponible|impossible|désolée?|finalement|fait|fini|plus tard|laisse|prends',
    'iu',
  ),
  alone(
    '(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|tomorrow|demain',
    'iu',
  ),
  alone(String.raw`\d{1,2}(?:[:.h]\d{2}|st|nd|rd|th|er)?`, 'iu'),
];

/** A subject without what says that the mail answers another, or was sent on. */
const threadOf = (subject: string): string =>
  plain(subject)
    .toLowerCase()
    .replace(/^(?:(?:re|aw|sv|fwd?|tr|réf?)\s*:\s*)+/u, '');

/** @param subject of the mail that was understood before, and is perhaps taken back */
export const isLikeAnAnswer = (mail: Mail, subject: string): boolean =>
  threadOf(mail.subject) === threadOf(subject) ||
  [mail.subject, ...(mail.own.length > 0 ? mail.own : mail.unquoted)].some((text) =>
    answering.some((pattern) => pattern.test(plain(text))),
  );

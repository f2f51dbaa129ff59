/** Whether a mail of which nothing was understood may be an answer all the same, for a person to read. */
import { wordsOfAnswers } from '../../lines/grammar.js';
import type { Mail } from './mails.js';
import { plain } from './said.js';

/** Letters as a poll has them, and numbers, days and hours, whatever the language. */
const letters =
  /(?<![\p{L}\d])(?:[B-Z](?!')|A(?=\s*(?:[.,;:&+/!?)–-]|$)|\s(?:and|or|et|ou)\s))(?![\p{L}\d])/u;
const numbers = /(?<![\p{L}\d])\d{1,2}(?:[:.h]\d{2}|st|nd|rd|th|er)?(?![\p{L}\d])/iu;

/** A subject without what says that the mail answers another, or was sent on. */
const threadOf = (subject: string): string =>
  plain(subject)
    .toLowerCase()
    .replace(/^(?:(?:re|aw|sv|fwd?|tr|réf?)\s*:\s*)+/u, '');

/** @param subject of the mail that was understood before, and is perhaps taken back */
export const isLikeAnAnswer = (mail: Mail, subject: string): boolean =>
  threadOf(mail.subject) === threadOf(subject) ||
  [mail.subject, ...(mail.own.length > 0 ? mail.own : mail.unquoted)].some((text) =>
    [letters, numbers, ...wordsOfAnswers()].some((pattern) => pattern.test(plain(text))),
  );

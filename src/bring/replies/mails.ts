/** Mails as a program keeps them: one (.eml), or a whole mailbox of them (.mbox). */
import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import EmailReplyParser from 'email-reply-parser';
import { Refusal } from '../../text/refusal.js';
import { readMail } from '../mail.js';

/** What counts of a mail: who wrote it when, in own words, and what a calendar answered with it. */
export interface Mail {
  /** The same whenever it is read, and of no other mail. */
  readonly key: string;
  /** The address, in lower case; empty where none stands there. */
  readonly from: string;
  readonly name: string;
  /** The moment, as ISO 8601; null where the mail does not say. */
  readonly sentAt: string | null;
  readonly subject: string;
  /** Paragraphs of the sender's own, each on one line, without what was quoted or signed. */
  readonly own: readonly string[];
  /** The same, and what stands below a quotation, where some write. */
  readonly unquoted: readonly string[];
  /** iCalendar that came along. */
  readonly calendar: string | null;
}

const most = 5_000;

/**
 * The mails in a file, in its order.
 * @throws Refusal `no-mails`, `too-many-mails`
 */
export async function mailsIn(bytes: Buffer): Promise<Mail[]> {
  const parts = apart(bytes);
  if (parts.length > most) {
    throw new Refusal(
      'too-many-mails',
      `There are ${parts.length.toLocaleString('en-GB')} mails in the file; the most that is read at once is ${most.toLocaleString('en-GB')}.`,
      'Save those that answer you in a file of their own.',
    );
  }
  const mails = await Promise.all(parts.map(read));
  const found = mails.filter((mail) => mail !== undefined);
  if (found.length > 0) return found;
  throw new Refusal(
    'no-mails',
    'There is no mail in the file.',
    'Save the answers from your mail program, as .eml or as a mailbox (.mbox), and read that.',
  );
}

/** Each mail of a mailbox begins with a line “From ”; such a line within one has “>” before it. */
function apart(bytes: Buffer): Buffer[] {
  const text = bytes.toString('latin1').replace(/^\uFEFF|^ï»¿/u, '');
  if (!text.startsWith('From ')) return [Buffer.from(text, 'latin1')];
  return text
    .split(/(?:^|\r?\n)(?=From [^\r\n]*\d{4}[^\r\n]*\r?\n)/u)
    .map((mail) => mail.replace(/^From [^\n]*\n/u, '').replace(/^>(>*From )/gmu, '$1'))
    .filter((mail) => mail.trim() !== '')
    .map((mail) => Buffer.from(mail, 'latin1'));
}

/** From here on stands what somebody else wrote: it was forwarded, or is quoted whole. */
const others =
  /^[ \t]*(?:-{3,}.*-{3,}|begin forwarded message:|début du message (?:transféré|réexpédié) :|_{20,}|(?:from|de) ?: .*(?=\r?\n(?:sent|date|envoyé) ?: ))[ \t]*$/imu;

/** What is quoted may stand among what is not, without a line that says whose it is. */
const withoutQuoted = (text: string): string => text.replace(/^[ \t]*>.*$/gmu, '');

const paragraphs = (text: string): string[] =>
  text
    .split(/\r?\n[ \t]*\r?\n/u)
    .map(onOneLine)
    .filter((paragraph) => paragraph !== '');

/** Whoever answers says it in few words; of longer ones no more is looked at. */
const mostWords = 50_000;

async function read(bytes: Buffer): Promise<Mail | undefined> {
  const mail = await readMail(bytes);
  if (mail === undefined) return unreadable(bytes);
  const { messageId, date, subject, from, words, isPage, attachments } = mail;
  if (!from?.address && !subject && !messageId) return undefined;
  // A block of a page stands apart, as a paragraph does.
  const apart = words.slice(0, mostWords).replace(/\n/gu, isPage ? '\n\n' : '\n');
  const written = apart.split(others)[0] ?? '';
  const moment = date === undefined ? Number.NaN : Date.parse(date);
  return {
    key: messageId ?? `${from?.address ?? ''} ${date ?? ''} ${subject} ${words}`,
    from: (from?.address ?? '').toLowerCase(),
    name: from?.name ?? '',
    sentAt: Number.isNaN(moment) ? null : new Date(moment).toISOString(),
    subject,
    own: paragraphs(withoutQuoted(new EmailReplyParser().parseReply(written))),
    unquoted: paragraphs(withoutQuoted(written)),
    calendar: calendarIn(attachments),
  };
}

/** A mail that no reader takes apart: there is one, and a person has to look at it. */
const unreadable = (bytes: Buffer): Mail => ({
  ...{ key: hash('sha256', bytes), from: '', name: '', sentAt: null, subject: '' },
  ...{ own: [], unquoted: [], calendar: null },
});

function calendarIn(
  attachments: ReadonlyArray<{ mimeType: string; content: unknown }>,
): string | null {
  const found = attachments.find(({ mimeType }) =>
    /^(?:text\/calendar|application\/ics)/i.test(mimeType),
  );
  if (found === undefined) return null;
  const { content } = found;
  const text =
    typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8');
  return text.length > mostWords ? null : text;
}

const onOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

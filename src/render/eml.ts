import MailComposer from 'nodemailer/lib/mail-composer';
import { paragraph } from '../papers/build.js';
import { linked } from '../papers/links.js';
import type { Tree } from '../papers/tree.js';
import { renderMail } from './eml/html.js';
import { renderText } from './terminal.js';
import { textOf } from './text.js';

export interface Attachment {
  /** Its name for whoever saves it: "state-of-play-2026-11-21.docx". */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** As mail programs know it: "application/pdf". */
  readonly type: string;
}

/** What a mail program offers to put into the calendar of whoever reads it. */
export interface CalendarPart {
  /** As RFC 5546 has it: PUBLISH, REQUEST, CANCEL. */
  readonly method: string;
  readonly content: string;
}

/** To whom a draft goes, unseen by each other, and with what. */
export interface Envelope {
  /** The one whom it is for. */
  readonly to?: string | undefined;
  readonly bcc: readonly string[];
  readonly attachment: Attachment | undefined;
  readonly calendar?: CalendarPart | undefined;
}

/** Servers refuse lines of more than 998 characters, and nobody reads a subject of that length. */
const longestSubject = 250;

function subjectOf(tree: Tree): string {
  const { subject = '' } = tree.data?.about ?? {};
  // What looks like an encoded word would be read as one.
  const letters = [...textOf(subject).replaceAll('=?', '= ?')];
  return letters.length <= longestSubject
    ? letters.join('')
    : `${letters.slice(0, longestSubject - 1).join('')}…`;
}

/** `tree` with what a letter begins and ends with, a paragraph a line. */
function asLetter(tree: Tree): Tree {
  const { greeting = '', closing = '' } = tree.data?.about?.letter ?? {};
  const paragraphs = (text: string) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => linked(paragraph(line)));
  return { ...tree, children: [...paragraphs(greeting), ...tree.children, ...paragraphs(closing)] };
}

/** Words that are encoded whether they need it or not, so that no line of theirs means anything. */
const printable = (content: string) => ({
  content,
  contentTransferEncoding: 'quoted-printable',
});

/**
 * `tree` as a draft that mail programs open ready to send: its words as text and as HTML, the
 * subject from the document. The same document makes the same bytes: the date is the document's
 * day, and there is no Message-ID, which the program that sends it gives. Nobody is named as sender.
 */
export async function renderDraft(
  tree: Tree,
  _look?: unknown,
  { to, bcc, attachment, calendar }: Envelope = { bcc: [], attachment: undefined },
): Promise<string> {
  const day = tree.data?.about?.asOf;
  const message = new MailComposer({
    subject: subjectOf(tree),
    ...(day === undefined ? {} : { date: new Date(`${day}T12:00:00Z`) }),
    ...(to === undefined ? {} : { to: { name: '', address: to } }),
    ...(bcc.length === 0 ? {} : { bcc: bcc.map((address) => ({ name: '', address })) }),
    // A header without a value is left out, and one that is there is not made up.
    headers: { 'X-Unsent': '1', 'Message-ID': { prepared: true, value: '' } },
    text: printable(renderText(asLetter(tree))),
    html: printable(renderMail(asLetter(tree))),
    ...(calendar ? { icalEvent: { filename: 'invitation.ics', ...calendar } } : {}),
    attachments: attachment
      ? [
          {
            filename: attachment.name,
            content: Buffer.from(attachment.content),
            contentType: attachment.type,
          },
        ]
      : [],
    // Always the same, and yet nothing in a document can close its part: in quoted-printable, no
    // “=_” occurs.
    boundaryPrefix: '--=_momentum',
    baseBoundary: 'document',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  message.keepBcc = true;
  return (await message.build()).toString('latin1');
}

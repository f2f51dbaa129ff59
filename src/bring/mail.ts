/** A mail as programs save it, and the words in it. */
import type { Buffer } from 'node:buffer';
import type { Email } from 'postal-mime';
import { mailAddressesIn } from '../text/addresses.js';

/** What is read of a mail; what it lacks is undefined. */
export interface SavedMail extends Pick<Email, 'messageId' | 'date' | 'attachments'> {
  /** Who wrote it; undefined where several are named, or nobody. */
  readonly from: Email['from'];
  /** On one line. */
  readonly subject: string;
  /** What is written in it, without what hangs on it; where that is a page, the words of the page. */
  readonly words: string;
  /** Whether it is a page: then each block of it is a line, and what it quotes begins with “>”. */
  readonly isPage: boolean;
}

/** What is written stands at the beginning; of what hangs on a mail nothing has to be read. */
const mostBytes = 2_000_000;

/** Undefined where it is so put together that no reader of mails takes it apart. */
export async function readMail(bytes: Buffer): Promise<SavedMail | undefined> {
  const { default: PostalMime } = await import('postal-mime');
  let mail: Email;
  try {
    mail = await PostalMime.parse(bytes.subarray(0, mostBytes));
  } catch {
    return undefined;
  }
  const { subject = '', text, html, from, headers, ...rest } = mail;
  const authors = headers.filter(({ key }) => key === 'from').map(({ value }) => value);
  return {
    ...rest,
    from: mailAddressesIn(authors.join(', ')).length > 1 ? undefined : from,
    subject: asWindows(subject).replace(/\s+/g, ' ').trim(),
    words: asWindows(text?.trim() || (html === undefined ? '' : await wordsOfPage(html))),
    isPage: !text?.trim() && html !== undefined,
  };
}

/** What windows-1252 has where Unicode has controls, from 80 to 9f. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20 takes windows-1252 for Latin-1; no mail means those controls. */
const asWindows = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (sign) => windows[sign.charCodeAt(0) - 0x80] ?? sign);

const blocks = /^(?:p|div|tr|ul|ol|li|h[1-6]|table|br|blockquote)$/;
const unsaid = /^(?:style|script|head)$/;

/** The words of a page, a line for each block; those that are quoted begin with “>”. */
async function wordsOfPage(html: string): Promise<string> {
  const { default: sax } = await import('sax');
  const page = sax.parser(false, { lowercase: true });
  let [words, hidden, quoted] = ['', 0, 0];
  const line = (): string => (quoted > 0 ? '\n> ' : '\n');
  page.onopentag = ({ name }) => {
    if (unsaid.test(name)) hidden += 1;
    if (name === 'blockquote') quoted += 1;
    if (blocks.test(name)) words += name === 'li' ? `${line()}- ` : line();
  };
  page.onclosetag = (name) => {
    if (unsaid.test(name)) hidden -= 1;
    if (name === 'blockquote') quoted -= 1;
    if (blocks.test(name)) words += line();
  };
  page.ontext = (text) => {
    if (hidden === 0) words += text.replace(/\s+/g, ' ');
  };
  // What is written wrong in a page is read as far as it goes.
  page.onerror = () => page.resume();
  page.write(html).close();
  return words
    .replace(/^>?[^\S\n]*\n/gm, '')
    .replace(/[^\S\n]*\n(?:[^\S\n]|>[^\S\n]*(?=\n|$))*/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

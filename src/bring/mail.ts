/** A mail as programs save it, and the words in it. */
import type { Buffer } from 'node:buffer';
import type { Email } from 'postal-mime';

/** What is read of a mail; what it lacks is undefined. */
export interface SavedMail extends Pick<Email, 'messageId' | 'date' | 'from' | 'attachments'> {
  /** On one line. */
  readonly subject: string;
  /** What is written in it, without what hangs on it; where that is a page, the words of the page. */
  readonly words: string;
}

export async function readMail(bytes: Buffer): Promise<SavedMail> {
  const { default: PostalMime } = await import('postal-mime');
  const { subject = '', text, html, ...mail } = await PostalMime.parse(bytes);
  return {
    ...mail,
    subject: subject.replace(/\s+/g, ' ').trim(),
    words: text?.trim() || (html === undefined ? '' : await wordsOfPage(html)),
  };
}

const blocks = /^(?:p|div|tr|ul|ol|li|h[1-6]|table|br|blockquote)$/;
const unsaid = /^(?:style|script|head)$/;

/** The words of a page, a line for each block. */
async function wordsOfPage(html: string): Promise<string> {
  const { default: sax } = await import('sax');
  const page = sax.parser(false, { lowercase: true });
  let [words, hidden] = ['', 0];
  page.onopentag = ({ name }) => {
    if (unsaid.test(name)) hidden += 1;
    if (blocks.test(name)) words += name === 'li' ? '\n- ' : '\n';
  };
  page.onclosetag = (name) => {
    if (unsaid.test(name)) hidden -= 1;
    if (blocks.test(name)) words += '\n';
  };
  page.ontext = (text) => {
    if (hidden === 0) words += text.replace(/\s+/g, ' ');
  };
  // What is written wrong in a page is read as far as it goes.
  page.onerror = () => page.resume();
  page.write(html).close();
  return words.replace(/[ \t]*\n\s*/g, '\n').trim();
}

/** Notes that were sent round: the words of a mail that was saved as a file. */
import { Buffer } from 'node:buffer';
import { Refusal } from '../../text/refusal.js';

/** A header of those that mail programs write, and nobody else. */
const technical = /^(?:mime-version|message-id|received|return-path|delivered-to|x-[\w-]+):/i;
const header = /^(?:[!-9;-~]+:|[ \t]+\S|From \S+@\S)/;

/** Whether it is a mail as programs save it: nothing but headers up to the first blank line. */
function isMail(bytes: Buffer): boolean {
  const lines = bytes.subarray(0, 65_536).toString('latin1').split(/\r?\n/);
  const headers = lines.slice(0, Math.max(lines.indexOf(''), 0));
  return (
    headers.length > 1 &&
    headers.every((line) => header.test(line)) &&
    headers.some((line) => technical.test(line))
  );
}

/**
 * What is written in a mail, under its subject, in UTF-8; anything else as it is. What a mail says of
 * senders, receivers and days is no note, and neither is what hangs on it.
 * @throws Refusal `notes-not-text` where nothing is written in it
 */
export async function outOfMail(bytes: Buffer): Promise<Buffer> {
  if (!isMail(bytes)) return bytes;
  const { default: PostalMime } = await import('postal-mime');
  const { subject, text, html } = await PostalMime.parse(bytes);
  const words = text?.trim() || (html === undefined ? '' : await wordsOfPage(html));
  if (words === '') {
    throw new Refusal(
      'notes-not-text',
      'There are no words in this mail, only what hangs on it.',
      'Save what hangs on it as a file of its own, and read that.',
    );
  }
  const title = subject?.replace(/\s+/g, ' ').trim();
  return Buffer.from(title ? `---\ntitle: ${title}\n---\n${words}\n` : words);
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

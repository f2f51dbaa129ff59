/** Notes that were sent round: the words of a mail that was saved as a file. */
import { Buffer } from 'node:buffer';
import { Refusal } from '../../text/refusal.js';
import { readMail } from '../mail.js';

/** A header of those that mail programs write, and nobody else. */
const technical =
  /^(?:mime-version|message-id|received|return-path|delivered-to|content-type|content-transfer-encoding|x-[\w-]+):/i;
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
  const { subject: title = '', words = '' } = (await readMail(bytes)) ?? {};
  if (words === '') {
    throw new Refusal(
      'notes-not-text',
      'There are no words in this mail, only what hangs on it.',
      'Save what hangs on it as a file of its own, and read that.',
    );
  }
  return Buffer.from(title ? `---\ntitle: ${title}\n---\n${words}\n` : words);
}

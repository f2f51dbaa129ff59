/** A passphrase: asked without being shown, or read from a file, and never typed on the command line. */
import { one } from '../cli/parameters.js';
import type { Call } from '../cli/verb.js';
import { readRegularFile } from '../files/read.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';

export const passphraseFile = one(
  'file',
  'a file that holds the passphrase, where nobody can be asked; - reads standard input',
  { placeholder: 'FILE' },
);

/**
 * The passphrase of a backup; a new one is asked twice.
 * @param file where it stands, if it was said
 * @throws Refusal `needs-passphrase`, `empty-passphrase`; as `readRegularFile`
 */
export async function passphraseOf(
  file: string | undefined,
  call: Call,
  how: { readonly isNew: boolean },
): Promise<string> {
  const passphrase = await said(file, call, how);
  if (call.interactive) call.say('Working the passphrase out takes a moment …');
  return passphrase;
}

async function said(
  file: string | undefined,
  call: Call,
  { isNew }: { readonly isNew: boolean },
): Promise<string> {
  if (file !== undefined) {
    const bytes = file === '-' ? call.stdin() : readRegularFile(file, { maxBytes: 4096 });
    const [line = ''] = bytes.toString('utf8').split(/\r?\n/);
    return notEmpty(line, file);
  }
  if (!call.interactive) {
    throw new Refusal(
      'needs-passphrase',
      'This needs a passphrase, and there is no terminal to ask for it in.',
      'Put it in a file that only you can read, and name that with --passphrase-file FILE.',
    );
  }
  const prompter = await call.prompter();
  const ask = (id: string, message: string, validate: (text: string) => true | string) =>
    prompter.input({ id, message, hidden: true, validate });
  const isThere = (text: string): true | string =>
    text !== '' || 'Please type it; four or five words that nobody would guess are a good one.';
  if (!isNew) return ask('passphrase', 'Passphrase:', isThere);
  prompter.say('Without its passphrase nobody can open it: not we either.', 'quiet');
  const passphrase = await ask('passphrase', 'A passphrase, of several words:', isThere);
  await ask('passphrase.again', 'The same again:', (text) => {
    return (
      text === passphrase || 'That was another one. Type the first one again, or press Ctrl-C.'
    );
  });
  return passphrase;
}

function notEmpty(passphrase: string, file: string): string {
  if (passphrase !== '') return passphrase;
  throw new Refusal(
    'empty-passphrase',
    `There is no passphrase in “${visible(file)}”: its first line is empty.`,
    'Write it into the first line, and type the same again.',
  );
}

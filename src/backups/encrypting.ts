/**
 * A backup for nobody without its passphrase, in the format of age (age-encryption.org/v1), which
 * other programs open too: `age --decrypt`.
 */

import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { damagedBackup } from './archive.js';

const beginnings = ['age-encryption.org/v1', '-----BEGIN AGE ENCRYPTED FILE-----'] as const;

const beginsWith = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

export const isEncrypted = (bytes: Uint8Array): boolean =>
  beginnings.some((each) => beginsWith(bytes, each));

/** Takes seconds, so that whoever tries one passphrase after the other gets nowhere. */
export async function encrypted(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(bytes);
}

/** @throws Refusal `wrong-passphrase`, `backup-damaged` */
export async function decrypted(
  bytes: Uint8Array,
  path: string,
  passphrase: string,
): Promise<Uint8Array> {
  const { Decrypter, armor } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    const [, armoured] = beginnings;
    return await decrypter.decrypt(
      beginsWith(bytes, armoured) ? armor.decode(Buffer.from(bytes).toString('latin1')) : bytes,
    );
  } catch (cause) {
    // The library has no other way of telling which it is.
    const isWrong = cause instanceof Error && cause.message.startsWith('no identity matched');
    throw isWrong ? wrongPassphrase(path) : damagedBackup(path);
  }
}

const wrongPassphrase = (path: string): Refusal =>
  new Refusal(
    'wrong-passphrase',
    `That is not the passphrase of “${visible(path)}”, so nothing was changed.`,
    'Try again. Without its passphrase nobody can open it: not we either.',
  );

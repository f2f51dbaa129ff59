/**
 * A backup for nobody without its passphrase, in the format of age (age-encryption.org/v1), which
 * other programs open too: `age --decrypt`.
 */

import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { damagedBackup } from './archive.js';
import { passphraseKey } from './passphrase-key.js';

const beginnings = ['age-encryption.org/v1', '-----BEGIN AGE ENCRYPTED FILE-----'] as const;

const beginsWith = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

export const isEncrypted = (bytes: Uint8Array): boolean =>
  beginnings.some((each) => beginsWith(bytes, each));

/** What a passphrase locks and unlocks. */
interface Lock {
  /** Takes a second, so that whoever tries one passphrase after the other gets nowhere. */
  encrypted(bytes: Uint8Array): Promise<Uint8Array>;
  /** @throws Refusal `wrong-passphrase`, `backup-damaged` */
  decrypted(bytes: Uint8Array, path: string): Promise<Uint8Array>;
}

export async function lockOf(passphrase: string): Promise<Lock> {
  const { Decrypter, Encrypter, Stanza, armor } = await import('age-encryption');
  const key = passphraseKey(passphrase, Stanza);
  const encrypter = new Encrypter();
  encrypter.addRecipient(key);
  const decrypter = new Decrypter();
  decrypter.addIdentity(key);
  return {
    encrypted: (bytes) => encrypter.encrypt(bytes),
    decrypted: (bytes, path) => unlocked(bytes, path, decrypter, armor),
  };
}

type Age = typeof import('age-encryption');

async function unlocked(
  bytes: Uint8Array,
  path: string,
  decrypter: InstanceType<Age['Decrypter']>,
  armor: Age['armor'],
): Promise<Uint8Array> {
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

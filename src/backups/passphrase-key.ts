/**
 * A passphrase as age writes and reads it: the scrypt stanza of age-encryption.org/v1. The library
 * works it out in JavaScript, which takes twice as long, and anew for each file.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import type { Identity, Recipient, Stanza } from 'age-encryption';

/** As age has it: 2 to the power of this, in the memory of 256 MB. */
const workFactor = 18;
/** What would take more was made to keep somebody waiting. */
const mostWork = 20;

const label = Buffer.from('age-encryption.org/v1/scrypt');
const zeros = Buffer.alloc(12);
const tagLength = 16;
const cipher = 'chacha20-poly1305';

/** Locks and unlocks files. A file that it has locked is unlocked without working it out once more. */
export function passphraseKey(
  passphrase: string,
  StanzaOf: typeof Stanza,
): Recipient & Pick<Identity, 'unwrapFileKey'> {
  const known = new Map<string, Buffer>();
  const keyFor = (salt: Buffer, work: number): Buffer => {
    const name = `${work} ${salt.toString('base64')}`;
    const key =
      known.get(name) ??
      scryptSync(passphrase, Buffer.concat([label, salt]), 32, {
        ...{ N: 2 ** work, r: 8, p: 1 },
        maxmem: 2 ** (work + 11),
      });
    known.set(name, key);
    return key;
  };
  return {
    wrapFileKey(fileKey) {
      const salt = randomBytes(16);
      const lock = createCipheriv(cipher, keyFor(salt, workFactor), zeros, {
        authTagLength: tagLength,
      });
      const body = Buffer.concat([lock.update(fileKey), lock.final(), lock.getAuthTag()]);
      const said = salt.toString('base64').replace(/=+$/, '');
      return [new StanzaOf(['scrypt', said, String(workFactor)], new Uint8Array(body))];
    },
    unwrapFileKey(stanzas) {
      const mine = stanzas.find(({ args: [kind] }) => kind === 'scrypt');
      if (!mine) return null;
      const [, said = '', work = ''] = mine.args;
      const salt = Buffer.from(said, 'base64');
      const isSound =
        stanzas.length === 1 &&
        mine.args.length === 3 &&
        salt.length === 16 &&
        mine.body.length === 16 + tagLength &&
        /^[1-9]\d?$/.test(work) &&
        Number(work) <= mostWork;
      if (!isSound) throw new Error('this is no stanza of age’s');
      const unlock = createDecipheriv(cipher, keyFor(salt, Number(work)), zeros, {
        authTagLength: tagLength,
      });
      unlock.setAuthTag(mine.body.subarray(-tagLength));
      const fileKey = unlock.update(mine.body.subarray(0, -tagLength));
      try {
        unlock.final();
        return new Uint8Array(fileKey);
      } catch {
        return null;
      }
    },
  };
}

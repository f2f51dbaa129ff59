/**
 * Seals: what a person typed is covered by the chain through the seal of each text alone, so that
 * one can be forgotten, for good, while every digest still holds.
 *
 * The salt of a text comes from the entry's secret and the text's place; the seal is the digest of
 * salt and text. As long as nothing is forgotten neither is kept. Whoever forgets a text keeps its
 * seal and the salts of the others, and throws the secret away: with it a guess could be tried.
 */
import { hash, randomFillSync } from 'node:crypto';

export type Json = unknown;

/** What is kept once something was forgotten, by the texts' places: the seal of what is gone, else the salt. */
export type Kept = Readonly<Record<string, { readonly seal: string } | { readonly salt: string }>>;

/** What opens the seals of an entry's words: its secret, or what was kept in its place. */
export type Opener = { readonly secret: Buffer } | { readonly kept: Kept };

const secretBytes = 16;
const saltBytes = 16;

const bytes = (text: string | Buffer): Buffer =>
  typeof text === 'string' ? Buffer.from(text) : text;

// In one piece: a hash object for each text costs several times what hashing it does.
const joined = (first: string | Buffer, then: string | Buffer): Buffer =>
  Buffer.concat([bytes(first), bytes(then)]);

export const sha256 = (first: string | Buffer, then: string | Buffer = ''): Buffer =>
  hash('sha256', joined(first, then), 'buffer');

/** Gives secrets; drawn by the hundred, since a call for each would cost more than the rest. */
export function openSecrets(): () => Buffer {
  let drawn = Buffer.alloc(0);
  return () => {
    if (drawn.length === 0) drawn = randomFillSync(Buffer.alloc(secretBytes * 100));
    const secret = drawn.subarray(0, secretBytes);
    drawn = drawn.subarray(secretBytes);
    return secret;
  };
}

const saltAt = (secret: Buffer, place: string): Buffer =>
  sha256(secret, place).subarray(0, saltBytes);

const sealOf = (salt: Buffer, text: string): string =>
  hash('sha256', joined(salt, text), 'base64url');

const step = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Each text in `words` replaced by what `at` makes of it; its place is a JSON Pointer. */
function eachText(words: Json, at: (text: string | null, place: string) => Json, place = ''): Json {
  if (typeof words === 'string' || words === null) return at(words, place);
  if (Array.isArray(words)) return words.map((each, i) => eachText(each, at, `${place}/${i}`));
  if (typeof words !== 'object') return words;
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      eachText(value, at, `${place}/${step(key)}`),
    ]),
  );
}

/**
 * The words with a seal in place of each text.
 * @throws where what was kept does not fit the words
 */
export function sealed(words: Json, opener: Opener): Json {
  if ('secret' in opener) {
    const { secret } = opener;
    return eachText(words, (text, place) =>
      text === null ? null : sealOf(saltAt(secret, place), text),
    );
  }
  const { kept } = opener;
  return eachText(words, (text, place) => {
    const here = kept[place];
    if (text === null) return here && 'seal' in here ? here.seal : null;
    if (!here || !('salt' in here)) throw new Error(`no salt for ${place}`);
    return sealOf(Buffer.from(here.salt, 'base64url'), text);
  });
}

/** The words with what `gone` is in place of each text that was forgotten. */
export const withGaps = (words: Json, kept: Kept, gone: string): Json =>
  eachText(words, (text, place) => {
    const here = kept[place];
    return text === null && here && 'seal' in here ? gone : text;
  });

/** The places of all texts in `words`, with the texts. */
export function texts(words: Json): Array<readonly [place: string, text: string]> {
  const found: Array<readonly [string, string]> = [];
  eachText(words, (text, place) => {
    if (text !== null) found.push([place, text]);
    return null;
  });
  return found;
}

/** The words without the texts that `forgets` names by their places, and what has to be kept of them. */
export function forgetting(
  words: Json,
  opener: Opener,
  forgets: (place: string) => boolean,
): { readonly words: Json; readonly kept: Kept } {
  const kept: Record<string, { seal: string } | { salt: string }> =
    'kept' in opener ? { ...opener.kept } : {};
  const saltOf = (place: string): Buffer => {
    if ('secret' in opener) return saltAt(opener.secret, place);
    const here = opener.kept[place];
    if (!here || !('salt' in here)) throw new Error(`no salt for ${place}`);
    return Buffer.from(here.salt, 'base64url');
  };
  const left = eachText(words, (text, place) => {
    if (text === null) return null;
    const salt = saltOf(place);
    if (forgets(place)) {
      kept[place] = { seal: sealOf(salt, text) };
      return null;
    }
    kept[place] = { salt: salt.toString('base64url') };
    return text;
  });
  return { words: left, kept };
}

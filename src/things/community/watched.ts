import { json, key, reference, word } from '../field.js';
import { optional, type PayloadOf } from '../payload.js';

/**
 * Somebody was forgotten whose name or address may come again. It is known by digests alone, and
 * these stay when all else of them goes: they are none of the words that can be forgotten.
 */
export const namesWatched = {
  /** Unknown where another ledger of the community had forgotten them. */
  member: optional(reference('member')),
  /** What the digests are made with: the same in every entry of a ledger. */
  key: key(),
  digests: json<readonly string[]>(),
  /** How many words their names and addresses have, so that texts are looked through for no others. */
  words: json<readonly number[]>(),
  /** What stands in their place: "a former member", in the community's language. */
  instead: word<string>(),
};
export type NamesWatched = PayloadOf<typeof namesWatched>;

import { withoutTitle } from '../../text/names.js';
import { wordsKey } from '../../text/near.js';
import { nameKey } from '../../text/text.js';
import type { Reader } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import { allSpellings, namesMet } from '../../things/unmatched/list.js';

/** A person as a row names them; `email` helps to find them and `written` is what will wait. */
export interface Mention {
  readonly written: string;
  readonly handle: string | null;
  readonly email?: string | null;
  /** Where they are from, as it stood beside the name: for whoever turns out to be new. */
  readonly organisation?: string | null;
}

/** Whom a mention means: one member, nobody who is known, or not clearly one. */
export type NameMatch =
  | { readonly is: 'member'; readonly id: Id }
  | { readonly is: 'unknown' }
  | { readonly is: 'unclear' };

/** What a spelling is to its member. */
export type SpellingKind = 'name' | 'handle' | 'email' | 'alias';

/**
 * Who is meant by a name in a file. Only exact spellings count (name, handle, address, alias; case
 * and blanks folded), and where there is none, one that differs by accents, hyphens or a title (“Dr.”)
 * alone: a guess would put one person's doings on record as another's. A handle is looked for among handles: somebody whose name reads like it may be another person.
 */
export interface NameMatcher {
  find(mention: Mention): NameMatch;
  /** The members known by exactly this spelling, whatever it is to them. */
  known(spelling: string): readonly Id[];
  /** Those to whom the spelling is just that. */
  knownAs(spelling: string, as: 'name' | 'handle' | 'email'): readonly Id[];
  /** Those whose name differs from it by accents, hyphens, apostrophes or a title (“Dr.”) at most. */
  alike(name: string): readonly Id[];
  /** Whether some member’s name begins with that word: “Ann”, where there is an Ann Lee. */
  isGivenName(word: string): boolean;
  /** Those whose name begins with that word. */
  calledSo(word: string): readonly Id[];
  /** From now on the spelling means this member too. */
  learn(id: Id, spelling: string, as: SpellingKind): void;
  /** From now on this name beside this handle means this member, whatever else they mean alone. */
  settle(mention: Mention, id: Id): void;
}

/** A spelling and the handle beside it, as they are compared. */
export const mentionKey = ({ written, handle }: Mention): string =>
  `${nameKey(written)}\n${nameKey(handle ?? '')}`;

/** A name without what people are addressed by. */
const untitledKey = (name: string): string => wordsKey(withoutTitle(name));

type Index = Map<string, Id[]>;

const none: readonly Id[] = [];

function put(index: Index, key: string, id: Id): void {
  const ids = index.get(key);
  if (!ids) index.set(key, [id]);
  else if (!ids.includes(id)) ids.push(id);
}

export function nameMatcher(reader: Reader): NameMatcher {
  const names: Index = new Map();
  const alike: Index = new Map();
  const untitled: Index = new Map();
  const handles: Index = new Map();
  const emails: Index = new Map();
  // An alias may have been written anywhere.
  const indexes: Record<SpellingKind, readonly Index[]> = {
    name: [names],
    handle: [handles],
    email: [emails],
    alias: [names, handles, emails],
  };
  const add = (spelling: string, id: Id, as: SpellingKind): void => {
    for (const index of indexes[as]) put(index, nameKey(spelling), id);
    if (as !== 'name' && as !== 'alias') return;
    put(alike, wordsKey(spelling), id);
    put(untitled, untitledKey(spelling), id);
  };
  for (const { spelling, member, as } of allSpellings(reader)) add(spelling, member, as);
  const settled = new Map<string, Id>();
  for (const { written, handle, member } of namesMet(reader)) {
    if (member !== null) settled.set(mentionKey({ written, handle }), member);
  }
  let given: Index | undefined;
  const byGivenName = (): Index => {
    if (given === undefined) {
      given = new Map();
      for (const [name, ids] of names) {
        for (const id of ids) put(given, name.split(' ')[0] ?? name, id);
      }
    }
    return given;
  };
  // The same few hundred people stand in thousands of rows.
  const found = new Map<string, NameMatch>();

  const look = (mention: Mention): NameMatch => {
    const before = settled.get(mentionKey(mention));
    if (before !== undefined) return { is: 'member', id: before };
    const { written, handle, email } = mention;
    const name = nameKey(written);
    // People put handles and addresses where a name is asked for, but a name comes first.
    const named =
      names.get(name) ??
      handles.get(name) ??
      emails.get(name) ??
      alike.get(wordsKey(written)) ??
      untitled.get(untitledKey(written)) ??
      none;
    const nicked = (handle && handles.get(nameKey(handle))) || none;
    const addressed = (email && emails.get(nameKey(email))) || none;
    // A handle is one person's; an address may be an office's, and tells only namesakes apart.
    const [first, second] = [named, nicked].filter((ids) => ids.length > 0);
    if (!first) return { is: addressed.length > 0 ? 'unclear' : 'unknown' };
    const both = second ? first.filter((id) => second.includes(id)) : first;
    const told = both.length > 1 ? both.filter((id) => addressed.includes(id)) : both;
    const [only, another] = told;
    return only !== undefined && another === undefined
      ? { is: 'member', id: only }
      : { is: 'unclear' };
  };

  return {
    known(spelling) {
      const key = nameKey(spelling);
      return [...new Set([names, handles, emails].flatMap((index) => index.get(key) ?? []))];
    },
    knownAs: (spelling, as) =>
      ({ name: names, handle: handles, email: emails })[as].get(nameKey(spelling)) ?? none,
    alike: (name) => [
      ...new Set([
        ...(alike.get(wordsKey(name)) ?? none),
        ...(untitled.get(untitledKey(name)) ?? none),
      ]),
    ],
    isGivenName: (word) => byGivenName().has(nameKey(word)),
    calledSo: (word) => byGivenName().get(nameKey(word)) ?? none,
    find(mention) {
      const key = `${mention.written}\n${mention.handle ?? ''}\n${mention.email ?? ''}`;
      let meant = found.get(key);
      if (!meant) {
        meant = look(mention);
        found.set(key, meant);
      }
      return meant;
    },
    learn(id, spelling, as) {
      add(spelling, id, as);
      given = undefined;
      found.clear();
    },
    settle(mention, id) {
      settled.set(mentionKey(mention), id);
      found.clear();
    },
  };
}

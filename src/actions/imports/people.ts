import type { Id } from '../../core/entity.js';
import { nameKey } from '../../core/text.js';
import { allSpellings, namesMet } from '../../ledger/facts/imports.js';
import type { Reader } from '../../ledger/reader.js';

/** A person as a row names them; `email` helps to find them and `written` is what will wait. */
export interface Mention {
  readonly written: string;
  readonly handle: string | null;
  readonly email?: string | null;
}

/** Whom a mention means: one member, nobody who is known, or not clearly one. */
export type Meant =
  | { readonly is: 'member'; readonly id: Id }
  | { readonly is: 'unknown' }
  | { readonly is: 'unclear' };

/**
 * Who is meant by a name in a file. Only exact spellings count (name, handle, address, alias; case
 * and blanks folded): a guess would put one person's doings on record as another's.
 */
export interface People {
  find(mention: Mention): Meant;
  /** The members known by exactly this spelling. */
  known(spelling: string): readonly Id[];
  /** From now on the spelling means this member too. */
  learn(id: Id, spelling: string): void;
  /** From now on this name beside this handle means this member, whatever else they mean alone. */
  settle(mention: Mention, id: Id): void;
}

/** A spelling and the handle beside it, as they are compared. */
export const mentionKey = ({ written, handle }: Mention): string =>
  `${nameKey(written)}\n${nameKey(handle ?? '')}`;

export function openPeople(reader: Reader): People {
  const bySpelling = new Map<string, Id[]>();
  const add = (key: string, id: Id): void => {
    const ids = bySpelling.get(key);
    if (!ids) bySpelling.set(key, [id]);
    else if (!ids.includes(id)) ids.push(id);
  };
  for (const { exact, member } of allSpellings(reader)) add(exact, member);
  const settled = new Map<string, Id>();
  for (const { written, handle, member } of namesMet(reader)) {
    if (member !== null) settled.set(mentionKey({ written, handle }), member);
  }
  // The same few hundred people stand in thousands of rows.
  const found = new Map<string, Meant>();

  const known = (spelling: string): readonly Id[] => bySpelling.get(nameKey(spelling)) ?? [];

  const look = (mention: Mention): Meant => {
    const before = settled.get(mentionKey(mention));
    if (before !== undefined) return { is: 'member', id: before };
    const hits = [mention.written, mention.handle, mention.email]
      .flatMap((spelling) => (spelling ? [known(spelling)] : []))
      .filter((ids) => ids.length > 0);
    const [first, ...others] = hits;
    if (!first) return { is: 'unknown' };
    const [only, another] = first.filter((id) => others.every((ids) => ids.includes(id)));
    return only !== undefined && another === undefined
      ? { is: 'member', id: only }
      : { is: 'unclear' };
  };

  return {
    known,
    find(mention) {
      const key = `${mention.written}\n${mention.handle ?? ''}\n${mention.email ?? ''}`;
      let meant = found.get(key);
      if (!meant) {
        meant = look(mention);
        found.set(key, meant);
      }
      return meant;
    },
    learn(id, spelling) {
      add(nameKey(spelling), id);
      found.clear();
    },
    settle(mention, id) {
      settled.set(mentionKey(mention), id);
      found.clear();
    },
  };
}

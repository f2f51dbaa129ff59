/** What files said of things, so that the next one shows who has changed what. */

import { hash } from 'node:crypto';
import { communityId } from '../../things/community/thing.js';
import type { AnyEvent } from '../../things/index.js';
import type { Transaction } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import { saidByFiles } from '../../things/unmatched/list.js';
import type { Day } from '../../time/day.js';

/** What the files that were brought in say of each thing, field by field, as short digests. */
export interface SaidByFiles {
  /** What the latest file said of it; undefined where none did. */
  before(kind: string, of: Id, field: string): string | undefined;
  /** Those of which a file of that kind has said anything. */
  speaksOf<Thing extends { readonly id: Id }>(kind: string, all: readonly Thing[]): Thing[];
  note(kind: string, of: Id, field: string, value: string | null): void;
  /** Puts on record what is said now and was not before. */
  flush(): void;
}

/** Long enough to tell two values of a field apart, and too short to be read back. */
export const digestOf = (value: string | null): string =>
  value === null || value === '' ? '' : hash('sha256', value).slice(0, 6);

// Whatever is kept here refers to nobody: it is only ever compared.
const keys = new Map<Id, string>();
/** What a thing is called among what files said, be it spoken of or the place where somebody stands. */
export function keyOf(id: Id): string {
  const key = keys.get(id) ?? hash('sha256', id).slice(0, 12);
  keys.set(id, key);
  return key;
}

type Said = Map<string, Map<string, string>>;

export function saidBefore(
  transaction: Transaction,
  today: Day,
  record: (events: readonly AnyEvent[]) => void,
): SaidByFiles {
  const kinds = new Map<string, Said>();
  const news = new Map<string, Record<string, Record<string, string>>>();
  const of = (kind: string): Said => {
    let said = kinds.get(kind);
    if (!said) {
      said = new Map();
      for (const each of saidByFiles(transaction.reader, kind)) {
        for (const [key, fields] of Object.entries(each)) {
          said.set(key, new Map([...(said.get(key) ?? []), ...Object.entries(fields)]));
        }
      }
      kinds.set(kind, said);
    }
    return said;
  };
  return {
    before: (kind, id, field) => of(kind).get(keyOf(id))?.get(field),
    speaksOf: (kind, all) => all.filter(({ id }) => of(kind).has(keyOf(id))),
    note(kind, id, field, value) {
      const [said, key, digest] = [of(kind), keyOf(id), digestOf(value)];
      const fields = said.get(key) ?? new Map<string, string>();
      if (fields.get(field) === digest) return;
      said.set(key, fields.set(field, digest));
      const fresh = news.get(kind) ?? {};
      fresh[key] = { ...fresh[key], [field]: digest };
      news.set(kind, fresh);
    },
    flush() {
      for (const [kind, said] of news) {
        const data = { kind, said };
        record([{ kind: 'community.file-read', subject: communityId, on: today, data }]);
      }
      news.clear();
    },
  };
}

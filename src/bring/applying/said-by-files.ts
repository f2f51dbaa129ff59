/** What files said of things, so that the next one shows who has changed what. */

import { hash } from 'node:crypto';
import { filesRead } from '../../things/community/thing.js';
import type { AnyEvent } from '../../things/index.js';
import type { Transaction } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import { saidByFiles } from '../../things/unmatched/list.js';
import type { Day } from '../../time/day.js';

/** What the files that were brought in say of each thing, field by field, as short digests. */
export interface SaidByFiles {
  /** What the latest file said of it; undefined where none did. */
  before(kind: string, of: Id, field: string): string | undefined;
  /** All that files of that kind said, by thing. */
  things(kind: string): ReadonlyMap<Id, ReadonlyMap<string, string>>;
  note(kind: string, of: Id, field: string, digest: string): void;
  /** Puts on record what is said now and was not before. */
  flush(): void;
}

/** Long enough to tell two values of a field apart, and too short to be read back. */
export const digestOf = (value: string | null): string =>
  value === null || value === '' ? '' : hash('sha256', value).slice(0, 6);

export function saidBefore(
  transaction: Transaction,
  today: Day,
  record: (events: readonly AnyEvent[]) => void,
): SaidByFiles {
  const kinds = new Map<string, Map<Id, Map<string, string>>>();
  const news = new Map<string, Record<Id, Record<string, string>>>();
  const of = (kind: string): Map<Id, Map<string, string>> => {
    let said = kinds.get(kind);
    if (!said) {
      said = new Map();
      for (const each of saidByFiles(transaction.reader, kind)) {
        for (const [id, fields] of Object.entries(each)) {
          said.set(id, new Map([...(said.get(id) ?? []), ...Object.entries(fields)]));
        }
      }
      kinds.set(kind, said);
    }
    return said;
  };
  return {
    before: (kind, id, field) => of(kind).get(id)?.get(field),
    things: of,
    note(kind, id, field, digest) {
      const said = of(kind);
      const fields = said.get(id) ?? new Map<string, string>();
      if (fields.get(field) === digest) return;
      said.set(id, fields.set(field, digest));
      const fresh = news.get(kind) ?? {};
      fresh[id] = { ...fresh[id], [field]: digest };
      news.set(kind, fresh);
    },
    flush() {
      for (const [kind, said] of news) record(filesRead(today, kind, said));
      news.clear();
    },
  };
}

/** What files said of things, so that the next one shows who has changed what. */

import { hash } from 'node:crypto';
import type { FileRead } from '../../things/community/file-read.js';
import { communityId } from '../../things/community/thing.js';
import type { AnyEvent } from '../../things/index.js';
import type { Transaction } from '../../things/ledger.js';
import type { Id } from '../../things/thing.js';
import { readByFiles } from '../../things/unmatched/list.js';
import type { Day } from '../../time/day.js';

/** What the files that were brought in say of each thing, field by field, as short digests. */
export interface SaidByFiles {
  /** What the latest file said of it; undefined where none did. A field may be a member's place. */
  before(kind: SaidKind, of: Id, field: string | Id): string | undefined;
  /** Those of which a file of that kind has said anything. */
  speaksOf<Thing extends { readonly id: Id }>(kind: SaidKind, all: readonly Thing[]): Thing[];
  note(kind: SaidKind, of: Id, field: string | Id, value: string | null): void;
  /** Puts on record what is said now and was not before. */
  flush(): void;
}

/** Of what each kind of file speaks that is compared with the next one of its kind. */
const speaksOf = {
  members: 'members',
  meetings: 'meetings',
  attendance: 'meetings',
  commitments: 'commitments',
} as const satisfies Record<string, keyof FileRead>;
export type SaidKind = keyof typeof speaksOf;

/** Long enough to tell two values of a field apart, and too short to be read back. */
export const digestOf = (value: string | null): string =>
  value === null || value === '' ? '' : hash('sha256', value).slice(0, 6);

type Said = Map<Id, Map<string | Id, string>>;

const add = (said: Said, id: Id, field: string | Id, digest: string): void => {
  const fields = said.get(id) ?? new Map<string | Id, string>();
  said.set(id, fields.set(field, digest));
};

export function saidBefore(
  transaction: Transaction,
  today: Day,
  record: (events: readonly AnyEvent[]) => void,
): SaidByFiles {
  const kinds = new Map<SaidKind, Said>();
  const news = new Map<SaidKind, Said>();
  const of = (kind: SaidKind): Said => {
    let said = kinds.get(kind);
    if (!said) {
      said = new Map();
      for (const file of readByFiles(transaction.reader, kind)) unpack(kind, file, said);
      kinds.set(kind, said);
    }
    return said;
  };
  return {
    before: (kind, id, field) => of(kind).get(id)?.get(field),
    speaksOf: (kind, all) => all.filter(({ id }) => of(kind).has(id)),
    note(kind, id, field, value) {
      const digest = digestOf(value);
      if (of(kind).get(id)?.get(field) === digest) return;
      add(of(kind), id, field, digest);
      const fresh: Said = news.get(kind) ?? new Map();
      add(fresh, id, field, digest);
      news.set(kind, fresh);
    },
    flush() {
      for (const [kind, said] of news) {
        const data = packed(kind, said);
        record([{ kind: 'community.file-read', subject: communityId, on: today, data }]);
      }
      news.clear();
    },
  };
}

function packed(kind: SaidKind, said: Said): FileRead {
  const people = new Map<Id, number>();
  const placeOf = (id: Id): string => {
    const place = people.get(id) ?? people.size;
    people.set(id, place);
    return String(place);
  };
  const told = [...said.values()].map((fields) =>
    Object.fromEntries(
      [...fields].map(([field, digest]) => [
        typeof field === 'string' ? field : placeOf(field),
        digest,
      ]),
    ),
  );
  const none = { members: [], meetings: [], commitments: [] };
  const lists = { ...none, ...(people.size > 0 ? { members: [...people.keys()] } : {}) };
  return { kind, ...lists, [speaksOf[kind]]: [...said.keys()], said: told };
}

function unpack(kind: SaidKind, file: FileRead, said: Said): void {
  for (const [at, id] of file[speaksOf[kind]].entries()) {
    for (const [field, digest] of Object.entries(file.said[at] ?? {})) {
      const person = kind === 'attendance' ? file.members[Number(field)] : undefined;
      add(said, id, person ?? field, digest);
    }
  }
}

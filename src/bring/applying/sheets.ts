/** Sheets as the journal keeps them: what each says of things, field by field, as short digests. */

import type { FileRead } from '../../things/community/file-read.js';
import type { Id } from '../../things/thing.js';

/** A file as it is told from others: what it holds and how each field’s column is called, as digests. */
export interface SheetRead {
  readonly sheet: string;
  readonly columns: Readonly<Record<string, string>>;
}

/** Of what each kind of file speaks that is compared with the next one of its kind. */
const speaksOf = {
  members: 'members',
  meetings: 'meetings',
  attendance: 'meetings',
  commitments: 'commitments',
} as const satisfies Record<string, keyof FileRead>;
export type SaidKind = keyof typeof speaksOf;

export type Said = Map<Id, Map<string | Id, string>>;

/** A sheet as its latest state has it. */
export interface Sheet {
  readonly id: string;
  columns: SheetRead['columns'];
  readonly said: Said;
}

export const tell = (said: Said, id: Id, field: string | Id, digest: string): void => {
  const fields = said.get(id) ?? new Map<string | Id, string>();
  said.set(id, fields.set(field, digest));
};

export const nothing = { members: [], meetings: [], commitments: [] };

export function packed(kind: SaidKind, said: Said): FileRead {
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
  const lists = { ...nothing, ...(people.size > 0 ? { members: [...people.keys()] } : {}) };
  return { kind, ...lists, [speaksOf[kind]]: [...said.keys()], said: told };
}

export function unpack(kind: SaidKind, file: FileRead, sheets: Map<string, Sheet>): void {
  // What was read of its days alone says nothing of things.
  if (file.said.length === 0) return;
  const id = file.sheet ?? '';
  const { said } = sheets.get(id) ?? { said: new Map() };
  // The one that was read last stands last.
  sheets.delete(id);
  sheets.set(id, { id, columns: file.columns ?? {}, said });
  for (const [at, of] of file[speaksOf[kind]].entries()) {
    const fields = Object.entries(file.said[at] ?? {});
    if (fields.length === 0) said.delete(of);
    for (const [field, digest] of fields) {
      const person = kind === 'attendance' ? file.members[Number(field)] : undefined;
      tell(said, of, person ?? field, digest);
    }
  }
}

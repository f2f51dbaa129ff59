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
  // Of a meeting, the lines that its notes hold.
  notes: 'meetings',
  // Of each, the mails in which somebody answered.
  replies: 'commitments',
  'replies to invitations': 'meetings',
  'replies to polls': 'polls',
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

export const nothing = { members: [], meetings: [], commitments: [], fields: [], said: [] };

type Told = ReadonlyArray<readonly [place: number, digest: string]>;

function written(told: Told): string {
  let next = 0;
  const cells = told.map(([place, digest]) => {
    const cell = place === next && digest !== '' ? digest : `${place}:${digest}`;
    next = place + 1;
    return cell;
  });
  return cells.join(',');
}

function toldIn(text: string): Told {
  let next = 0;
  return (text === '' ? [] : text.split(',')).map((cell) => {
    const [digest = '', place] = cell.split(':').reverse();
    const at = place === undefined ? next : Number(place);
    next = at + 1;
    return [at, digest];
  });
}

/** The places of fields, given as they are met. */
function placesOf<Field>() {
  const places = new Map<Field, number>();
  return {
    of(field: Field): number {
      const place = places.get(field) ?? places.size;
      places.set(field, place);
      return place;
    },
    all: () => [...places.keys()],
  };
}

export function packed(kind: SaidKind, said: Said): FileRead {
  const [fields, people] = [placesOf<string>(), placesOf<Id>()];
  for (const told of said.values()) {
    for (const of of told.keys()) if (typeof of !== 'string') people.of(of);
  }
  // What is said of a meeting itself stands behind what is said of its people.
  const behind = people.all().length;
  const rows = [...said.values()].map((told) =>
    written(
      [...told]
        .map(([of, digest]): Told[number] => [
          typeof of === 'string' ? behind + fields.of(of) : people.of(of),
          digest,
        ])
        .sort(([one], [other]) => one - other),
    ),
  );
  const lists = { ...nothing, members: people.all(), [speaksOf[kind]]: [...said.keys()] };
  return { kind, ...lists, fields: fields.all(), said: rows };
}

export function unpack(kind: SaidKind, file: FileRead, sheets: Map<string, Sheet>): void {
  // What was read of its days alone says nothing of things.
  if (file.said.length === 0) return;
  const id = file.sheet ?? '';
  const { said } = sheets.get(id) ?? { said: new Map() };
  // The one that was read last stands last.
  sheets.delete(id);
  sheets.set(id, { id, columns: file.columns ?? {}, said });
  for (const [at, of] of (file[speaksOf[kind]] ?? []).entries()) {
    const told = toldIn(file.said[at] ?? '');
    if (told.length === 0) said.delete(of);
    for (const [place, digest] of told) {
      const field =
        kind === 'attendance'
          ? (file.members[place] ?? file.fields[place - file.members.length])
          : file.fields[place];
      if (field !== undefined) tell(said, of, field, digest);
    }
  }
}

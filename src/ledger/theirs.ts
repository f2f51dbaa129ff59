/** What is somebody's by what it is, and not by what it reads. */
import type { Unnamed } from '../text/hiding.js';
import { nameKey } from '../text/text.js';
import type { Reader } from '../things/ledger.js';
import type { Id } from '../things/thing.js';

/** What a file said, row by row, as digests. */
export const fileReadKind = 'community.file-read';

/** The entries, things and texts of files that are theirs. */
export function theirsIn(
  reader: Reader,
  { ids, people }: { readonly ids: readonly Id[]; readonly people: readonly Unnamed[] },
) {
  const mentioned = `seq IN (SELECT seq FROM mention WHERE thing IN (${ids.join(', ')}))`;
  const subjects = (kind: string): Id[] =>
    [...reader.entries(`kind = '${kind}' AND ${mentioned}`)].map(({ subject }) => subject);
  const keys = new Set(
    people.flatMap(({ name, others }) => [name, ...others]).map((each) => nameKey(each)),
  );
  const spelled = [...reader.entries("kind = 'name.met'")].filter(({ data }) =>
    [data.written, data.handle].some((each) => typeof each === 'string' && keys.has(nameKey(each))),
  );
  const { reasons, held } = inTheirHands(reader, ids);
  return {
    given: new Set(subjects('contribution.given')),
    spellings: new Set([...subjects('name.matched'), ...spelled.map(({ subject }) => subject)]),
    reasons,
    rows: rowsOfFiles(reader, (id) => ids.includes(id) || held.has(id)),
  };
}

/** The commitments that were ever somebody’s, and the entries that say why they moved or ended one. */
function inTheirHands(reader: Reader, ids: readonly Id[]) {
  const reasons = new Set<number>();
  const held = new Set<Id>();
  const holder = new Map<Id, unknown>();
  for (const { seq, kind, subject, data } of reader.entries("kind GLOB 'commitment.*'")) {
    if ('why' in data && ids.includes(holder.get(subject) as Id)) reasons.add(seq);
    if (kind === 'commitment.offered' || kind === 'commitment.taken') {
      holder.set(subject, data.by);
    }
    if (kind === 'commitment.passed-on') holder.set(subject, data.to);
    if (kind === 'commitment.handed-back') holder.delete(subject);
    if (ids.includes(holder.get(subject) as Id)) held.add(subject);
  }
  return { reasons, held };
}

/** What files said, row by row, of those that are meant: "entry place". */
function rowsOfFiles(reader: Reader, isMeant: (id: Id) => boolean): Set<string> {
  const fields = new Map(
    reader
      .all<{ seq: number; fields: string }>(
        `SELECT seq, words_fields AS fields FROM entry WHERE kind = '${fileReadKind}'`,
      )
      .map(({ seq, fields }) => [seq, fields.split(',').indexOf('said')]),
  );
  return new Set(
    [...reader.entries(`kind = '${fileReadKind}'`)].flatMap(({ seq, data }) => {
      const of = data[data.kind as string];
      if (!Array.isArray(of)) return [];
      return (of as Id[]).flatMap((id, at) =>
        isMeant(id) ? [`${seq} /${fields.get(seq)}/${at}`] : [],
      );
    }),
  );
}

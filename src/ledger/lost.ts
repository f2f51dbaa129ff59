/** What of a damaged ledger could not be rescued, by the numbers that its log had. */
import { thingOf } from '../things/index.js';
import type { KeptEntry } from './proving.js';
import type { Row } from './row.js';

/** Entries that follow each other in the log and are lost for one reason. */
export interface Lost {
  readonly from: number;
  readonly to: number;
  /** They can’t be read, are not what was written, or can’t stand without others that are lost. */
  readonly why: 'unreadable' | 'changed' | 'baseless';
  /** What they are about, as far as that is known: "commitment". */
  readonly things: readonly string[];
  /** When what stands around them was put on record: milliseconds since 1970, UTC. */
  readonly since: number | undefined;
  readonly until: number | undefined;
}

export function lostOf({
  kept,
  changed,
  baseless,
  entries,
}: {
  readonly kept: readonly KeptEntry[];
  readonly changed: readonly Row[];
  readonly baseless: readonly Row[];
  readonly entries: number | undefined;
}): Lost[] {
  const known = new Map<number, Pick<Lost, 'why'> & { readonly row: Row }>([
    ...changed.map((row) => [row.seq, { why: 'changed' as const, row }] as const),
    ...baseless.map((row) => [row.seq, { why: 'baseless' as const, row }] as const),
  ]);
  const there = new Map(kept.map(({ row }) => [row.seq, row]));
  const end = entries ?? Math.max(0, ...there.keys(), ...baseless.map(({ seq }) => seq));
  const found: Lost[] = [];
  let since: number | undefined;
  for (let seq = 1; seq <= end; seq += 1) {
    const row = there.get(seq);
    if (row) {
      since = row.recorded_at;
      closeRun(found, since);
      continue;
    }
    const of = known.get(seq);
    const why = of?.why ?? 'unreadable';
    const last = found.at(-1);
    // What a changed entry says of itself may be what was changed.
    const things = of ? [thingOf(of.row.kind) ?? 'undoing'] : [];
    if (last?.to === seq - 1 && last.why === why) {
      const all = [...new Set([...last.things, ...things])];
      found[found.length - 1] = { ...last, to: seq, things: all };
    } else {
      found.push({ from: seq, to: seq, why, things, since, until: undefined });
    }
  }
  return found;
}

/** Says of what was lost just before when the next that is there was put on record. */
function closeRun(found: Lost[], until: number): void {
  for (let i = found.length - 1; i >= 0 && found[i]?.until === undefined; i -= 1) {
    found[i] = { ...(found[i] as Lost), until };
  }
}

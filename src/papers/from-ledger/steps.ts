/** Dates that were changed, and hands that commitments passed through, each commitment once. */

import type { Because, CommitmentEvents } from '../../things/commitment/events.js';
import { type Commitment, dueOf, ownerOf } from '../../things/commitment/fields.js';
import {
  datesMoved,
  dueOn,
  handedOnThen,
  holderOn,
  ownerOn,
} from '../../things/commitment/terms.js';
import { commitment } from '../../things/commitment/thing.js';
import { historyOf } from '../../things/history.js';
import type { Entry, Reader } from '../../things/ledger.js';
import { whoseIn } from '../../things/member/list.js';
import { ifHere } from '../../things/member/terms.js';
import { fold, type Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import { news } from './changes.js';
import type { FactsContext } from './context.js';

type Kind = keyof CommitmentEvents;

const redated = ['commitment.moved', 'commitment.dated', 'commitment.undated'] as const;

/** What became of a commitment within the window, told once however often it changed. */
interface Step {
  readonly id: Id;
  /** As the document before knew it, or else as it was before the first of the changes. */
  readonly before: Commitment;
  /** What happened, the last of it last. */
  readonly entries: readonly Entry[];
  readonly last: Entry;
}

// The journal is asked, and not the tables: what was put right on its very day is no step there, and
// is one all the same since a document that was given out in between.
function stepsIn(context: FactsContext, kinds: readonly Kind[]): Step[] {
  const { reader, window, since } = context;
  const found = new Map<Id, Set<number>>();
  for (const { id, seq } of reader.all<{ id: Id; seq: number }>(news(...kinds), window)) {
    found.set(id, (found.get(id) ?? new Set()).add(seq));
  }
  const known = new Map(context.stands('commitment').map(({ id, was }) => [id, was]));
  return (
    [...found]
      .flatMap(([id, seqs]) => stepOf(reader, id, seqs) ?? [])
      // What no document has told of yet is told as it is, and not by what it was meanwhile.
      .flatMap((step) => {
        const before = since === null ? step.before : known.get(step.id);
        return before === undefined ? [] : [{ ...step, before }];
      })
      .sort((a, b) =>
        a.last.on === b.last.on ? b.last.seq - a.last.seq : a.last.on < b.last.on ? 1 : -1,
      )
  );
}

function stepOf(reader: Reader, id: Id, seqs: ReadonlySet<number>): Step | undefined {
  let state: Commitment | undefined;
  let step: Step | undefined;
  // With another date on the day on which somebody takes it, it is as it was before they did.
  let taking: { readonly on: Day; readonly before: Commitment } | undefined;
  for (const entry of historyOf(reader, id)) {
    const { on, kind } = entry;
    const isTaking = kind === 'commitment.taken' || kind === 'commitment.passed-on';
    if (state && isTaking && taking?.on !== on) taking = { on, before: state };
    if (state && seqs.has(entry.seq)) {
      const before = taking?.on === on && !isTaking ? taking.before : state;
      const entries = [...(step?.entries ?? []), entry];
      step = { id, before: step?.before ?? before, entries, last: entry };
    }
    // Whoever held it then may have been found to be somebody else since.
    else if (step && kind === 'commitment.one-person') {
      step = { ...step, before: fold(commitment, step.before, entry) };
    }
    state = fold<Commitment>(commitment, state, entry);
  }
  return step;
}

/**
 * What had another date than it has now, or none, and why it was changed last; the latest first. What
 * somebody has taken since, with a date of theirs, is told of as taken, and what was passed on with
 * another day as that.
 */
export function movesIn(
  context: FactsContext,
): ReadonlyArray<Because & { readonly id: Id; readonly from: Day | null }> {
  const whose = whoseIn(context.reader);
  const day = context.asOf;
  return stepsIn(context, redated).flatMap(({ id, before, entries, last }) => {
    const now = context.reader.get('commitment', id);
    if (now === undefined) return [];
    const moves = datesMoved(now).map(({ to }) => to);
    const isOwn = ({ on }: Entry) =>
      dueOf(before) === null ? !handedOnThen(now, on) : moves.includes(on);
    if (dueOn.of(now, day) !== null && !entries.some(isOwn)) return [];
    const wasLooking = ifHere.of(ownerOf(before), day, whose) === null;
    if (wasLooking && holderOn.of(now, day, whose) !== null) return [];
    const { because = null, why = null } = now.dues.findLast(({ to }) => to === last.on) ?? {};
    return [{ id, from: dueOf(before), because, why }];
  });
}

/** What was handed back and is with nobody on the day, and why; the latest first. */
export const handedBackIn = (context: FactsContext): ReadonlyArray<Because & { readonly id: Id }> =>
  stepsIn(context, ['commitment.handed-back']).flatMap(({ id, last }) => {
    const now = context.reader.get('commitment', id);
    if (!now || ownerOn.of(now, context.asOf) !== null) return [];
    const { because, why } = last.data as CommitmentEvents['commitment.handed-back'];
    return [{ id, because, why }];
  });

/** What was with somebody else than it is now; the latest first. */
export const handoversIn = (
  context: FactsContext,
): ReadonlyArray<{ readonly id: Id; readonly from: Id }> =>
  stepsIn(context, ['commitment.passed-on']).flatMap(({ id, before }) => {
    const from = ownerOf(before);
    return from === null ? [] : [{ id, from }];
  });

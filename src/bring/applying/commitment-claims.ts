/** Which commitment on record each row of a file means. */

import { isSlip, likeness, nameWords } from '../../text/near.js';
import { Refusal } from '../../text/refusal.js';
import { nameKey } from '../../text/text.js';
import { type Commitment, dueOf } from '../../things/commitment/fields.js';
import { isForgotten } from '../../things/member/terms.js';
import type { Id } from '../../things/thing.js';
import { allCommitments } from '../../things/unmatched/list.js';
import { formatDay } from '../../time/day.js';
import { openOrClosed, whoKey, whoseNow } from './commitment-changes.js';
import type { OwnedRow } from './commitment-row.js';
import { askAbout, atLine, type ImportRun } from './import-run.js';
import { type SheetFound, shortDigest } from './said-by-files.js';

const kind = 'commitments';

/** `stays`: it is what somebody had who was forgotten, and of whom the row says nothing. */
type Claim = Id | 'new' | 'twice' | 'stays';

export interface CommitmentClaims {
  /** The commitment's id; undefined where somebody must say first. */
  of(line: number): Claim | undefined;
  /** Those that files brought in and this one, a later state of them, does not hold any more. */
  readonly gone: readonly Commitment[];
}

/** What, beside its words, makes a commitment what it is. */
const parts = ['who', 'due', 'date'] as const;
type Part = (typeof parts)[number];

const partOf = (row: OwnedRow, part: Part): string | null =>
  part === 'who' ? whoKey(row.members) : row.fields[part];

const partNow = (state: Commitment, part: Part): string | null =>
  ({ who: whoKey(whoseNow(state)), due: dueOf(state), date: state.offeredOn })[part];

export function claimCommitments(run: ImportRun, rows: readonly OwnedRow[]): CommitmentClaims {
  const { transaction, said } = run;
  const claims = new Map<number, Claim>();
  const claimed = new Set<Id>();
  const byWords = new Map<string, Id[]>();
  for (const { id, text } of allCommitments(transaction.reader)) {
    byWords.set(nameKey(text), [...(byWords.get(nameKey(text)) ?? []), id]);
  }
  const states = new Map<Id, Commitment>();
  const stateOf = (id: Id): Commitment | undefined => {
    const state = states.get(id) ?? transaction.get('commitment', id);
    if (state) states.set(id, state);
    return state;
  };
  const free = ({ fields: { what } }: OwnedRow): Commitment[] =>
    (byWords.get(nameKey(what)) ?? [])
      .filter((id) => !claimed.has(id))
      .map(stateOf)
      .filter((state) => state !== undefined);
  const take = (row: OwnedRow, { id }: { readonly id: Id }): void => {
    claims.set(row.line, id);
    claimed.add(id);
  };
  const left = (): OwnedRow[] =>
    rows.filter(({ line }) => !claims.has(line) && !run.problems.has(line));

  /** The parts that the row tells and in which it differs from what a file said, or what is here. */
  const differing = (
    row: OwnedRow,
    state: Commitment,
    from: 'said' | 'here',
    among: readonly Part[] = parts,
  ): number => {
    const sayings = from === 'said' ? said.sayings(kind, state.id) : [];
    const differs = (of: ReadonlyMap<string | Id, string> | undefined): number =>
      among.filter((part) => {
        if (!row.has.has(part) || (part === 'date' && row.fields.date === null)) return false;
        const there = of?.get(part) ?? shortDigest(partNow(state, part));
        return there !== shortDigest(partOf(row, part));
      }).length;
    return Math.min(...(sayings.length > 0 ? sayings : [undefined]).map(differs));
  };

  tellTwice(run, rows, claims);
  // A list from which somebody was taken out since they were forgotten: what they did stands there still.
  for (const row of left().filter(({ members }) => members.length === 0)) {
    const [theirs, another] = free(row).filter(
      (state) => wasHeldByForgotten(run, state) && differing(row, state, 'here') <= 2,
    );
    if (!theirs || another) continue;
    claims.set(row.line, 'stays');
    claimed.add(theirs.id);
  }
  for (const from of ['said', 'here'] as const) {
    for (const row of left()) {
      const [same] = free(row).filter((state) => differing(row, state, from) === 0);
      if (same) take(row, same);
    }
  }
  // Whoever takes what was wanted may say by when.
  const isTaking = (row: OwnedRow, state: Commitment): boolean =>
    state.status === 'wanted' &&
    row.members.length > 0 &&
    (['said', 'here'] as const).some((from) => differing(row, state, from, ['date']) === 0);
  const near = (row: OwnedRow): Commitment[] =>
    free(row).filter(
      (state) =>
        isTaking(row, state) ||
        (['said', 'here'] as const).some((from) => differing(row, state, from) === 1),
    );
  const rest = left();
  const nearTo = new Map(rest.map((row) => [row.line, near(row)]));
  for (const row of rest) {
    const candidates = (nearTo.get(row.line) ?? []).filter(({ id }) => !claimed.has(id));
    const [only, another] = candidates;
    const rivals = rest.filter(
      (each) => each !== row && only && nearTo.get(each.line)?.some(({ id }) => id === only.id),
    );
    if (only === undefined) continue;
    const sure = another === undefined && rivals.length === 0 && openOrClosed(only) === 'open';
    if (sure) take(row, only);
    else atLine(run, row.line, () => which(run, row, candidates, claims, take));
  }
  /** Whether a row may be what became of one that the sheet held. */
  const mayBecome = (row: OwnedRow, state: Commitment, apart: boolean): boolean => {
    const [was, is] = [state.text, row.fields.what];
    const differ = differing(row, state, 'said');
    // The same task for another day is a new one, once the first is done.
    if (openOrClosed(state) === 'open') {
      if (nameKey(was) === nameKey(is) || isSlip(was, is)) return true;
      if (!apart && isWithin(was, is) && (differ <= 1 || isTaking(row, state))) return true;
    }
    return row.members.length > 0 && differ === 0 && likeness(was, is) > 0;
  };
  const found = (): SheetFound => ({
    rows: rows.length,
    things: [...claimed].map((id) => [id]),
  });
  const notClaimed = (ids: readonly Id[]): Commitment[] =>
    ids
      .filter((id) => !claimed.has(id))
      .map(stateOf)
      .filter((state) => state !== undefined);
  const { things, apart } = said.earlier(kind, found());
  const gone = notClaimed(things);
  for (const row of left()) {
    const changed = gone.filter((state) => !claimed.has(state.id) && mayBecome(row, state, apart));
    if (changed.length === 0) {
      claims.set(row.line, 'new');
      if (run.replaying) tellBeside(run, row, free(row));
    } else atLine(run, row.line, () => which(run, row, changed, claims, take));
  }
  said.meet(kind, found());
  return { of: (line) => claims.get(line), gone: notClaimed(said.held(kind, found())) };
}

/** Whether one of two texts has all the words of the other: "Plates" and "Paper plates". */
const isWithin = (one: string, other: string): boolean => {
  const [short = [], long = []] = [nameWords(one), nameWords(other)].sort(
    (a, b) => a.length - b.length,
  );
  return short.length > 0 && short.every((word) => long.includes(word));
};

const wasHeldByForgotten = ({ transaction }: ImportRun, state: Commitment): boolean => {
  const [by] = whoseNow(state);
  const holder = by === undefined ? undefined : transaction.get('member', by);
  return holder !== undefined && isForgotten(holder.status);
};

/** Rows of one identity: the second says what the first does, or contradicts it. */
function tellTwice(run: ImportRun, rows: readonly OwnedRow[], claims: Map<number, Claim>): void {
  const first = new Map<string, OwnedRow>();
  for (const row of rows) {
    const { what, due, date, status } = row.fields;
    const key = JSON.stringify([nameKey(what), whoKey(row.members), due, date]);
    const before = first.get(key);
    if (!before) {
      first.set(key, row);
      continue;
    }
    if (before.fields.status === status) claims.set(row.line, 'twice');
    else
      atLine(run, row.line, () => {
        throw new Refusal(
          'csv-contradiction',
          `It says of “${what}” that it is ${status ?? 'open'}, and line ${before.line}, with the same words, owner and dates, that it is ${before.fields.status ?? 'open'}.`,
          'Correct whichever is wrong, or leave one of the lines out.',
        );
      });
  }
}

/** A row that waited may be what became of one that stands here: nobody is asked, so it is said. */
function tellBeside(run: ImportRun, row: OwnedRow, others: readonly Commitment[]): void {
  const open = others.filter((state) => openOrClosed(state) === 'open');
  if (open.length === 0) return;
  run.tally.remarks.push(
    `“${row.fields.what}” came in beside ${open.map((state) => labelOf(run, state)).join(' and ')}, with the same words (to let go of what is one with it: momentum release ${open[0]?.no})`,
  );
}

function labelOf(run: ImportRun, state: Commitment): string {
  const due = dueOf(state);
  const nameOf = (id: Id): string => run.transaction.get('member', id)?.name ?? '';
  const who = whoseNow(state).map(nameOf).join(', ') || 'wanted';
  return `${state.no} (${state.text}; ${who}${due === null ? '' : `, due ${formatDay(due)}`}${openOrClosed(state) === 'open' ? '' : `, ${state.status}`})`;
}

function which(
  run: ImportRun,
  row: OwnedRow,
  candidates: readonly Commitment[],
  claims: Map<number, Claim>,
  take: (row: OwnedRow, state: Commitment) => void,
): void {
  const label = (state: Commitment): string => labelOf(run, state);
  const answer = askAbout(run, {
    line: row.line,
    message: `“${row.fields.what}” may be a commitment of its own, or ${candidates.map(label).join(', or ')}, changed since.`,
    choices: [
      { value: 'new', name: 'a commitment of its own' },
      ...candidates.map((state) => ({ value: String(state.no), name: `it is ${label(state)}` })),
    ],
  });
  if (answer === 'new') claims.set(row.line, 'new');
  const meant = candidates.find(({ no }) => String(no) === answer);
  if (meant) take(row, meant);
}

/** One file brought in: all of it or nothing, in one change that one undo takes back. */

import type { Buffer } from 'node:buffer';
import { ownTemplate } from '../../files/own-template.js';
import type { Transaction } from '../../things/ledger.js';
import type { MemberOrNew } from '../../things/member/changes.js';
import { change, type Session } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { DateOrder } from '../day-cells.js';
import type { ImportTemplate } from '../fields.js';
import type { ImportKind } from '../kinds.js';
import { readImport } from '../read.js';
import { shippedImport } from '../shipped.js';
import { dryRun } from './dry-run.js';
import { type ImportCount, type ImportRun, startImport } from './import-run.js';
import { type BroughtIn, importers } from './importers.js';
import { leaveAside, nameIs, nameIsNew, settleKnown, teach } from './settle-names.js';
import type { WaitingName } from './waiting-rows.js';

/** What came of it. */
export interface ImportOutcome {
  /** Rows of the file; those that waited and came in now are not among them. */
  readonly rows: number;
  readonly of: Readonly<Record<ImportCount, number>>;
  /** How many members the things that came in are by. */
  readonly members: number;
  readonly from: Day | null;
  readonly to: Day | null;
  /** The names for which rows of this file wait. */
  readonly waiting: readonly WaitingName[];
  /** Names that waited before and are known by now, and what came in with them. */
  readonly settled: { readonly names: number; readonly rows: number };
  /** The file's columns that nothing was read from. */
  readonly unread: readonly string[];
  /** What is to be said of how some cells were read. */
  readonly notes: readonly string[];
  /** Whether anything was put on record, or would be. */
  readonly changed: boolean;
}

export interface ImportInput {
  readonly map?: readonly string[];
  readonly dateOrder?: DateOrder | undefined;
  readonly addUnknown?: boolean;
  /** Only say what would happen. */
  readonly dryRun?: boolean;
}

/**
 * Brings in the rows of a CSV file.
 * @throws Refusal, those of `readImport` and of the acts that a row leads to, naming the line
 */
export async function importFile<Kind extends BroughtIn>(
  session: Session,
  kind: Kind,
  bytes: Buffer,
  input: ImportInput = {},
): Promise<ImportOutcome> {
  const file = readImport(bytes, await templateFor(session, kind), {
    ...input,
    today: session.today,
  });
  return inOneChange(session, input, file, (run) => importers[kind](run, file.rows));
}

/** Teaches the spellings in a CSV file, and brings in what waited for them. */
export async function teachNames(
  session: Session,
  bytes: Buffer,
  input: ImportInput = {},
): Promise<ImportOutcome> {
  const file = readImport(bytes, await templateFor(session, 'aliases'), {
    ...input,
    today: session.today,
  });
  return inOneChange(session, input, file, (run) => teach(run, file));
}

/** Says what is to become of one waiting name: somebody's, a new member's, or left aside. */
export type NameDecision =
  | { readonly is: 'member'; readonly whom: MemberOrNew }
  | { readonly is: 'new' }
  | { readonly is: 'aside' };

const deciding: {
  readonly [Is in NameDecision['is']]: (run: ImportRun, name: Id, decision: NameDecision) => void;
} = {
  member: (run, name, decision) => {
    if (decision.is === 'member') nameIs(run, name, decision.whom);
  },
  new: (run, name) => {
    nameIsNew(run, name);
  },
  aside: leaveAside,
};

/** @throws Refusal `name-settled`, `alias-of-another`, `person-known` */
export const settleName = (session: Session, name: Id, decision: NameDecision): ImportOutcome =>
  inOneChange(session, {}, { rows: [], unread: [], notes: [] }, (run) =>
    deciding[decision.is](run, name, decision),
  );

interface Read {
  readonly rows: readonly unknown[];
  readonly unread: readonly string[];
  readonly notes: readonly string[];
}

function inOneChange(
  session: Session,
  { addUnknown = false, dryRun: isDry = false }: ImportInput,
  file: Read,
  bring: (run: ImportRun) => void,
): ImportOutcome {
  const bringIn = (transaction: Transaction): ImportOutcome => {
    const run = startImport(transaction, session.today, addUnknown);
    bring(run);
    const { tally } = run;
    const [of, fresh] = [{ ...tally.of }, tally.of.fresh + tally.of.apologies];
    const names = settleKnown(run);
    const rows = tally.of.fresh + tally.of.apologies - fresh;
    const waiting = run.waitingRows.flush();
    return {
      rows: file.rows.length,
      of,
      members: tally.members.size,
      from: tally.from,
      to: tally.to,
      waiting,
      settled: { names, rows },
      unread: file.unread,
      notes: file.notes,
      changed: run.recorded() > 0,
    };
  };
  return isDry
    ? session.ledger.read((reader) => bringIn(dryRun(reader)))
    : change(session, bringIn);
}

/** The community's own template of that kind, where it keeps one beside its ledger. */
async function templateFor<Kind extends ImportKind>(
  { ledger }: Session,
  kind: Kind,
): Promise<ImportTemplate<Kind>> {
  const own = ownTemplate(ledger, 'imports', kind);
  if (!own) return shippedImport(kind);
  // Reading YAML costs as much as importing a thousand rows.
  const { parseImportTemplate } = await import('../template.js');
  return parseImportTemplate(kind, own.text, own.path);
}

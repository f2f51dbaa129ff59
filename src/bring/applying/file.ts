/** One file brought in: all of it or nothing, in one change that one undo takes back. */

import type { Buffer } from 'node:buffer';
import { ownTemplate } from '../../files/own-template.js';
import type { Transaction } from '../../things/ledger.js';
import type { MemberOrNew } from '../../things/member/changes.js';
import { change, type Session } from '../../things/session.js';
import type { Day } from '../../time/day.js';
import type { DateOrder } from '../days.js';
import type { ImportTemplate } from '../fields.js';
import type { ImportKind } from '../kinds.js';
import { type ReadRow, readImport } from '../read.js';
import { shippedTemplate } from '../shipped.js';
import { importAttendance } from './attendance.js';
import { importCommitments } from './commitments.js';
import { importContributions } from './contributions.js';
import { importMeetings } from './meetings.js';
import { importMembers } from './members.js';
import { leaveAside, nameIs, nameIsNew, settleKnown, teach } from './names.js';
import { rehearse } from './rehearsal.js';
import type { Waiter } from './waiting.js';
import { type Count, openWork, type Work } from './work.js';

/** What a community can bring in; the aliases teach names instead. */
export type BroughtIn = Exclude<ImportKind, 'aliases'>;

type Importers = {
  readonly [Kind in BroughtIn]: (work: Work, rows: ReadonlyArray<ReadRow<Kind>>) => void;
};

const importers: Importers = {
  members: importMembers,
  meetings: importMeetings,
  attendance: importAttendance,
  commitments: importCommitments,
  contributions: importContributions,
};

/** What came of it. */
export interface Outcome {
  /** Rows of the file; those that waited and came in now are not among them. */
  readonly rows: number;
  readonly of: Readonly<Record<Count, number>>;
  /** How many members the things that came in are by. */
  readonly members: number;
  readonly from: Day | null;
  readonly to: Day | null;
  /** The names for which rows of this file wait. */
  readonly waiting: readonly Waiter[];
  /** Names that waited before and are known by now, and what came in with them. */
  readonly settled: { readonly names: number; readonly rows: number };
  /** The file's columns that nothing was read from. */
  readonly unread: readonly string[];
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
): Promise<Outcome> {
  const file = readImport(bytes, await templateFor(session, kind), input);
  return atWork(session, input, file, (work) => importers[kind](work, file.rows));
}

/** Teaches the spellings in a CSV file, and brings in what waited for them. */
export async function teachNames(
  session: Session,
  bytes: Buffer,
  input: ImportInput = {},
): Promise<Outcome> {
  const file = readImport(bytes, await templateFor(session, 'aliases'), input);
  return atWork(session, input, file, (work) => teach(work, file));
}

/** Says what is to become of one waiting name: somebody's, a new member's, or left aside. */
export type Verdict =
  | { readonly is: 'member'; readonly whom: MemberOrNew }
  | { readonly is: 'new' }
  | { readonly is: 'aside' };

const verdicts: {
  readonly [Is in Verdict['is']]: (work: Work, name: string, verdict: Verdict) => void;
} = {
  member: (work, name, verdict) => {
    if (verdict.is === 'member') nameIs(work, name, verdict.whom);
  },
  new: (work, name) => {
    nameIsNew(work, name);
  },
  aside: leaveAside,
};

/** @throws Refusal `name-settled`, `alias-of-another`, `person-known` */
export const settleName = (session: Session, name: string, verdict: Verdict): Outcome =>
  atWork(session, {}, { rows: [], unread: [] }, (work) =>
    verdicts[verdict.is](work, name, verdict),
  );

interface Read {
  readonly rows: readonly unknown[];
  readonly unread: readonly string[];
}

function atWork(
  session: Session,
  { addUnknown = false, dryRun = false }: ImportInput,
  file: Read,
  bring: (work: Work) => void,
): Outcome {
  const run = (transaction: Transaction): Outcome => {
    const work = openWork(transaction, session.today, addUnknown);
    bring(work);
    const { tally } = work;
    const [of, fresh] = [{ ...tally.of }, tally.of.fresh + tally.of.apologies];
    const names = settleKnown(work);
    const rows = tally.of.fresh + tally.of.apologies - fresh;
    const waiting = work.waiting.flush();
    return {
      rows: file.rows.length,
      of,
      members: tally.members.size,
      from: tally.from,
      to: tally.to,
      waiting,
      settled: { names, rows },
      unread: file.unread,
      changed: work.recorded() > 0,
    };
  };
  return dryRun ? session.ledger.read((reader) => run(rehearse(reader))) : change(session, run);
}

/** The community's own template of that kind, where it keeps one beside its ledger. */
async function templateFor<Kind extends ImportKind>(
  { ledger }: Session,
  kind: Kind,
): Promise<ImportTemplate<Kind>> {
  const own = ownTemplate(ledger, 'imports', kind);
  if (!own) return shippedTemplate(kind);
  // Reading YAML costs as much as importing a thousand rows.
  const { parseImportTemplate } = await import('../template.js');
  return parseImportTemplate(kind, own.text, own.path);
}

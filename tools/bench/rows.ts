/** The lines of the benchmark's table, and the most that each may cost. */
import { join } from 'node:path';
import { type Ledgers, today } from './ledgers.js';

export type On = 'sample' | 'members' | 'long';

/** One line of the table. */
export interface Row {
  readonly says: string;
  readonly args: readonly string[];
  /** The file that stands after the arguments, if any. */
  readonly file?: (made: Ledgers) => string;
  /** The ledger it runs on, if any; `fresh` gives each run a copy of its own, made off the clock. */
  readonly on?: On;
  readonly fresh?: true;
  /** The most it may cost, as a ratio to what `against` says: bare Node, or another line. */
  readonly budget: number | null;
  readonly against?: string;
  /** The line that it is measured against, with three copies of the ledger’s file; its own twin on the sample unless said. */
  readonly beside?: string;
}

const check = 'momentum check';
const contributions = 'momentum import contributions (3,395)';
const twelveYears = `${Number(today.slice(0, 4)) - 11}-01-01..${today}`;

/** @param folder where what is written to a file goes */
export const rowsIn = (folder: string): readonly Row[] => [
  { says: 'momentum --version', args: ['--version'], budget: 1.25 },
  { says: 'momentum', on: 'sample', args: [], budget: 1.6 },
  { says: 'momentum commitments', on: 'sample', args: ['commitments'], budget: 1.6 },
  { says: 'momentum state', on: 'sample', args: ['state'], budget: 2.2 },
  {
    says: 'momentum state --format markdown',
    on: 'sample',
    args: ['state', '--format', 'markdown'],
    budget: 2.2,
  },
  {
    says: 'momentum state --output FILE.html, with a chart',
    on: 'sample',
    args: ['state', '--force', '--output', join(folder, 'state.html')],
    budget: 3.5,
  },
  {
    says: 'momentum meeting agenda --output FILE.docx',
    on: 'sample',
    args: ['meeting', 'agenda', '--force', '--output', join(folder, 'agenda.docx')],
    budget: 4,
  },
  {
    says: 'momentum state --output FILE.docx, with a chart',
    on: 'sample',
    args: ['state', '--force', '--output', join(folder, 'state.docx')],
    budget: 4,
  },
  {
    says: contributions,
    on: 'members',
    fresh: true,
    args: ['import', 'contributions'],
    file: (made) => made.contributions.members,
    budget: 6,
  },
  {
    says: 'momentum member forget N (one of 285)',
    on: 'sample',
    fresh: true,
    args: ['member', 'forget', '5', '--yes'],
    budget: 10,
  },
  { says: check, on: 'long', args: ['check'], budget: null },
  {
    says: 'momentum backup FILE',
    on: 'long',
    args: ['backup', join(folder, 'backup.zip'), '--force'],
    budget: 1,
    against: 'the check and 3 × cp',
    beside: check,
  },
  { says: 'momentum', on: 'long', args: [], budget: 1.3, against: 'the sample' },
  { says: 'momentum commitments', on: 'long', args: ['commitments'], budget: null },
  { says: 'momentum state', on: 'long', args: ['state'], budget: 1.3, against: 'the sample' },
  { says: 'momentum measures', on: 'long', args: ['measures'], budget: 2.2 },
  {
    says: 'momentum measure NAME --period QUARTER',
    on: 'long',
    args: ['measure', 'contribution-rate', '--period', `${today.slice(0, 4)}-Q3`],
    budget: 1.8,
  },
  {
    says: 'momentum measure NAME --by quarter (12 years)',
    on: 'long',
    args: ['measure', 'contribution-rate', '--by', 'quarter', '--period', twelveYears],
    budget: 2.5,
  },
  {
    says: 'momentum explain NAME',
    on: 'long',
    args: ['explain', 'contribution-rate'],
    budget: 2,
  },
  {
    says: contributions,
    on: 'long',
    fresh: true,
    args: ['import', 'contributions'],
    file: (made) => made.contributions.long,
    budget: null,
  },
];

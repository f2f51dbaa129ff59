import { choice, flag, needed, one } from '../../cli/fields.js';
import { command, handled, type Noun, type Spec } from '../../cli/spec.js';
import { attachable, documentFormats } from '../../delivery/formats.js';

export const nouns: readonly Noun[] = [
  {
    name: 'document',
    summary: 'the templates that documents are made from',
    group: 'Looking after the ledger:',
  },
];

const everyWeek = 'Every week:';

const options = {
  asOf: one('past', 'the day it speaks of, where that is not today; a day to come is fine too'),
  period: one(
    'period',
    'the time it looks back on (4w unless said): 4w, 2026, 2026-Q1, 2026-03, “last month”, FROM..TO',
  ),
  format: choice(documentFormats, 'how it is written', { placeholder: 'FORMAT' }),
  output: one('file', 'write it into this file; its ending says the format, - is here'),
  force: flag('replace the file, even one that momentum did not make'),
  open: flag('show it in the program that your system has for such files'),
  attach: choice(attachable, 'what a mail (eml) carries beside its words', {
    placeholder: 'FORMAT',
  }),
  bcc: choice(['members'], 'whom a mail (eml) is addressed to, unseen by each other; else nobody'),
};

// The facts that a template names, by the names it knows them by; docs say what each holds.
const json = {
  asOf: 'the day it speaks of',
  facts: 'what the document says, as data, by the names that templates use',
  format: 'how it is written',
  written: 'the file it was written to, or null',
  bcc: 'how many a mail is addressed to, or null',
  withoutAddress: 'how many members could not be addressed, or null',
};

export const state = command({
  path: ['state'],
  group: everyWeek,
  summary: 'the State of Play: what was promised, what became of it, who is here, what is asked',
  examples: [
    ['momentum state', 'as of today, looking back four weeks'],
    ['momentum state --as-of 2026-03-01 --period 2026-Q1', 'as it was on the first of March'],
    ['momentum state --open', 'in the browser, to look it over'],
    ['momentum state --output state-of-play.pdf', 'as a file, to be shared'],
    ['momentum state --bcc members --output state.eml', 'as a mail to everybody, ready to send'],
  ],
  options,
  json,
  uses: 'reads',
  pages: true,
});

export const plan = command({
  path: ['plan'],
  group: everyWeek,
  summary: 'the Momentum Plan: what lies ahead, month by month, and what builds on what',
  examples: [
    ['momentum plan', 'what is ahead, and who could still take something'],
    ['momentum plan --format markdown', 'as Markdown, to paste elsewhere'],
    ['momentum plan --output plan.docx', 'as a Word file, in place of the one before'],
  ],
  options,
  json,
  uses: 'reads',
  pages: true,
});

export const check = command({
  path: ['document', 'check'],
  summary: 'look whether a document template of your own can be read',
  examples: [['momentum document check state-of-play.yaml', 'names line and column of a mistake']],
  arguments: { file: needed(one('file', 'the template')) },
  json: { template: 'the file that was checked' },
  uses: 'none',
});

export const specs: readonly Spec[] = [
  handled(state, () => import('./state.js')),
  handled(plan, () => import('./plan.js')),
  handled(check, () => import('./check.js')),
];

import { command, handled, type Noun, type Verb } from '../../cli/spec.js';
import { issuedVerbs } from './given.js';
import { json, options } from './options.js';
import { templateVerbs } from './templates.js';

export const noun: Noun = {
  name: 'document',
  summary: 'documents to share, and the templates that they are made from',
  group: 'Looking after the ledger:',
};

const everyWeek = 'Every week:';

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

export const verbs: readonly Verb[] = [
  handled(state, () => import('./state.js')),
  handled(plan, () => import('./plan.js')),
  ...templateVerbs,
  ...issuedVerbs,
];

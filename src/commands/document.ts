import { needed, one } from '../cli/parameters.js';
import { type Noun, type Verb, verb } from '../cli/verb.js';
import { issuedVerbs } from './document-issued.js';
import { documentOptions, documentResult, makesDocument } from './document-making.js';
import { templateVerbs } from './document-templates.js';

export const noun: Noun = {
  name: 'document',
  summary: 'documents to share, and the templates that they are made from',
  group: 'Looking after the ledger:',
};

const everyWeek = 'Every week:';

const state = verb({
  ...makesDocument,
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
  options: documentOptions,
  run: (input, call) =>
    documentResult(
      { name: 'state-of-play', title: 'State of Play', line: 'momentum state' },
      input,
      call,
    ),
});

const plan = verb({
  ...makesDocument,
  path: ['plan'],
  group: everyWeek,
  summary: 'the Momentum Plan: what lies ahead, month by month, and what builds on what',
  examples: [
    ['momentum plan', 'what is ahead, and who could still take something'],
    ['momentum plan --format markdown', 'as Markdown, to paste elsewhere'],
    ['momentum plan --output plan.docx', 'as a Word file, in place of the one before'],
  ],
  options: documentOptions,
  run: (input, call) =>
    documentResult(
      { name: 'momentum-plan', title: 'Momentum Plan', line: 'momentum plan' },
      input,
      call,
    ),
});

const report = verb({
  ...makesDocument,
  path: ['report'],
  group: 'What there is:',
  summary: 'one page for whoever pays or decides: what moved, who takes part, what would help',
  examples: [
    ['momentum report --period 2026-Q4 --output report.pdf', 'a quarter, as a file'],
    ['momentum report', 'the last thirteen weeks, to look it over'],
  ],
  options: documentOptions,
  run: (input, call) =>
    documentResult({ name: 'report', title: 'report', line: 'momentum report' }, input, call),
});

const review = verb({
  ...makesDocument,
  path: ['review'],
  group: 'What there is:',
  summary: 'a year on two pages, and questions for the yearly conversation',
  examples: [
    ['momentum review', 'the last 52 weeks'],
    ['momentum review --period 2026 --output review.docx', 'a year, for people to write into'],
  ],
  options: documentOptions,
  run: (input, call) =>
    documentResult({ name: 'review', title: 'review', line: 'momentum review' }, input, call),
});

const make = verb({
  ...makesDocument,
  path: ['document', 'make'],
  summary: 'make any document: one of momentum’s, or one from a template of your own',
  examples: [
    ['momentum document make autumn-letter', 'from a template of your own'],
    ['momentum document make letter.yaml --open', 'from a file, shown in the browser'],
    ['momentum document make state-of-play --audience public', 'for the website'],
    ['momentum document make welcome --for bea', 'to somebody who has just joined'],
  ],
  arguments: {
    template: needed(
      one('text', 'the document’s name, or a file with its template', { placeholder: 'NAME|FILE' }),
    ),
  },
  options: {
    ...documentOptions,
    for: one('member', 'the one member whom it is for, and to whom alone a mail is addressed'),
    meeting: one('meeting', 'the meeting that it is about: number, day, “last”, “next”, or words'),
  },
  run: ({ template, for: recipient, meeting, ...input }, call) =>
    documentResult(
      {
        name: template,
        line: [
          `momentum document make ${template}`,
          ...(recipient ? [`--for ${recipient.no}`] : []),
          ...(meeting ? [`--meeting ${meeting.no}`] : []),
        ].join(' '),
        recipient,
        meeting,
      },
      input,
      call,
    ),
});

export const verbs: readonly Verb[] = [
  state,
  plan,
  report,
  review,
  make,
  ...templateVerbs,
  ...issuedVerbs,
];

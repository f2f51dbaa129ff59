/** The ledger itself, and looking at the whole of it. */
import { flag, needed, one } from '../../cli/fields.js';
import { command, handled, type Noun, type Spec } from '../../cli/spec.js';

const looking = 'Looking after the ledger:';

export const nouns: readonly Noun[] = [];

export const status = command({
  path: ['status'],
  group: 'Every week:',
  summary: 'where things stand, on one screen (momentum alone does the same)',
  examples: [['momentum', 'where things stand, and what to do next']],
  json: {
    community: 'its name and the number of members',
    momentum: 'rising, steady, slowing, stalled or too-early, with its reasons',
    next: 'the next meeting, or null',
    open: 'how many commitments are open',
    overdue: 'commitments whose date has gone by',
    dueSoon: 'commitments that somebody holds, due within 14 days',
    wanted: 'what nobody has taken yet',
    toWelcome: 'who joined and has not been welcomed',
    requests: 'who has asked to join',
    unmatched: 'how many names match nobody yet',
    questions: 'burning questions that are open',
    lastCheckin: 'the day of the last check-in, or null',
    run: 'the one command to run next',
  },
  uses: 'reads',
});

export const log = command({
  path: ['log'],
  group: looking,
  summary: 'what happened, in sentences',
  examples: [
    ['momentum log', 'the latest fifty'],
    ['momentum log --by amina --period 4w', 'what concerns Amina, the last four weeks'],
    ['momentum log --commitment 12', 'the story of one commitment'],
  ],
  options: {
    by: one('member', 'only what concerns this member'),
    commitment: one('commitment', 'only what concerns this commitment'),
    period: one('period', 'only this time: 4w, 2026, 2026-Q1, 2026-03, FROM..TO'),
    limit: one('count', 'so many at the most (50 unless said)'),
    all: flag('without an end'),
  },
  json: { entries: 'each with its number, day, sentence, batch, and whether it was taken back' },
  uses: 'reads',
  pages: true,
});

export const why = command({
  path: ['why'],
  group: 'To see further:',
  summary: 'how a commitment came to be where it is, or a member’s time here, as a story',
  examples: [
    ['momentum why 12', 'who offered it, what moved it, what it waits for'],
    ['momentum why amina', 'what she offered and what became of it, when she came and gave'],
  ],
  arguments: { what: needed(one('subject', 'the commitment’s number or words, or a name')) },
  json: {
    commitment: 'the commitment’s number, or null where a member was meant',
    member: 'the member’s number, or null',
    story: 'what happened, each with its day and a sentence',
    taken: 'what the member took on, and what became of it',
    years: 'how often the member came and gave, year by year',
    now: 'how things stand, a sentence each',
  },
  uses: 'reads',
  pages: true,
});

export const undo = command({
  path: ['undo'],
  group: looking,
  summary: 'take back the last action, import or check-in',
  examples: [
    ['momentum undo', 'shows what would be taken back, and asks'],
    ['momentum undo --batch 212', 'that one; an undo can be undone in the same way'],
    ['momentum undo --yes', 'without asking'],
    ['momentum undo --dry-run', 'only shows it'],
  ],
  options: {
    batch: one('text', 'which one, by the number that log shows', { placeholder: 'NUMBER' }),
    yes: flag('do it without asking'),
    dryRun: flag('only show what would be taken back'),
  },
  json: { undone: 'the sentences taken back', batch: 'their number', redo: 'how to bring it back' },
  uses: 'writes',
});

export const check = command({
  path: ['check'],
  group: looking,
  summary: 'look whether the ledger is sound; says nothing where all is well',
  examples: [['momentum check', 'silent where all is well']],
  json: { findings: 'what is wrong, each with what to do about it; empty where all is well' },
  uses: 'reads',
});

export const ledgers = command({
  path: ['ledgers'],
  group: looking,
  summary: 'the communities kept on this machine',
  examples: [['momentum ledgers', 'their names, and where they are']],
  json: { ledgers: 'name and path of each' },
  uses: 'reads',
});

export const version = command({
  path: ['version'],
  group: looking,
  summary: 'which version this is',
  examples: [['momentum version', 'the same as momentum --version']],
  json: { version: 'the version' },
  uses: 'none',
});

export const specs: readonly Spec[] = [
  handled(status, () => import('./status.js')),
  handled(log, () => import('./log.js')),
  handled(why, () => import('./why.js')),
  handled(undo, () => import('./undo.js')),
  handled(check, () => import('./check.js')),
  handled(ledgers, () => import('./ledgers.js')),
  handled(version, () => import('./version.js')),
];

/** The check-in of the week. */

import { flag, one } from '../cli/parameters.js';
import { type Call, type Verb, verb } from '../cli/verb.js';
import { ownTemplate } from '../files/own-template.js';
import { readRegularFile } from '../files/read.js';
import type { Prompter } from '../prompt/prompter.js';
import type { ScriptedPrompter } from '../prompt/scripted.js';
import type { ActionName } from '../sitting/actions/index.js';
import type { Flow, FlowPart } from '../sitting/flow/schema.js';
import type { LedgerSitting } from '../sitting/ledger-sitting.js';
import { type Refusal, usage } from '../text/refusal.js';
import type { Checkin } from '../things/checkin/thing.js';
import type { Ledger } from '../things/ledger.js';
import { formatDay } from '../time/day.js';
import {
  asRead,
  asTheyAreNow,
  giveOutDocuments,
  type MadeAnew,
  madeInWords,
  makeDocuments,
} from './checkin-documents.js';
import { checkinResult } from './checkin-shown.js';

const checkin = verb({
  path: ['checkin'],
  group: 'Every week:',
  summary: 'your fifteen minutes: what is due, who would be glad of a word, one next step',
  examples: [
    ['momentum checkin', 'sit down; Enter passes over a question, Ctrl-C loses nothing'],
    ['momentum checkin --quick', 'the five-minute form'],
    ['momentum checkin --answers friday.yaml', 'without a terminal: answers from a file'],
  ],
  options: {
    quick: flag('the five-minute form'),
    answers: one(
      'file',
      'answers by the names of their questions, in YAML; - for what is piped in',
    ),
    fresh: flag('begin anew, where an unfinished check-in would be gone on with'),
    keepDocuments: flag(
      'leave the documents as they are, where they would be made anew at the end',
    ),
    outputFolder: one('file', 'put the documents there', { placeholder: 'FOLDER' }),
  },
  json: {
    checkin: 'its number, its day, how it ended, and the minutes it took',
    recorded: 'what is now on record, in sentences',
    refused: 'what was answered and could not be done, with the reason',
    notes: 'texts to paste, and for whom',
    left: 'what is left for next time',
    documents: 'the files that were made anew',
    unused: 'names in the answers file that no question has',
  },
  uses: 'writes',
  async run(input, call) {
    const { session } = call;
    if (input.answers === undefined && !call.interactive) throw nobodyToAsk();
    const { ledgerSitting, resumable } = await import('../sitting/ledger-sitting.js');
    const { runCheckin } = await import('../sitting/run.js');
    const whole = await flowOf(session.ledger);
    const flow = input.keepDocuments
      ? withoutDocuments(whole)
      : input.outputFolder === undefined
        ? whole
        : withoutFolder(whole);
    const script = input.answers === undefined ? undefined : await scripted(input.answers, call);
    const prompter = script ?? (await call.prompter());

    const from = input.fresh ? undefined : await goOnWith(resumable(session), flow, prompter, call);
    const quick = input.quick || (from?.quick ?? false);
    let made: MadeAnew = { folder: undefined, files: [], left: [], documents: [] };
    const sitting = ledgerSitting(session, from, {
      quick,
      async makeDocuments(folder) {
        made = await makeDocuments(call, input.outputFolder ?? folder);
        return madeInWords(made);
      },
      showDocuments: () => asRead(made),
      async issueDocuments(own) {
        const { now, changed } = await asTheyAreNow(call, made);
        made = now;
        const said = await giveOutDocuments(own, made.documents);
        return changed ? `Something had changed since, so they were made afresh. ${said}` : said;
      },
    });
    const outcome = await runCheckin(flow, sitting, prompter, call.clock, { quick, back: !script });
    return checkinResult({
      checkin: ended(sitting, outcome),
      outcome,
      files: made.files,
      unused: script?.unused() ?? [],
      answers: input.answers,
      session,
      wentOn: from !== undefined,
      brief: call.resultOnTerminal && !script,
    });
  },
});

const ended = (
  sitting: LedgerSitting,
  { ended: how, seconds }: { ended: 'closed' | 'stopped'; seconds: number },
): Checkin => (how === 'closed' ? sitting.close(seconds) : sitting.checkin);

/** Offers to go on with an unfinished check-in. */
async function goOnWith(
  from: Checkin | undefined,
  flow: Flow,
  prompter: Prompter,
  { today }: Call,
): Promise<Checkin | undefined> {
  if (from === undefined) return undefined;
  const title = flow.steps.find(({ id }) => id === from.steps.at(-1)?.step)?.title;
  const day = from.on === today ? 'today' : `on ${formatDay(from.on)}`;
  const where = title === undefined ? '' : ` and stopped after “${title}”`;
  prompter.say(`You began a check-in ${day}${where}.`);
  const answer = await prompter.select({
    id: 'resume',
    message: 'Go on with it?',
    flag: '--fresh',
    choices: [
      { value: 'yes', key: 'g', name: 'go on with it' },
      { value: 'no', key: 'n', name: 'begin a new one; what was answered in this one is kept' },
    ],
    // Going on records nothing by itself; beginning anew leaves the other one where it was.
    default: 'yes',
  });
  return answer === 'yes' ? from : undefined;
}

const largestAnswers = 256 * 1024;

async function scripted(file: string, call: Call): Promise<ScriptedPrompter> {
  const bytes = file === '-' ? call.stdin() : readRegularFile(file, { maxBytes: largestAnswers });
  const [{ readAnswers }, { scriptedPrompter }] = await Promise.all([
    import('../prompt/answers.js'),
    import('../prompt/scripted.js'),
  ]);
  const name = file === '-' ? 'standard input' : file;
  const answers = readAnswers(bytes.toString('utf8').replace(/^\uFEFF/, ''), name);
  return scriptedPrompter(answers, { write: (text) => call.say(text.replace(/\n$/, '')) });
}

const nobodyToAsk = (): Refusal =>
  usage(
    'needs-answers-file',
    'A check-in is a conversation, and there is no terminal to hold it in.',
    'Sit down at a terminal, or give the answers in a file: momentum checkin --answers FILE.yaml',
  );

/**
 * The check-in of a ledger: its own where one stands in its template folder, else the one that
 * comes with the program.
 * @throws Refusal `unreadable-checkin`, and as `readRegularFile`
 */
async function flowOf(ledger: Ledger): Promise<Flow> {
  const own = ownTemplate(ledger, 'checkins', 'weekly');
  if (!own) return (await import('../sitting/shipped/index.js')).weeklyFlow;
  const { readFlow } = await import('../sitting/flow/read.js');
  return readFlow(own.text, own.path);
}

const documentActions: ReadonlySet<ActionName> = new Set(['make-documents', 'issue-documents']);

/** The same check-in, where it has been said already where its documents go. */
const withoutFolder = (flow: Flow): Flow => ({
  ...flow,
  steps: flow.steps.map((step) => ({
    ...step,
    parts: step.parts.map((part) =>
      part.kind === 'record' && part.action === 'make-documents'
        ? { ...part, fields: undefined }
        : part,
    ),
  })),
});

const isOfDocuments = (part: FlowPart): boolean =>
  (part.kind === 'record' || part.kind === 'confirm') && documentActions.has(part.action);

/** The same check-in without its documents at the end. */
const withoutDocuments = (flow: Flow): Flow => ({
  ...flow,
  steps: flow.steps.map((step) => ({
    ...step,
    parts: step.parts.filter((part) => !isOfDocuments(part)),
  })),
});

export const verbs: readonly Verb[] = [checkin];

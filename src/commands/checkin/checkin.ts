import type { Call, Run } from '../../cli/spec.js';
import { readRegularFile } from '../../files/read.js';
import type { Prompter } from '../../prompt/prompter.js';
import type { ScriptedPrompter } from '../../prompt/scripted.js';
import type { Flow } from '../../sitting/flow/schema.js';
import { type LedgerSitting, ledgerSitting, resumable } from '../../sitting/ledger-sitting.js';
import { runCheckin } from '../../sitting/run.js';
import { exitCodes, Refusal } from '../../text/refusal.js';
import type { Checkin } from '../../things/checkin/thing.js';
import { formatDay } from '../../time/day.js';
import { type MadeAnew, madeInWords, makeDocuments } from './documents.js';
import { flowOf, withoutDocuments } from './flow.js';
import { giveOutDocuments } from './giving-out.js';
import type { checkin } from './index.js';
import { summary } from './summary.js';

export const run: Run<typeof checkin> = async (input, call) => {
  const { session } = call;
  if (input.answers === undefined && !call.interactive) throw nobodyToAsk();
  const whole = await flowOf(session.ledger);
  const flow = input.keepDocuments ? withoutDocuments(whole) : whole;
  const script = input.answers === undefined ? undefined : await scripted(input.answers, call);
  const prompter = script ?? (await call.prompter());

  const from = input.fresh ? undefined : await goOnWith(resumable(session), flow, prompter, call);
  const quick = input.quick || (from?.quick ?? false);
  let made: MadeAnew = { files: [], left: [], documents: [] };
  const sitting = ledgerSitting(session, from, {
    quick,
    async makeDocuments() {
      made = await makeDocuments(call, input.outputFolder);
      return madeInWords(made);
    },
    issueDocuments: (own) => giveOutDocuments(own, made.documents),
  });
  const outcome = await runCheckin(flow, sitting, prompter, call.clock, { quick });
  return summary({
    checkin: ended(sitting, outcome),
    outcome,
    files: made.files,
    unused: script?.unused() ?? [],
    answers: input.answers,
    session,
    brief: call.resultOnTerminal && !script,
  });
};

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
  const goOn = await prompter.confirm({
    id: 'resume',
    message: 'Go on with it?',
    flag: '--fresh',
    default: true,
  });
  return goOn ? from : undefined;
}

const largestAnswers = 256 * 1024;

async function scripted(file: string, call: Call): Promise<ScriptedPrompter> {
  const bytes = file === '-' ? call.stdin() : readRegularFile(file, { maxBytes: largestAnswers });
  const [{ readAnswers }, { scriptedPrompter }] = await Promise.all([
    import('../../prompt/answers.js'),
    import('../../prompt/scripted.js'),
  ]);
  const name = file === '-' ? 'standard input' : file;
  const answers = readAnswers(bytes.toString('utf8').replace(/^\uFEFF/, ''), name);
  return scriptedPrompter(answers, { write: (text) => call.say(text.replace(/\n$/, '')) });
}

const nobodyToAsk = (): Refusal =>
  new Refusal(
    'needs-answers-file',
    'A check-in is a conversation, and there is no terminal to hold it in.',
    'Sit down at a terminal, or give the answers in a file: momentum checkin --answers FILE.yaml',
    { exit: exitCodes.usage },
  );

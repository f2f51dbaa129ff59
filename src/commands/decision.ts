import { flag, needed, one } from '../cli/parameters.js';
import { type Noun, type Verb, verb } from '../cli/verb.js';
import { code } from '../papers/build.js';
import { usage } from '../text/refusal.js';
import { dayItWasSaid } from '../things/days.js';
import {
  decide as decideAndRecord,
  decisionStands,
  raiseDecision,
  withdrawDecision,
} from '../things/decision/changes.js';
import { listDecisions, type WhichDecisions } from '../things/decision/list.js';
import { readNo } from '../things/no.js';
import { decisionJson, decisionRecorded, decisionTable, whichDecision } from './decision-shown.js';
import { orAgain, textOrPiped } from './typed.js';

export const noun: Noun = {
  name: 'decision',
  summary: 'what was decided, and what is to be decided',
  group: 'What there is:',
};

const lookAgain = (about: string) => one('begins', about, { saidWith: ['on', 'at'] });

/** What is said only of what has been decided. */
const takenOnly = ['settles', 'insteadOf', 'at', 'why', 'lookAgain'] as const;

const decide = verb({
  path: ['decide'],
  group: 'Every day:',
  summary: 'put on record what was decided, or with --to-take what is to be decided',
  examples: [
    ['momentum decide "We don’t charge for tea" --at last --by consent', 'where, and how'],
    ['momentum decide "We don’t charge for tea" --why "it brings people in"', 'and why'],
    ['momentum decide "We meet on Tuesdays" --look-again "in june"', 'it is looked at again then'],
    ['momentum decide "Do we charge for tea?" --to-take --by vote', 'stands in every agenda'],
    ['momentum decide "Tea stays free" --settles 4', 'number 4 was to be decided, and is'],
    ['momentum decide "Tea is 50p" --instead-of 4', 'number 4 holds no more, and stays on record'],
  ],
  arguments: {
    text: needed(
      one('text', 'what was decided, in a sentence; - reads what is piped in', {
        placeholder: 'WHAT',
        ask: { message: 'What was decided?' },
      }),
    ),
  },
  options: {
    toTake: flag('it is still to be decided'),
    settles: one('decision', 'what was to be decided, and now is: its number, or a few words'),
    at: one('meeting', 'the meeting where it was decided: number, day, “last” or words'),
    why: one('text', 'the reason'),
    by: one('text', 'by whom or how: consent, a vote, the facilitator'),
    lookAgain: lookAgain('the day on which it is looked at again'),
    insteadOf: one('decision', 'the decision whose place it takes'),
    question: one('question', 'the burning question that it answers'),
    on: one('past', 'the day, where that was not today, nor that of the meeting'),
    again: flag('it is meant, though the same was put down already'),
  },
  json: decisionJson,
  uses: 'writes',
  async run(input, call) {
    const text = textOrPiped(call, input.text);
    if (readNo(text) !== undefined) throw numberForWords(text);
    const question = input.question?.id;
    if (input.toTake) {
      const other = takenOnly.find((name) => input[name] !== undefined);
      if (other !== undefined) throw toTakeAndTaken();
      const raised = await orAgain(call, 'noted-already', input.again, (again) =>
        raiseDecision(call.session, { text, how: input.by, question, again }, input.on),
      );
      return decisionRecorded(call, 'To decide:', raised);
    }
    const said = {
      ...{ text, question, how: input.by, why: input.why, lookAgainOn: input.lookAgain },
      takenAt: input.at?.id,
      settles: input.settles?.id,
      insteadOf: input.insteadOf?.id,
    };
    const on = input.on ?? dayItWasSaid(input.at, call.today);
    const state = await orAgain(call, 'noted-already', input.again, (again) =>
      decideAndRecord(call.session, { ...said, again }, on),
    );
    return decisionRecorded(call, 'Decided', state);
  },
});

const numberForWords = (no: string) =>
  usage(
    'number-for-words',
    `“${no}” does not say what was decided.`,
    `If ${no} was to be decided: momentum decide "WHAT" --settles ${no}`,
  );

const toTakeAndTaken = () =>
  usage(
    'to-take-and-taken',
    'It can’t be decided already, and still to be decided.',
    'Leave out --to-take; or give only what there is to decide, with --by and --question.',
  );

const decisions = verb({
  path: ['decisions'],
  group: 'Every day:',
  summary: 'what was decided and stands, and what is to be decided',
  examples: [
    ['momentum decisions', 'what stands, the newest first'],
    ['momentum decisions --to-take', 'what is to be decided'],
    ['momentum decisions --look-again', 'what stands, and is to be looked at again by now'],
    ['momentum decisions --all', 'what holds no more, too'],
  ],
  options: {
    standing: flag('only what stands (this is the default)'),
    toTake: flag('only what is to be decided'),
    lookAgain: flag('only what stands, and is to be looked at again by now'),
    all: flag('what holds no more, and what needed no deciding, too'),
  },
  json: {
    decisions:
      'each with why, how and when, what it answers, what it takes the place of and what took its place',
  },
  uses: 'reads',
  pages: true,
  run(input, call) {
    const which: WhichDecisions = input.all
      ? 'all'
      : input.toTake
        ? 'to take'
        : input.lookAgain
          ? 'to look at'
          : 'standing';
    const found = call.session.ledger.read((reader) => listDecisions(reader, which, call.today));
    return {
      data: { decisions: found },
      document: decisionTable(found, which, [
        'Nothing of that kind is on record. To add a decision: ',
        code('momentum decide "…"'),
      ]),
    };
  },
});

const stands = verb({
  path: ['decision', 'stands'],
  summary: 'put on record that a decision was looked at again, and stands',
  examples: [
    ['momentum decision stands 4', 'it stands, and needs no other look'],
    ['momentum decision stands tea --look-again "in a year"', 'and is looked at again then'],
  ],
  arguments: { decision: whichDecision },
  options: {
    lookAgain: lookAgain('the next day on which it is looked at; without it there is none'),
    on: one('past', 'the day, where that was not today'),
  },
  json: decisionJson,
  uses: 'writes',
  run: ({ decision, lookAgain: lookAgainOn, on }, call) =>
    decisionRecorded(
      call,
      'It stands:',
      decisionStands(call.session, decision.id, { lookAgainOn, on }),
    ),
});

const withdraw = verb({
  path: ['decision', 'withdraw'],
  summary: 'what was to be decided needs no deciding any more',
  examples: [['momentum decision withdraw 4', 'it is in no agenda from now on']],
  arguments: { decision: whichDecision },
  json: decisionJson,
  uses: 'writes',
  run: ({ decision }, call) =>
    decisionRecorded(call, 'Withdrawn', withdrawDecision(call.session, decision.id)),
});

export const verbs: readonly Verb[] = [decide, decisions, stands, withdraw];

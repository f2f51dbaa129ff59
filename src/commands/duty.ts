import { choice, flag, neededUnless, one } from '../cli/parameters.js';
import { type Noun, type Result, type Verb, verb } from '../cli/verb.js';
import { list as bulleted, code, root } from '../papers/build.js';
import { addDuty, editDuty, offerTurn, skipTurn, stopDuty } from '../things/duty/changes.js';
import { listDuties } from '../things/duty/list.js';
import { need } from '../things/session.js';
import { formatDay } from '../time/day.js';
import { commitmentJson, commitmentRecorded } from './commitment-shown.js';
import { checklistAdded, checklistAlone, checklistNames } from './duty-checklist.js';
import { dutyJson, dutyRecorded, dutyTable, passedOver, whichDuty } from './duty-shown.js';
import {
  dutySaid,
  firstSaid,
  howOften,
  rotaAndBy,
  rotaTyped,
  ruleTyped,
  usualLead,
} from './duty-typed.js';
import { edited } from './shown.js';
import { nothingToChange, onlyTyped } from './typed.js';

export const noun: Noun = {
  name: 'duty',
  summary: 'jobs that come again, and whose turn it is',
  group: 'What there is:',
};

const what = { placeholder: 'WHAT' };

const add = verb({
  path: ['duty', 'add'],
  summary: 'put a job on record that comes again, by one person or in turn',
  examples: [
    ['momentum duty add "Take the minutes" --each meeting --rota tom,grace,lena', 'in turn'],
    [
      'momentum duty add "Send the invitation" --each meeting --before 7 --by amina',
      'a week before',
    ],
    ['momentum duty add "Send the minutes" --each meeting --after 1', 'whoever takes it'],
    ['momentum duty add "Water the plants" --every month --from 2026-12-05 --by tom', 'on the 5th'],
    ['momentum duty add --checklist meeting', 'all that a meeting usually needs'],
  ],
  arguments: {
    text: neededUnless(
      'checklist',
      one('text', 'what is to be done', { ...what, ask: { message: 'What is to be done?' } }),
    ),
  },
  options: {
    ...dutySaid,
    checklist: choice(checklistNames, 'every row of a list that comes with the program'),
  },
  json: { ...dutyJson, duties: 'all that were added: of a checklist, each' },
  uses: 'writes',
  async run({ text, checklist, lead = usualLead, ...input }, call) {
    const rule = ruleTyped(input, call.today);
    const people = await rotaTyped(call, input);
    if (checklist !== undefined) {
      if (text !== undefined || rule !== undefined || people !== undefined) throw checklistAlone();
      return checklistAdded(call, checklist, lead);
    }
    if (rule === undefined) throw howOften();
    // Without --checklist it is needed, and so it is there.
    const said = { text: text as string, rule, people: people ?? [], lead };
    const state = addDuty(call.session, said);
    const result = withFirst(dutyRecorded(call, 'Added', state), firstSaid(input, state));
    return { ...result, data: { ...result.data, duties: Object.values(result.data) } };
  },
});

/** What is recorded, with why its first turn is on that day. */
const withFirst = (result: Result, why: string | undefined): Result =>
  why === undefined ? result : { ...result, hints: [why, ...(result.hints ?? [])] };

const duties = verb({
  path: ['duties'],
  group: 'Every day:',
  summary: 'jobs that come again, each with its next turns and whose they are',
  examples: [
    ['momentum duties', 'when, and whose turn it is'],
    ['momentum duties --all', 'what is done no more, too'],
  ],
  options: { all: flag('what is done no more, too') },
  json: {
    duties:
      'each with when it comes, who does it and who of them is passed over, and its next turns: day, meeting, who, and the commitment that it has become',
  },
  uses: 'reads',
  pages: true,
  run({ all }, call) {
    const rows = call.session.ledger.read((reader) => listDuties(reader, call.today, all));
    const table = dutyTable(rows, [
      'Nothing comes again yet. To add a duty: ',
      code('momentum duty add "WHAT" --each meeting'),
    ]);
    const over = passedOver(rows);
    return {
      data: { duties: rows },
      document: over.length === 0 ? table : root(...table.children, bulleted(over)),
    };
  },
});

const onTurn = one('future', 'the day of the turn, where it is not the next one');

const offer = verb({
  path: ['duty', 'offer'],
  summary: 'make the next turn a commitment of whoever’s turn it is',
  examples: [
    ['momentum duty offer 1', 'the next turn, due on its day'],
    ['momentum duty offer minutes --to grace', 'Grace does it this time'],
    ['momentum duty offer 1 --on 2027-01-21', 'the turn of that day'],
  ],
  arguments: { duty: whichDuty },
  options: { to: one('person', 'somebody else who does it this time'), on: onTurn },
  json: commitmentJson,
  uses: 'writes',
  run({ duty, to, on }, call) {
    const state = offerTurn(call.session, duty.id, { to, on });
    return commitmentRecorded(call, state.status === 'wanted' ? 'Wanted' : 'Offered', state);
  },
});

const skip = verb({
  path: ['duty', 'skip'],
  summary: 'leave the next turn out: nobody does it, and nothing piles up',
  examples: [['momentum duty skip 1', 'the next turn']],
  arguments: { duty: whichDuty },
  options: { on: onTurn },
  json: dutyJson,
  uses: 'writes',
  run({ duty, on: typed }, call) {
    const { duty: state, on } = skipTurn(call.session, duty.id, typed);
    return dutyRecorded(call, 'Left out', state, [`left out on ${formatDay(on)}`]);
  },
});

const edit = verb({
  path: ['duty', 'edit'],
  summary: 'change what is done, when, whose turn it is, or how far ahead it is brought up',
  examples: [['momentum duty edit 1 --rota "grace, tom, lena, owen"', 'who does it in turn']],
  arguments: { duty: whichDuty },
  options: {
    text: one('text', 'what is to be done', what),
    ...dutySaid,
    anyone: flag('it is nobody’s in particular: each turn is wanted'),
  },
  json: dutyJson,
  uses: 'writes',
  async run({ duty, text, lead, anyone, ...input }, call) {
    const people = await rotaTyped(call, input);
    if (anyone && people !== undefined) throw rotaAndBy();
    const rule = ruleTyped(input, call.today);
    const change = onlyTyped({ text, lead, rule, people: anyone ? [] : people });
    if (Object.keys(change).length === 0) throw nothingToChange('momentum duty edit');
    const before = call.session.ledger.read((reader) => need(reader, 'duty', duty.id));
    const after = editDuty(call.session, duty.id, change);
    return withFirst(dutyRecorded(call, edited(before, after), after), firstSaid(input, after));
  },
});

const stop = verb({
  path: ['duty', 'stop'],
  summary: 'put on record that a duty is done no more; what was offered stays',
  examples: [['momentum duty stop 1', 'no turn of it is brought up from now on']],
  arguments: { duty: whichDuty },
  json: dutyJson,
  uses: 'writes',
  run: ({ duty }, call) => dutyRecorded(call, 'Stopped', stopDuty(call.session, duty.id)),
});

export const verbs: readonly Verb[] = [add, duties, offer, skip, edit, stop];

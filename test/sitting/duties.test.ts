/** Turns of jobs that come again, in the check-in. */

import { expect, test } from 'vitest';
import { readAnswers } from '../../src/prompt/answers.js';
import { scriptedPrompter } from '../../src/prompt/scripted.js';
import { ledgerSitting } from '../../src/sitting/ledger-sitting.js';
import { runCheckin } from '../../src/sitting/run.js';
import { addDuty } from '../../src/things/duty/changes.js';
import { listDuties } from '../../src/things/duty/list.js';
import { membersKnownAs } from '../../src/things/member/find.js';
import { addDays } from '../../src/time/day.js';
import { harbourMenders } from './community.js';
import { weekly } from './transcript.js';

const documents = { showDocuments: () => '', makeDocuments: () => '', issueDocuments: () => '' };

/** A sitting with a duty of Tom and Grace, and one of nobody: what was said, and how both stand. */
async function sit(answers: string) {
  const session = harbourMenders();
  const [wren, idris] = ['Wren Okafor', 'Idris Bell'].map((name) =>
    session.ledger.read((reader) => membersKnownAs(reader, name)[0]?.id ?? 0),
  );
  const from = addDays(session.today, 3);
  const rule = { unit: 'week', count: 1, from } as const;
  addDuty(session, { text: 'Water the plants', rule, people: [wren ?? 0, idris ?? 0], lead: 7 });
  addDuty(session, { text: 'Sweep the hall', rule, people: [], lead: 3 });
  const later = { ...rule, from: addDays(from, 9) };
  addDuty(session, { text: 'Order tea', rule: later, people: [], lead: 7 });
  let said = '';
  const prompter = scriptedPrompter(readAnswers(answers, 'answers.yaml'), {
    write: (text) => {
      said += text;
    },
  });
  const sitting = ledgerSitting(session, undefined, { quick: false, ...documents });
  await runCheckin(weekly, sitting, prompter, () => 0, { quick: false });
  expect(prompter.unused()).toEqual([]);
  expect(said).not.toContain('Order tea');
  const rows = session.ledger.read((reader) => listDuties(reader, session.today));
  const next = rows
    .slice(0, 2)
    .map(({ turns: [turn] }) => [turn?.on === from, turn?.who, turn?.commitment !== null]);
  return { said, next };
}

test('whoever’s turn it is has it, and what is nobody’s is wanted', async () => {
  const { said, next } = await sit('turns.1: o\nturns.2: w');
  expect(said).toContain('It is Wren Okafor’s turn: Water the plants');
  expect(said).toContain('Whoever does this: Sweep the hall');
  expect(next).toEqual([
    [true, 'Wren Okafor', true],
    [true, null, true],
  ]);
});

test('somebody else does it', async () => {
  const { next } = await sit('turns.1: e\nturns.1.to: idris\nturns.2: e\nturns.2.to: idris');
  expect(next).toEqual([
    [true, 'Idris Bell', true],
    [true, 'Idris Bell', true],
  ]);
});

test('a turn is left out, or left for now', async () => {
  const { next } = await sit('turns.1: x');
  expect(next).toEqual([
    [false, 'Wren Okafor', false],
    [true, null, false],
  ]);
});

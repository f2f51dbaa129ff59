/** Decisions whose day to be looked at again has come, in the check-in. */

import { expect, test } from 'vitest';
import { readAnswers } from '../../src/prompt/answers.js';
import { scriptedPrompter } from '../../src/prompt/scripted.js';
import { ledgerSitting } from '../../src/sitting/ledger-sitting.js';
import { runCheckin } from '../../src/sitting/run.js';
import { decide } from '../../src/things/decision/changes.js';
import { listDecisions } from '../../src/things/decision/list.js';
import { harbourMenders } from './community.js';
import { weekly } from './transcript.js';

async function sit(answers: string) {
  const session = harbourMenders();
  const early = { ...session, today: '2026-06-01' as const };
  decide(early, { text: 'We don’t charge for tea', how: 'consent', lookAgainOn: '2026-11-21' });
  decide(early, { text: 'We meet on Tuesdays', lookAgainOn: '2026-11-22' });
  const documents = { showDocuments: () => '', makeDocuments: () => '', issueDocuments: () => '' };
  let said = '';
  const prompter = scriptedPrompter(readAnswers(answers, 'answers.yaml'), {
    write: (text) => {
      said += text;
    },
  });
  const sitting = ledgerSitting(session, undefined, { quick: false, ...documents });
  await runCheckin(weekly, sitting, prompter, () => 0, { quick: false });
  expect(prompter.unused()).toEqual([]);
  expect(said).toContain('We decided: We don’t charge for tea');
  expect(said).not.toContain('We meet on Tuesdays');
  const rows = session.ledger.read((reader) => listDecisions(reader, 'all', session.today));
  return rows.map(({ no, text, status, lookAgainOn }) => ({ no, text, status, lookAgainOn }));
}

const tea = { no: 1, text: 'We don’t charge for tea' };
const tuesdays = {
  no: 2,
  text: 'We meet on Tuesdays',
  status: 'standing',
  lookAgainOn: '2026-11-22',
};

test('one whose day has come stands, with no other look', async () => {
  expect(await sit('decisions.1: y')).toEqual([
    tuesdays,
    { ...tea, status: 'standing', lookAgainOn: null },
  ]);
});

test('it stands, and is looked at again', async () => {
  expect(await sit('decisions.1: l\ndecisions.1.on: 1 June')).toEqual([
    tuesdays,
    { ...tea, status: 'standing', lookAgainOn: '2027-06-01' },
  ]);
});

test('something else holds in its place', async () => {
  expect(await sit('decisions.1: i\ndecisions.1.text: Tea is 50p')).toEqual([
    { no: 3, text: 'Tea is 50p', status: 'standing', lookAgainOn: null },
    tuesdays,
    { ...tea, status: 'superseded', lookAgainOn: '2026-11-21' },
  ]);
});
